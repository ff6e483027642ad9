"""Which version of the program this is."""

import importlib.metadata
import tomllib
from pathlib import Path


def version() -> str:
    """Of the source tree where this is one, else of the installed package."""
    project = Path(__file__).resolve().parents[1] / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return importlib.metadata.version("denoiser")
