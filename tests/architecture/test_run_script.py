"""run.sh with a make-believe Python, which notes what it is asked and installs nothing."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "pip install torch==2.13.0"
FROM_CPU_INDEX = "pip install torch==2.13.0+cpu from https://download.pytorch.org/whl/cpu"

FAKE_PYTHON = r"""#!/bin/bash
self="${BASH_SOURCE[0]}"
note() { printf '%s\n' "$*" >>"$FAKE_LOG"; }
case "$*" in
*'import ensurepip, venv'*) exit "${FAKE_NO_VENV:-0}" ;;
*'print("%d.%d"'*) echo 3.12 ;;
*'not (3, 11)'*) exit "${FAKE_TOO_OLD:-0}" ;;
*'print(sys.version_info[:2]'*) echo "${FAKE_VERSION:-3.12}" ;;
--version) echo "Python ${FAKE_VERSION:-3.12}" ;;
'-m venv '*)
    note "$*"
    for folder in "$@"; do :; done
    [[ "$*" != *--clear* ]] || rm -rf "$folder"
    mkdir -p "$folder/bin"
    cp "$self" "$folder/bin/python"
    ;;
'-m ensurepip' | '-m pip --version') ;;
'- 2.13.0') exit "${FAKE_NO_TORCH:-1}" ;;
'-m pip index versions '*) echo "Available versions: ${FAKE_INDEX:-}" ;;
'-m pip install '*--no-index*) exit "${FAKE_NO_WHEEL:-1}" ;;
'-m pip install '*)
    all="$*" source=""
    [[ $all != *--index-url* ]] || source="${all#*--index-url }" source=" from ${source%% *}"
    for what in "$@"; do :; done
    note "pip install $what$source"
    exit "${FAKE_PIP:-0}"
    ;;
*) echo "RAN $*" ;;
esac
"""


@dataclass
class Clone:
    """A clone with a space in its path, and a PATH on which the make-believe commands come first."""

    root: Path
    commands: Path
    log: Path
    display: dict[str, str] = field(default_factory=lambda: {"QT_QPA_PLATFORM": "offscreen"})

    def command(self, name: str, script: str) -> None:
        path = self.commands / name
        path.write_text(script)
        path.chmod(0o755)

    def run(self, *arguments: str, call: Path | None = None, **fakes: str) -> subprocess.CompletedProcess[str]:
        kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        environment = {**kept, **self.display, "FAKE_LOG": str(self.log), **fakes}
        environment["PATH"] = f"{self.commands}{os.pathsep}{environment['PATH']}"
        script = [str(call or self.root / "run.sh"), *arguments]
        return subprocess.run(script, env=environment, cwd=self.commands, capture_output=True, text=True, check=False)

    def asked(self) -> list[str]:
        """What Python was asked since the last time."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    if sys.platform == "win32":
        pytest.skip("run.sh serves Linux and macOS")
    root = tmp_path / "a clone"
    (root / "resources" / "samples").mkdir(parents=True)
    for name in ("run.sh", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, root / name)
    commands = tmp_path / "bin"
    commands.mkdir()
    made = Clone(root, commands, tmp_path / "log")
    made.command("python3", FAKE_PYTHON)
    made.command("uname", "#!/bin/sh\necho Linux\n")
    made.command("nvidia-smi", "#!/bin/sh\nexit 9\n")
    return made


def test_the_first_call_sets_up_and_the_second_asks_nothing(clone: Clone) -> None:
    first = clone.run()
    assert first.returncode == 0, first.stderr
    assert clone.asked() == [f"-m venv --without-pip {clone.root}/.venv", PLAIN, f"pip install {clone.root}"]
    second = clone.run()
    assert clone.asked() == []
    assert second.stderr == ""
    samples = " ".join(f"{clone.root}/resources/samples/{name}_noisy.png" for name in ("rocket", "cat", "coffee"))
    assert second.stdout == f"RAN {clone.root}/main.py {samples}\n"


def test_the_samples_it_opens_are_there(clone: Clone) -> None:
    opened = [path for path in clone.run().stdout.split(f"{clone.root}/") if path.startswith("resources")]
    assert len(opened) == 3
    assert all((ROOT / path.strip()).is_file() for path in opened)


def test_arguments_go_to_the_program_unchanged(clone: Clone) -> None:
    done = clone.run("denoise", "a  b.jpg", "-o", "")
    assert done.stdout == f"RAN {clone.root}/main.py denoise a  b.jpg -o \n"


def test_it_can_be_called_through_a_link(clone: Clone, tmp_path: Path) -> None:
    link = tmp_path / "denoiser"
    link.symlink_to(Path("a clone") / "run.sh")
    assert clone.run("--help", call=link).stdout == f"RAN {clone.root}/main.py --help\n"


