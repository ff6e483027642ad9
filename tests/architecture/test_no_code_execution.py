"""No source file of the project can run code out of a file: the ways to do so do not occur."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*ROOT.glob("engine/**/*.py"), *ROOT.glob("denoiser_gui/**/*.py"), *ROOT.glob("main.py")])

BUILTINS = {"eval", "exec", "compile", "__import__"}
MODULES = {"marshal", "shelve", "dill", "cloudpickle", "joblib"}
NAMES = {
    *(f"{module}.{name}" for module in ("pickle", "_pickle") for name in ("load", "loads", "Unpickler")),
    "torch.jit.load",
    "torch.package.PackageImporter",
    "torch.hub.load",
    "torch.export.load",
    "torch.serialization.add_safe_globals",
    "builtins.eval",
    "builtins.exec",
}


def offences(source: str) -> list[str]:
    """Every forbidden thing in a source text, with its line."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    found = [(node.lineno, what) for node in ast.walk(tree) for what in _offences_of(node, names)]  # type: ignore[attr-defined]
    return [f"line {line}: {what}" for line, what in found]


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What names in the file stand for, ``("p", "pickle")`` for ``import pickle as p``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname, alias.name) for alias in node.names if alias.asname)
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def _offences_of(node: ast.AST, names: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name.split(".")[0] in MODULES)
    elif isinstance(node, ast.ImportFrom):
        yield from _offences_of_import(node)
    elif isinstance(node, ast.Name | ast.Attribute):
        full = _dotted(node, names)
        if full in NAMES or (isinstance(node, ast.Name) and node.id in BUILTINS):
            yield full
    elif isinstance(node, ast.Call):
        yield from _offences_of_call(node, names)


def _offences_of_import(node: ast.ImportFrom) -> Iterator[str]:
    if node.module and node.module.split(".")[0] in MODULES:
        yield node.module
    yield from (full for alias in node.names if (full := f"{node.module}.{alias.name}") in NAMES)
    if node.module in ("pickle", "_pickle", "torch.jit"):
        yield from (f"{node.module}.*" for alias in node.names if alias.name == "*")


def _offences_of_call(node: ast.Call, names: dict[str, str]) -> Iterator[str]:
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if _dotted(node.func, names) in ("torch.load", "torch.serialization.load") and "weights_only" not in keywords:
        yield "torch.load without weights_only"
    for keyword, wanted in (("weights_only", True), ("allow_pickle", False)):
        value = keywords.get(keyword)
        if value is not None and not (isinstance(value, ast.Constant) and value.value is wanted):
            yield f"{keyword} not {wanted}"


def _dotted(node: ast.expr, names: dict[str, str]) -> str:
    """The full name, ``torch.jit.load``, of what an expression refers to, or nothing for other expressions."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, names)}.{node.attr}"
    return ""


def test_there_are_sources_to_look_at() -> None:
    assert {"checkpoint.py", "tensors.py", "library.py"} <= {path.name for path in SOURCES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_runs_code_out_of_files(path: Path) -> None:
    assert offences(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "import pickle\npickle.load(f)",
        "import pickle as p\nx = p.loads",
        "from pickle import loads as read\nread(b'')",
        "from pickle import *",
        "import pickle\nclass U(pickle.Unpickler): ...",
        "import torch\ntorch.jit.load('x')",
        "from torch import jit\njit.load('x')",
        "import torch.jit as j\nj.load('x')",
        "import torch\ntorch.load('x')",
        "import torch\ntorch.load('x', weights_only=False)",
        "import torch\ntorch.load('x', weights_only=safe)",
        "from torch import load\nload('x')",
        "import numpy as np\nnp.load('x', allow_pickle=True)",
        "eval('1')",
        "def f():\n    exec('1')",
        "list(map(eval, lines))",
        "import shelve",
        "from joblib import load",
        "__import__('os')",
    ],
)
def test_a_planted_one_is_found(planted: str) -> None:
    assert offences(planted)


@pytest.mark.parametrize(
    "innocent",
    [
        "import pickle\ntry: ...\nexcept pickle.UnpicklingError: ...",
        "import torch\ntorch.load('x', map_location='cpu', weights_only=True)",
        "network.eval()",
        "import re\nre.compile('x')",
        "import json\njson.load(f)\njson.loads('1')",
        "import numpy as np\nnp.load('x', allow_pickle=False)",
        "'pickle.loads'",
    ],
)
def test_what_only_looks_like_it_is_let_be(innocent: str) -> None:
    assert offences(innocent) == []
