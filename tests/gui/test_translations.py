"""Every sentence of the window is in the translations, translated, and what is loaded is made of them."""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from denoiser_gui.language import LANGUAGES, TRANSLATIONS
from resources.translations import remake

WINDOW = TRANSLATIONS.parents[1] / "denoiser_gui"
FOREIGN = [name for name in LANGUAGES if name != remake.SOURCE]

Key = tuple[str, str, str, bool]


def messages(file: Path) -> Iterator[tuple[Key, ET.Element]]:
    """Context, source, comment and whether it counts; and the translation."""
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            source, comment = message.findtext("source") or "", message.findtext("comment") or ""
            translation = message.find("translation")
            assert translation is not None
            yield (context.findtext("name") or "", source, comment, message.get("numerus") == "yes"), translation


def texts(translation: ET.Element) -> list[str]:
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


def all_messages(language: str) -> list[tuple[Key, ET.Element]]:
    return list(messages(TRANSLATIONS / f"denoiser_{language}.ts"))


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as the source of today would have them."""
    folder = tmp_path_factory.mktemp("collected")
    remake.collect(folder)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_hold_the_sentences_of_the_source_and_no_others(language: str, collected: Path) -> None:
    wanted = {key for key, _ in messages(collected / f"denoiser_{language}.ts")}
    there = {key for key, _ in all_messages(language)}
    assert wanted
    assert there - wanted == set(), "gone from the source: python -m resources.translations.remake"
    assert wanted - there == set(), "new in the source: python -m resources.translations.remake, then translate"


def test_no_sentence_is_overlooked_when_they_are_collected(collected: Path) -> None:
    """For instance one within an f-string."""
    there = {source for (_, source, _, _), _ in messages(collected / f"denoiser_{FOREIGN[0]}.ts")}
    asked = {text for file in WINDOW.rglob("*.py") for text in _asked(ast.parse(file.read_text(encoding="utf-8")))}
    assert len(asked) > 200
    assert asked - there == set()


def _asked(tree: ast.AST) -> Iterator[str]:
    """What is asked of the translation."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        match name, call.args:
            case ("tr", [ast.Constant(value=str(text)), *_]):
                yield text
            case ("translate", [ast.Constant(value=str(_)), ast.Constant(value=str(text)), *_]):
                yield text
            case ("tr", _) | ("translate", [ast.Constant(), *_]):
                raise AssertionError(f"line {call.lineno}: no text that lupdate could find")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_translated(language: str) -> None:
    left = [key for key, translation in all_messages(language) if translation.get("type") or "" in texts(translation)]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_loaded_is_what_was_translated(language: str, tmp_path: Path) -> None:
    remake.release(TRANSLATIONS, tmp_path)
    loaded = TRANSLATIONS / f"denoiser_{language}.qm"
    assert loaded.read_bytes() == (tmp_path / loaded.name).read_bytes(), "python -m resources.translations.remake"


def places(text: str) -> list[str]:
    """What is filled in, and what a key or a menu makes of the text."""
    return sorted(re.findall(r"\{\w*\}|%n|\*[.\w]*|;;|\t|\n|…$", text))


def ends(text: str) -> str:
    return text[-1] if text[-1:] in ".:" else ""


@pytest.mark.parametrize("language", FOREIGN)
def test_nothing_that_is_filled_in_is_lost(language: str) -> None:
    for (_, source, _, counts), translation in all_messages(language):
        for text in texts(translation):
            assert places(text) == places(source), (source, text)
            assert ends(text) == ends(source), (source, text)
            assert ("&" in text) == ("&" in source), (source, text)
            assert text == text.strip() or source != source.strip(), text
        assert len(texts(translation)) == (2 if counts else 1), source


@pytest.mark.parametrize("language", FOREIGN)
def test_it_is_another_language(language: str) -> None:
    """Names, units and words that both languages share are few."""
    keys = all_messages(language)
    same = [source for (_, source, _, _), translation in keys if texts(translation) == [source]]
    assert len(same) < 0.12 * len(keys), same


SHOWS = {
    *("QLabel", "QPushButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "Notice", "Action"),
    *("setText", "setToolTip", "setStatusTip", "setWindowTitle", "setPlaceholderText", "setTitle", "setWhatsThis"),
    *("setAccessibleName", "setAccessibleDescription", "addAction", "addMenu", "addItem", "addTab", "addRow"),
}
SAYS = {"text", "advice", "label", "windowTitle", "toolTip", "placeholderText"}
WORD = re.compile(r"[A-Za-z]{3,}")
NAMES = {"Denoiser"}


def visible_literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Words that are written in the source right where they are shown, not asked of the translation."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in SHOWS:
            for argument in (*call.args, *(given.value for given in call.keywords if given.arg in SAYS)):
                yield from ((call.lineno, text) for text in _literals(argument) if WORD.search(text))


def _literals(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _literals(part)
        case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, right=second):
            yield from _literals(first)
            yield from _literals(second)
        case ast.Tuple(elts=parts):
            for part in parts:
                yield from _literals(part)


def test_literals_that_are_shown_are_found() -> None:
    found = visible_literals(
        ast.parse('label.setText("Hello" if x else tr("a"))\nNotice(f"Saved {x}")\nQLabel(tr("b"))')
    )
    assert list(found) == [(1, "Hello"), (2, "Saved ")]


def test_what_is_shown_goes_through_the_translation() -> None:
    shown = [
        (str(file.relative_to(WINDOW)), line, text)
        for file in WINDOW.rglob("*.py")
        for line, text in visible_literals(ast.parse(file.read_text(encoding="utf-8")))
        if not set(WORD.findall(text)) <= NAMES
    ]
    assert shown == []
