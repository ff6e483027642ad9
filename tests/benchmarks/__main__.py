"""All benchmarks in one run, each in a process of its own: python -m tests.benchmarks"""

import subprocess
import sys

BENCHMARKS = ("start", "speed", "tiling", "memory", "redraw", "stalls", "drop", "batch", "training")


def main() -> int:
    chosen = sys.argv[1:] or BENCHMARKS
    failed = 0
    for name in chosen:
        print(f"--- {name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