def test_tests_run_without_screen_inside_the_clone(clone: Clone) -> None:
    done = clone.run("test", "-k", "one")
    assert done.stdout == f"RAN -m pytest --basetemp={clone.root}/tests/.tmp/pytest -k one\n"
    assert clone.asked()[-1] == f"pip install {clone.root}[test]"
    assert (clone.root / "tests" / ".tmp" / "home").is_dir()
    assert clone.run().returncode == 0
    assert clone.asked() == [], "the set-up for the tests serves the window as well"


def test_changed_pins_are_installed(clone: Clone) -> None:
    clone.run()
    clone.asked()
    with (clone.root / "constraints.txt").open("a") as constraints:
        constraints.write("six==1.16.0\n")
    clone.run(FAKE_NO_TORCH="0")
    assert clone.asked() == [f"pip install {clone.root}"], "into the same environment, and torch is there already"


def test_a_set_up_that_failed_is_made_afresh(clone: Clone) -> None:
    failed = clone.run(FAKE_PIP="1")
    assert failed.returncode == 1
    assert "RAN" not in failed.stdout
    clone.asked()
    again = clone.run()
    assert again.returncode == 0
    assert "not finished; starting afresh" in again.stderr
    assert clone.asked()[0] == f"-m venv --without-pip --clear {clone.root}/.venv"


@pytest.mark.parametrize(
    ("fakes", "installed", "said"),
    [
        ({}, PLAIN, "about 3 GB"),
        ({"FAKE_INDEX": "2.13.0+cpu, 2.12.0+cpu"}, FROM_CPU_INDEX, "about 200 MB"),
        ({"FAKE_INDEX": "2.12.0+cpu"}, PLAIN, "about 3 GB"),
        ({"FAKE_NO_WHEEL": "0"}, None, "a wheel on this computer"),
        ({"FAKE_NO_TORCH": "0"}, None, "Installing the other libraries"),
        (
            {"DENOISER_TORCH_INDEX": "https://example.org/cu130"},
            f"{PLAIN} from https://example.org/cu130",
            "from the chosen source",
        ),
        ({"DENOISER_TORCH_SPEC": "/wheels/torch.whl"}, "pip install /wheels/torch.whl", "from the chosen source"),
    ],
)
def test_where_torch_comes_from(clone: Clone, fakes: dict[str, str], installed: str | None, said: str) -> None:
    done = clone.run(**fakes)
    assert clone.asked()[1:-1] == ([] if installed is None else [installed])
    assert said in done.stderr


def test_with_an_nvidia_card_the_plain_build_is_taken(clone: Clone) -> None:
    clone.command("nvidia-smi", "#!/bin/sh\n")
    done = clone.run(FAKE_INDEX="2.13.0+cpu")
    assert PLAIN in clone.asked()
    assert "NVIDIA card" in done.stderr


def test_python_that_is_too_old_is_named(clone: Clone) -> None:
    for name in ("python", "python3.11", "python3.12", "python3.13", "python3.14"):
        clone.command(name, FAKE_PYTHON)
    done = clone.run(FAKE_TOO_OLD="1", FAKE_VERSION="3.9.2")
    assert done.returncode == 1
    assert "found here: Python 3.9.2" in done.stderr
    assert clone.asked() == []


def test_a_missing_venv_module_is_named(clone: Clone) -> None:
    for name in ("python", "python3.11", "python3.12", "python3.13", "python3.14"):
        clone.command(name, FAKE_PYTHON)
    done = clone.run(FAKE_NO_VENV="1")
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr


def test_without_a_display_the_commands_are_named(clone: Clone) -> None:
    clone.display = {}
    window = clone.run("photo.jpg")
    assert window.returncode == 1
    assert "no display" in window.stderr
    assert "./run.sh denoise" in window.stderr
    assert clone.run("denoise", "photo.jpg").returncode == 0


def test_missing_libraries_are_told_as_packages(clone: Clone) -> None:
    clone.display = {"DISPLAY": ":7"}
    plugins = clone.root / ".venv/lib/python3.12/site-packages/PySide6/Qt/plugins/platforms"
    plugins.mkdir(parents=True)
    (plugins / "libqxcb.so").touch()
    lines = r"\tlibxcb-icccm.so.4 => not found\n\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n"
    clone.command("ldd", f"#!/bin/sh\nprintf '{lines}'\n")
    clone.command("python3", FAKE_PYTHON.replace('rm -rf "$folder"', ":"))
    done = clone.run()
    assert done.returncode == 1
    assert "sudo apt install libegl1 libxcb-icccm4\n" in done.stderr
    assert "sudo dnf install libglvnd-egl xcb-util-wm\n" in done.stderr
