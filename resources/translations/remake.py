"""Makes the window's translations anew from its source: ``python -m resources.translations.remake``.

``denoiser_LANGUAGE.ts`` holds the sentences for people to translate (with Qt Linguist or any editor), ``.qm`` is what
the window loads. Run it after a sentence was changed; then translate what is marked as unfinished, and run it
again. For a new language, add it to :data:`denoiser_gui.language.LANGUAGES` first. English needs its plurals only.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

from denoiser_gui.language import LANGUAGES, TRANSLATIONS

SOURCE = "en"

_WINDOW = TRANSLATIONS.parents[1] / "denoiser_gui"
_TOOLS = Path(PySide6.__file__).parent


def collect(folder: Path) -> None:
    """Bring the ``.ts`` files in a folder up to date with the source; translations that are there stay.

    Raises:
        CalledProcessError: lupdate failed; it says why on standard error.
    """
    sources = sorted(str(path.relative_to(_WINDOW)) for path in _WINDOW.rglob("*.py"))
    for language in LANGUAGES:
        options = ["-locations", "none", "-no-obsolete", "-source-language", SOURCE, "-target-language", language]
        options += ["-pluralonly"] if language == SOURCE else []
        _run("lupdate", *options, *sources, "-ts", str(folder / f"denoiser_{language}.ts"))


def release(folder: Path, into: Path) -> None:
    """Make the ``.qm`` files from the ``.ts`` files.

    Raises:
        CalledProcessError: lrelease failed; it says why on standard error.
    """
    for language in LANGUAGES:
        _run("lrelease", str(folder / f"denoiser_{language}.ts"), "-qm", str(into / f"denoiser_{language}.qm"))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(_TOOLS / tool), "-silent", *arguments], cwd=_WINDOW, stdout=subprocess.DEVNULL, check=True)


def main() -> int:
    """Remake all, and tell what is left to translate."""
    collect(TRANSLATIONS)
    release(TRANSLATIONS, TRANSLATIONS)
    for language in LANGUAGES:
        text = (TRANSLATIONS / f"denoiser_{language}.ts").read_text(encoding="utf-8")
        left = text.count('type="unfinished"')
        print(f"{language}: {text.count('<message')} sentences, {left} to be translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
