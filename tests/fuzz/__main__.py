"""``python -m tests.fuzz``: damaged photos through the reader, as many as wanted."""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.campaign import FINDINGS, Campaign, Figures, Limits, replay
from tests.fuzz.seeds import CORPORA, seeds

_TELLING_EVERY = 10.0


def main(argv: list[str] | None = None) -> int:
    """Run a campaign; 1 if anything was found, else 0."""
    args = _parser().parse_args(argv)
    limits = Limits(args.timeout, args.memory)
    if args.replay:
        return _replay(args.replay, limits)
    chosen = seeds(None if args.no_corpora else CORPORA)
    chosen = {kind: files for kind, files in chosen.items() if not args.format or kind in args.format}
    numbers = itertools.count(args.start) if args.count is None else range(args.start, args.start + args.count)
    figures = Campaign(chosen, args.seed, args.keep, limits, _teller()).run(numbers, args.workers, args.seconds)
    print(figures.table())
    if figures.findings:
        print(f"{figures.findings} inputs are kept in {args.keep}")
    return 1 if figures.findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__, allow_abbrev=False)
    parser.add_argument("--count", type=int, metavar="N", help="inputs (default: until --seconds are over, or Ctrl+C)")
    parser.add_argument("--start", type=int, default=0, metavar="N", help="number of the first, to go on (default: 0)")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="of the mutations (default: 0)")
    parser.add_argument("--seconds", type=float, default=float("inf"), metavar="T", help="stop after so long")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="reading processes (default: 1)")
    parser.add_argument("--format", action="append", metavar="NAME", help="only this format; may be repeated")
    parser.add_argument("--timeout", type=float, default=20.0, metavar="T", help="seconds for one input (default: 20)")
    parser.add_argument("--memory", type=int, default=2048, metavar="MB", help="for one input (default: 2048)")
    parser.add_argument("--no-corpora", action="store_true", help="mutate no files from beside the checkout")
    default = Path(tempfile.gettempdir()) / "denoiser-fuzz-findings"
    parser.add_argument("--keep", type=Path, default=default, metavar="DIR", help=f"for findings (default: {default})")
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FILE", help="read these files, not mutants")
    return parser


def _replay(files: list[Path], limits: Limits) -> int:
    found = 0
    for path, answer in replay(files, limits):
        print(f"{path}: {answer.outcome}  {answer.why}".rstrip())
        found += answer.outcome in FINDINGS
    return 1 if found else 0


def _teller() -> Callable[[Figures, int], None]:
    """Says on standard error, from time to time, how far it is."""
    last = [time.monotonic()]

    def tell(figures: Figures, number: int) -> None:
        if time.monotonic() - last[0] >= _TELLING_EVERY:
            last[0] = time.monotonic()
            print(f"{figures.inputs} inputs, {figures.findings} findings, at number {number}", file=sys.stderr)

    return tell


if __name__ == "__main__":
    sys.exit(main())
