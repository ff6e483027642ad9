"""A few hundred damaged files of each format through the reader; and that a campaign would notice a crash."""

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.images.reading import read_header
from tests.fuzz import __main__ as command
from tests.fuzz.campaign import Answer, Campaign, Figures, Limits, Reader
from tests.fuzz.mutations import MUTATIONS, mutant
from tests.fuzz.reader import judge
from tests.fuzz.seeds import Seeds, seeds

EACH = 40
SLOW = ("raw", "heic")
"""They are read in a process of their own, and have tests of their own."""

# Stands in for the reading process: obeys what is in the file.
OBEDIENT = """
import json, os, signal, struct, sys, time
while head := sys.stdin.buffer.read(4):
    wish = sys.stdin.buffer.read(struct.unpack(">L", head)[0]).decode()
    if wish == "crash":
        print("I fell", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGSEGV)
    if wish == "half":
        os.write(1, b'{"outcome"')
        os._exit(3)
    if wish == "hang":
        time.sleep(60)
    os.write(1, json.dumps({"outcome": wish, "why": "", "held": 7, "peak": 9}).encode() + b"\\n")
"""


@pytest.fixture(scope="module")
def made() -> Seeds:
    return seeds(corpora=None)


def test_damaged_files_are_read_or_refused(made: Seeds, tmp_path: Path) -> None:
    quick = {kind: files for kind, files in made.items() if kind not in SLOW}
    figures = Campaign(quick, 1, tmp_path / "kept").run(range(EACH * len(quick)))
    assert figures.inputs == EACH * len(quick)
    assert {counter.total() for counter in figures.counts.values()} == {EACH}
    kept = [path.read_text("utf-8") for path in sorted(tmp_path.glob("kept/*.txt"))]
    assert figures.findings == 0, kept
    assert sum(counter["read"] for counter in figures.counts.values()) > EACH / 4, "nothing gets past the door"
    assert sum(counter["refused"] for counter in figures.counts.values()) > EACH


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "webp"])
def test_the_seeds_are_good(made: Seeds, kind: str, tmp_path: Path) -> None:
    outcomes = []
    for data in made[kind]:
        (tmp_path / "input").write_bytes(data)
        outcomes.append(judge(tmp_path / "input")[0])
    assert outcomes.count("read") > len(outcomes) / 2


def test_a_number_means_the_same_mutant(made: Seeds) -> None:
    for kind in made:
        several = [mutant(made, kind, 0, number) for number in range(50)]
        assert several == [mutant(made, kind, 0, number) for number in range(50)]
        assert len(set(several)) > 40
        assert several != [mutant(made, kind, 1, number) for number in range(50)]
        assert sum(data in made[kind] for data in several) < 10


def test_every_mutation_changes_something(made: Seeds) -> None:
    for mutation in MUTATIONS:
        changed = 0
        for number in range(20):
            data = bytearray(made["png"][number % len(made["png"])])
            before = bytes(data)
            mutation(data, random.Random(number), made["png"])
            changed += bytes(data) != before
        assert changed >= 10, mutation.__name__


@pytest.fixture
def obedient() -> Iterator[Reader]:
    with Reader(Limits(seconds=2.0), (sys.executable, "-c", OBEDIENT)) as reader:
        yield reader


def test_a_crash_a_hang_and_half_an_answer_are_noticed_and_it_goes_on(
    obedient: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.campaign._PATIENCE_AT_START", 5.0)
    assert obedient.ask(b"read") == Answer("read", "", 7, 9)
    crashed = obedient.ask(b"crash")
    assert crashed.outcome == "crash"
    assert "status -11" in crashed.why
    assert "I fell" in crashed.why
    assert obedient.ask(b"refused").outcome == "refused"
    assert obedient.ask(b"hang").outcome == "hang"
    assert obedient.ask(b"read").outcome == "read"
    assert "status 3" in obedient.ask(b"half").why
    assert obedient.ask(b"read").outcome == "read"


def test_what_is_found_is_kept(made: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "ask", lambda _self, data: Answer("wrong" if len(data) % 2 else "read", "because"))
    figures = Campaign(made, 5, tmp_path / "kept").run(range(16), workers=2)
    kept = sorted(tmp_path.glob("kept/*-wrong"))
    assert len(kept) == figures.findings > 0
    for path in kept:
        kind, seed, number, _ = path.name.split("-")
        assert path.read_bytes() == mutant(made, kind, int(seed), int(number))
        assert path.with_name(path.name + ".txt").read_text("utf-8") == "because"


def test_the_table_adds_up() -> None:
    figures = Figures(seconds=2.0)
    for kind, outcome in (("png", "read"), ("png", "crash"), ("jpeg", "refused")):
        figures.add(kind, Answer(outcome, "", 50, 60))
    lines = [line.split() for line in figures.table().splitlines()]
    assert lines[2] == ["png", "2", "1", "0", "1", "0", "0", "0"]
    assert lines[3] == ["all", "3", "1", "1", "1", "0", "0", "0"]
    assert figures.findings == 1


def test_exceptions_and_untruths_are_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Seeds) -> None:
    (tmp_path / "input").write_bytes(made["png"][1])
    assert judge(tmp_path / "input") == ("read", "")
    monkeypatch.setattr("tests.fuzz.reader.read_header", lambda _path: 1 / 0)
    outcome, why = judge(tmp_path / "input")
    assert outcome == "wrong"
    assert "ZeroDivisionError" in why
    monkeypatch.undo()
    (tmp_path / "other").write_bytes(made["jpeg"][0])
    other = read_header(tmp_path / "other")
    monkeypatch.setattr("tests.fuzz.reader.read_header", lambda _path: other)
    assert judge(tmp_path / "input")[0] == "wrong"


def test_the_command_prints_figures_and_replays(
    tmp_path: Path, made: Seeds, capsys: pytest.CaptureFixture[str]
) -> None:
    few = ["--count", "4", "--start", "8", "--no-corpora", "--format", "png", "--keep", str(tmp_path / "kept")]
    assert command.main(few) == 0
    assert capsys.readouterr().out.splitlines()[-2].split()[:2] == ["all", "4"]
    good = tmp_path / "good"
    good.write_bytes(made["png"][1])
    assert command.main(["--replay", os.fspath(good)]) == 0
    assert capsys.readouterr().out == f"{good}: read\n"
