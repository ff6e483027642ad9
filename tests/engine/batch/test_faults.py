"""Whatever goes wrong with a photo is that photo's failure; the others are done, and nothing that was there is lost."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.batch import opening, pipeline, saving, space
from engine.batch.events import PhotoEnded
from engine.batch.jobs import Job
from engine.batch.options import Options
from engine.batch.pipeline import run
from engine.errors import NotFinite
from engine.images.image import Image
from tests.engine.batch.conftest import Slow, await_, batch, outcomes, photo, photos, statuses


def spoil(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, fail: Callable[[int], None], width_of: Callable[..., int]
) -> None:
    """Let a function fail for photos of a certain width."""
    real = getattr(module, name)

    def spoilt(*args: Any, **options: Any) -> Any:
        fail(width_of(*args))
        return real(*args, **options)

    monkeypatch.setattr(module, name, spoilt)


STAGES: dict[str, tuple[Any, str, Callable[..., int]]] = {
    "header": (pipeline, "read_header", lambda path: 21 if path.stem == "p01" else 0),
    "read": (opening, "read", lambda path: 21 if path.stem == "p01" else 0),
    "network": (Slow, "run", lambda _self, image, _cancel: image.width),
    "blend": (saving, "blend", lambda noisy, *_rest: noisy.shape[1]),
    "write": (saving, "write", lambda image, *_rest: image.width),
    "recipe": (saving.Provenance, "record", lambda _self, _origin, result: 21 if "p01" in result.name else 0),
}


@pytest.mark.parametrize(
    "error", [NotFinite("not finite"), MemoryError(), RecursionError("deep"), ValueError("x"), OSError(5, "io")]
)
@pytest.mark.parametrize("stage", STAGES)
def test_what_goes_wrong_with_a_photo_is_that_photos_failure(
    tmp_path: Path, folder: Path, stage: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(width: int) -> None:
        if width == 21:
            raise error

    module, name, width_of = STAGES[stage]
    spoil(monkeypatch, module, name, fail, width_of)
    events = list(batch(photos(tmp_path / "in", 4), folder))
    told = outcomes(events)
    assert statuses(told) == ["done", "failed", "done", "done"]
    assert told[1].output is None
    assert told[1].error
    assert "Traceback" not in told[1].error
    (details,) = [event.details for event in events if isinstance(event, PhotoEnded) and event.details]
    assert type(error).__name__ in details
    if stage != "recipe":
        assert not [path for path in folder.iterdir() if "p01" in path.name]


def test_a_codec_that_ends_its_thread(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_read = opening.read

    def panic(path: Path) -> Image:
        if path.stem == "p00":
            raise SystemExit("panic")
        return real_read(path)

    monkeypatch.setattr(opening, "read", panic)
    assert statuses(outcomes(list(batch(photos(tmp_path / "in", 2), folder)))) == ["failed", "done"]


def test_odd_files_among_photos(tmp_path: Path, folder: Path) -> None:
    good = photo(tmp_path / "good.png")
    text, empty, pipe, directory = (tmp_path / name for name in ("text.png", "empty.png", "pipe.png", "dir.png"))
    text.write_text("no photo")
    empty.touch()
    os.mkfifo(pipe)
    directory.mkdir()
    cut = tmp_path / "cut.png"
    cut.write_bytes(good.read_bytes()[:-40])
    jobs = [Job(path) for path in (text, empty, pipe, directory, cut, tmp_path / "gone.png", good)]
    told = outcomes(list(run(jobs, Options(folder), Slow())))
    assert statuses(told) == ["failed"] * 6 + ["done"]
    assert all(outcome.error for outcome in told[:6])


def test_a_photo_that_changes_while_it_is_read(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_read = opening.read
    changes: list[Callable[[Path], object]] = [
        Path.unlink,
        lambda path: path.write_bytes(b"x"),
        lambda path: photo(path.with_name("new.png")).replace(path),
    ]
    sources = photos(tmp_path / "in", 4)

    def disturbed(path: Path) -> Image:
        image = real_read(path)
        if path != sources[-1]:
            changes[sources.index(path)](path)
        return image

    monkeypatch.setattr(opening, "read", disturbed)
    for recipes in (True, False):
        for source in sources[:3]:
            photo(source)
        told = outcomes(list(batch(sources, folder, recipes=recipes, collision="overwrite")))
        assert statuses(told) == ["failed"] * 3 + ["done"]
        assert "changed or removed" in (told[0].error or "")


def test_a_full_disk_fails_the_photo_and_not_the_batch(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = iter([10**9, 10, 10**9])
    monkeypatch.setattr(space, "free_bytes", lambda _folder: next(free))
    told = outcomes(list(batch(photos(tmp_path / "in", 3), folder)))
    assert statuses(told) == ["done", "failed", "done"]
    assert "Make room" in (told[1].error or "")
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".png") == [
        "p00_denoised.png",
        "p02_denoised.png",
    ]


def test_a_folder_that_vanishes_is_not_made_anew(tmp_path: Path, folder: Path) -> None:
    def at_tile(width: int, _tile: int) -> None:
        if width == 20 and folder.exists():
            await_(lambda: (folder / "sub").is_dir() or not folder.exists())
            folder.rename(tmp_path / "elsewhere")

    photo(tmp_path / "in" / "a.png", 20)
    photo(tmp_path / "in" / "sub" / "b.png", 21)
    told = outcomes(list(batch([tmp_path / "in"], folder, Slow(at_tile, tiles=1))))
    assert statuses(told) == ["failed", "failed"]
    assert "not there any more" in (told[0].error or "")
    assert not folder.exists()


def test_a_link_planted_at_the_output_is_not_followed(tmp_path: Path, folder: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    folder.mkdir()
    (folder / "p00_denoised.png").symlink_to(victim)
    sources = photos(tmp_path / "in", 1)
    assert statuses(outcomes(list(batch(sources, folder)))) == ["skipped"]
    assert statuses(outcomes(list(batch(sources, folder, collision="overwrite")))) == ["done"]
    assert victim.read_text() == "mine"
    assert not (folder / "p00_denoised.png").is_symlink()
