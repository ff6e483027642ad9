import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from tests.engine.cli.conftest import Command, save

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("torch", "PySide6", "denoiser_gui.app", "skimage", "pyqtgraph")


def loaded(*words: str) -> tuple[int, list[str]]:
    """The status of a command line in a fresh process, and the heavy modules it loaded."""
    code = (
        "import sys, contextlib, io\n"
        "from main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        f"    status = main({list(words)!r})\n"
        f"print(status, *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    status, *names = done.stdout.split()
    return int(status), names


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["-h"], 0),
        (["--version"], 0),
        (["denoise", "-h"], 0),
        (["models", "list"], 0),
        (["models", "show", "quality"], 0),
        (["train", "--clen", "x"], 2),
        (["denoise", "x.png"], 2),
        (["denoise", "x.png", "-o", "{tmp}", "--model", "nothing"], 2),
        (["evaluate", "nowhere", "nowhere"], 2),
        (["--nonsense"], 2),
    ],
    ids=str,
)
def test_torch_and_the_window_are_not_loaded(words: list[str], status: int, tmp_path: Path) -> None:
    assert loaded(*(word.format(tmp=tmp_path) for word in words)) == (status, [])


def test_a_classical_method_needs_no_torch(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.png")
    assert loaded("denoise", str(photo), "-o", str(tmp_path / "o"), "--model", "median") == (0, [])


@pytest.mark.parametrize("words", [[], ["denoise"], ["evaluate"], ["models"], ["models", "import"], ["train"]])
def test_help_is_everywhere(words: list[str], command: Command) -> None:
    answer = command(*words, "-h")
    assert answer.status == 0
    assert answer.out.startswith(f"usage: {' '.join(['denoiser', *words])}")
    assert answer.err == ""


def test_the_version_is_that_of_the_project(command: Command) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert command("--version").out == f"denoiser {version}\n"


@pytest.mark.parametrize("words", [[], ["photo.png"], ["Denoise"], ["models", "list", "--jsn"]])
def test_a_wrong_command_line_is_told_with_the_usage(words: list[str], command: Command) -> None:
    answer = command(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: ")


def test_the_reader_of_the_results_may_close_early(tmp_path: Path) -> None:
    for index in range(3):
        save(tmp_path / f"{index}.png")
    words = [sys.executable, "main.py", "denoise", tmp_path, "-o", tmp_path / "o", "--model", "noisy"]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    complaints = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) == 1
    assert "Traceback" not in complaints
    assert "BrokenPipe" not in complaints


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_is_closed_is_no_failure(closed: str) -> None:
    words = ["sh", "-c", f'exec "$0" main.py models list {closed}', sys.executable]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is another thing there")
def test_control_c_stops_cleanly(tmp_path: Path) -> None:
    photo = save(tmp_path / "large.png", 1500, 1500)
    words = [sys.executable, "main.py", "denoise", photo, "-o", tmp_path / "o", "--model", "nlm"]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    while not (tmp_path / "o").is_dir() and running.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)  # by now it is at the photo, which takes it seconds
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert err.rstrip().endswith("Stopped.")
    assert "Traceback" not in err
    assert list((tmp_path / "o").iterdir()) == []
