"""Who may import whom: the contracts of pyproject.toml, and what they cannot see."""

import ast
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parents[2]
TORCH_FREE = (
    "engine.errors",
    "engine.events",
    "engine.cancellation",
    "engine.images",
    "engine.metrics",
    "engine.comparison",
    "engine.models.descriptor",
    "engine.models.library",
    "engine.inference.tiling",
    "engine.inference.strength",
    "engine.service",
    "denoiser_gui",
)


def lint(config: Path) -> int:
    return cli.lint_imports(config_filename=str(config), no_cache=True)


def modules_in(name: str) -> list[str]:
    """The module itself and, if it is a package, all in it."""
    folder = ROOT.joinpath(*name.split("."))
    return [name, *(found.name for found in pkgutil.walk_packages([str(folder)], f"{name}."))]


def loaded_by(statement: str) -> set[str]:
    """Names of all modules that a fresh Python holds after a statement."""
    program = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def imported_in(folder: Path) -> Iterator[tuple[str, str]]:
    """(file, dotted name) of everything imported anywhere in the files of a folder."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path.name, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((path.name, f"{node.module}.{alias.name}") for alias in node.names)


def test_the_contracts_hold() -> None:
    assert lint(ROOT / "pyproject.toml") == cli.EXIT_STATUS_SUCCESS


def test_a_broken_contract_is_noticed(tmp_path: Path) -> None:
    config = tmp_path / "contracts.toml"
    config.write_text(
        '[tool.importlinter]\nroot_packages = ["engine"]\ninclude_external_packages = true\n'
        '[[tool.importlinter.contracts]]\nname = "broken on purpose"\ntype = "forbidden"\n'
        'source_modules = ["engine.degradation"]\nforbidden_modules = ["torch"]\n'
    )
    assert lint(config) == cli.EXIT_STATUS_ERROR


@pytest.mark.parametrize("name", TORCH_FREE)
def test_torch_is_not_loaded(name: str) -> None:
    loaded = loaded_by("\n".join(f"import {module}" for module in modules_in(name) if not module.endswith("__main__")))
    assert name in loaded
    assert "torch" not in loaded


def test_loading_torch_would_be_seen() -> None:
    assert "torch" in loaded_by("import engine.degradation.camera")


def test_the_state_holds_no_widgets() -> None:
    widgets = [row for row in imported_in(ROOT / "denoiser_gui" / "state") if "QtWidgets" in row[1]]
    assert widgets == []


def test_widgets_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "panel.py").write_text("def make():\n    from PySide6 import QtWidgets\n")
    assert list(imported_in(tmp_path)) == [("panel.py", "PySide6.QtWidgets")]
