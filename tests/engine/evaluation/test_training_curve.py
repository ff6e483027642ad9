import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from engine.evaluation import training_curve
from engine.evaluation.training_curve import curve, read_log

LOG = "a warning\n200 0.010 psnr 30.000\n400 0.020 psnr 31.500\n400 0.021 psnr 31.000\n600 0.03 psnr nan\n"


def test_what_a_training_printed_is_read() -> None:
    assert read_log(LOG) == [(200, 30.0), (400, 31.0)]


def test_every_run_has_its_line_and_name_and_long_ones_are_no_heavier() -> None:
    svg = curve({"fast": read_log(LOG), "quality": [(step, 30 + step / 1e5) for step in range(0, 100_000, 200)]})
    tree = ElementTree.fromstring(svg)
    lines = [line.attrib["points"].split() for line in tree.iter("{http://www.w3.org/2000/svg}polyline")]
    assert [len(line) for line in lines] == [2, 100]
    assert ">fast</text>" in svg
    assert ">quality</text>" in svg


def test_the_command_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.log").write_text(LOG)
    target = tmp_path / "curve.svg"
    monkeypatch.setattr(sys, "argv", ["training_curve", f"fast={tmp_path / 'a.log'}", "-o", str(target)])
    training_curve.main()
    assert target.read_text().startswith("<svg xmlns=")
