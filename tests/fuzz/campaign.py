"""Thousands of damaged files through the reader, and what came of them."""

import json
import os
import selectors
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.mutations import mutant
from tests.fuzz.seeds import Seeds

FINDINGS = ("crash", "hang", "memory", "wrong")
OUTCOMES = ("read", "refused", *FINDINGS)
ROOT = Path(__file__).resolve().parents[2]

_PATIENCE_AT_START = 120.0


@dataclass(frozen=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: after which reading it counts as hanging.
        megabytes: of address space, on top of what the reading process has anyway.
    """

    seconds: float = 20.0
    megabytes: int = 2048


@dataclass(frozen=True)
class Answer:
    """What came of one file; the megabytes its process holds now, and the most it ever held."""

    outcome: str
    why: str = ""
    held: int = 0
    peak: int = 0


@dataclass
class Figures:
    """Counts of outcomes by format; megabytes held by a reading process, at last and at most."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    held: int = 0
    peak: int = 0
    seconds: float = 0.0

    def add(self, kind: str, answer: Answer) -> None:
        self.counts.setdefault(kind, Counter())[answer.outcome] += 1
        self.held, self.peak = answer.held or self.held, max(self.peak, answer.peak)

    @property
    def inputs(self) -> int:
        return sum(counter.total() for counter in self.counts.values())

    @property
    def findings(self) -> int:
        return sum(counter[name] for counter in self.counts.values() for name in FINDINGS)

    def table(self) -> str:
        """A row for each format, and one for all."""
        rows = [("format", "inputs", *OUTCOMES)]
        everything: Counter[str] = Counter()
        for kind, counter in sorted(self.counts.items()):
            rows.append((kind, str(counter.total()), *(str(counter[name]) for name in OUTCOMES)))
            everything += counter
        rows.append(("all", str(everything.total()), *(str(everything[name]) for name in OUTCOMES)))
        lines = ["".join(cell.ljust(8) if i == 0 else cell.rjust(9) for i, cell in enumerate(row)) for row in rows]
        speed = self.inputs / max(self.seconds, 1e-9)
        memory = f"{self.peak} MB at most in one process, {self.held} MB at last"
        return "\n".join([*lines, f"{self.seconds:.0f} s, {speed:.0f} inputs a second; {memory}"])


class Reader:
    """A reading process, started anew whenever it dies."""

    def __init__(self, limits: Limits, command: Iterable[str] = (sys.executable, "-m", "tests.fuzz.reader")) -> None:
        self._limits = limits
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="denoiser-fuzz-"))

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def ask(self, data: bytes) -> Answer:
        """Have a file read."""
        fresh = self._process is None
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(struct.pack(">L", len(data)) + data)
            process.stdin.flush()
        except BrokenPipeError:
            return self._crashed()
        line = self._line(process, self._limits.seconds + (_PATIENCE_AT_START if fresh else 0.0))
        if line is None:
            self._end()
            return Answer("hang", f"no answer within {self._limits.seconds:g} s")
        return Answer(**json.loads(line)) if line.endswith(b"\n") else self._crashed()

    def _start(self) -> subprocess.Popen[bytes]:
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "VIPS_CONCURRENCY": "1"}
        with (self._folder / "stderr").open("wb") as complaints:
            self._process = subprocess.Popen(
                [*self._command, str(self._folder), str(self._limits.megabytes)],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        return self._process

    @staticmethod
    def _line(process: subprocess.Popen[bytes], seconds: float) -> bytes | None:
        """One line, what there is of it if the process ended, or None if there was none in time."""
        assert process.stdout is not None
        end, line = time.monotonic() + seconds, b""
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while not line.endswith(b"\n"):
                if not selector.select(max(0.0, end - time.monotonic())):
                    return None
                piece = os.read(process.stdout.fileno(), 1 << 16)
                if not piece:
                    break
                line += piece
        return line

    def _crashed(self) -> Answer:
        status = self._end()
        said = (self._folder / "stderr").read_bytes()[-4000:].decode("utf-8", "replace")
        return Answer("crash", f"the process ended with status {status}\n{said}")

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        with process:
            if process.poll() is None and process.stdin is not None:
                process.kill()
        return process.returncode


@dataclass
class Campaign:
    """Mutants through the reader, the formats taking turns.

    Attributes:
        seeds: files by format.
        seed: of the mutations; with it a number means the same mutant whenever it is asked for.
        keep: where inputs with a finding are kept, and why; made when there is one.
        limits: for each input.
        tell: called after every input with the figures so far and its number.
        figures: so far.
    """

    seeds: Seeds
    seed: int
    keep: Path
    limits: Limits = Limits()
    tell: Callable[[Figures, int], None] = lambda _figures, _number: None
    figures: Figures = field(default_factory=Figures)

    def run(self, numbers: Iterable[int], workers: int = 1, seconds: float = float("inf")) -> Figures:
        """Try the mutants of these numbers, with so many processes; none is begun after so many seconds."""
        coming = _Numbers(numbers, seconds)
        threads = [threading.Thread(target=self._work, args=(coming,)) for _ in range(workers)]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                thread.join()
        except KeyboardInterrupt:  # the figures so far are wanted all the same
            coming.stop()
            for thread in threads:
                thread.join()
        self.figures.seconds = coming.seconds
        return self.figures

    def _work(self, coming: "_Numbers") -> None:
        with Reader(self.limits) as reader:
            while (number := coming.next()) is not None:
                kind = sorted(self.seeds)[number % len(self.seeds)]
                data = mutant(self.seeds, kind, self.seed, number)
                answer = reader.ask(data)
                with coming.lock:
                    self.figures.add(kind, answer)
                    if answer.outcome in FINDINGS:
                        save(self.keep, f"{kind}-{self.seed}-{number}-{answer.outcome}", data, answer)
                    self.tell(self.figures, number)


class _Numbers:
    """Numbers that several threads draw from, until they or the time are at an end."""

    def __init__(self, numbers: Iterable[int], seconds: float) -> None:
        self.lock = threading.Lock()
        self._coming = iter(numbers)
        self._begun = time.monotonic()
        self._end = self._begun + seconds

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._begun

    def next(self) -> int | None:
        with self.lock:
            return next(self._coming, None) if time.monotonic() < self._end else None

    def stop(self) -> None:
        self._end = 0.0


def replay(files: Iterable[Path], limits: Limits = Limits()) -> Iterator[tuple[Path, Answer]]:
    """What comes of files as they are."""
    with Reader(limits) as reader:
        for path in files:
            yield path, reader.ask(path.read_bytes())


def save(folder: Path, name: str, data: bytes, answer: Answer) -> None:
    """Keep an input and what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    (folder / f"{name}.txt").write_text(answer.why, "utf-8")
