from pathlib import Path

import pytest

from engine.training.curves import Curves


def test_a_full_disk_is_an_error_of_the_caller_and_not_of_a_thread(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    curves = Curves(tmp_path)
    record = curves._writer._py_recordio_writer
    record.close()
    with full.open("wb", buffering=0) as record._writer:
        for _ in range(30):  # more than any queue would take
            with pytest.raises(OSError, match="No space left"):
                curves.add(1, {"loss": 1.0})


def test_figures_are_on_the_disk_at_once(tmp_path: Path) -> None:
    curves = Curves(tmp_path / "new")
    curves.add(1, {"training/loss": 1.0})
    (file,) = (tmp_path / "new").iterdir()
    assert b"training/loss" in file.read_bytes()
    curves.close()
