import gc
import threading
import weakref
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.batch import backlog, opening, pipeline, saving
from engine.batch.events import BatchEvent, PhotoBegan, PhotoEnded, PhotoProgress
from engine.batch.options import Options
from engine.batch.pipeline import run
from engine.batch.recipe import read as read_recipe
from engine.batch.recipe import sidecar
from engine.errors import UnwritableImage
from engine.events import Doubtful, MemoryShort
from engine.images.image import Image
from engine.images.reading import read
from engine.methods.checking import checked
from tests.engine.batch.conftest import LONG, Log, Slow, await_, batch, outcomes, photo, photos, statuses


class TestDoing:
    def test_results_are_saved_and_told(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 5)
        before = [source.read_bytes() for source in sources]
        events = list(batch(sources, folder))
        told = outcomes(events)
        assert statuses(told) == ["done"] * 5
        for source, outcome in zip(sources, told, strict=True):
            assert outcome.input == source
            assert outcome.output == folder / f"{source.stem}_denoised.png"
            assert (read(outcome.output).pixels == 255).all()
            assert (outcome.width, outcome.height, outcome.model, outcome.device) == (
                read(source).width,
                8,
                "white",
                "cpu",
            )
            assert outcome.seconds > 0
        assert [source.read_bytes() for source in sources] == before

    def test_every_photo_has_its_events_in_order(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 3)
        events = list(batch(sources, folder))
        for index, source in enumerate(sources):
            mine = [event for event in events if getattr(event, "index", None) == index]
            assert mine[0] == PhotoBegan(index, source, 20 + index, 8)
            assert [event.fraction for event in mine[1:-1] if isinstance(event, PhotoProgress)] == [0.5, 1.0]
            assert isinstance(mine[-1], PhotoEnded)
            assert len(mine) == 4

    def test_no_photos(self, folder: Path) -> None:
        assert list(run([], Options(folder), Slow())) == []

    def test_the_structure_of_folders_is_kept(self, tmp_path: Path, folder: Path) -> None:
        for name in ("a.png", "x/a.png", "x/y/a.png"):
            photo(tmp_path / "in" / name)
        list(batch([tmp_path / "in"], folder, recipes=False))
        made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        assert made == ["a_denoised.png", "x/a_denoised.png", "x/y/a_denoised.png"]

    def test_a_template_makes_folders(self, tmp_path: Path, folder: Path) -> None:
        source = photo(tmp_path / "Reise" / "a.png")
        (told,) = outcomes(list(batch([source], folder, template="{folder}/{model}/{name}")))
        assert told.output == folder / "Reise" / "white" / "a.png"
        assert told.output.is_file()

    @pytest.mark.parametrize(("luminance", "expected"), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
    def test_strength(self, tmp_path: Path, folder: Path, luminance: float, expected: float) -> None:
        source = photo(tmp_path / "a.png")
        (told,) = outcomes(list(batch([source], folder, luminance=luminance, chrominance=luminance)))
        assert told.output is not None
        before, after = (read(path).pixels.astype(float) for path in (source, told.output))
        assert np.abs(after - (before + expected * (255 - before))).max() <= 0.5

    def test_notes_of_all_stages_are_told(self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real_read, real_write = opening.read, saving.write

        def noted(path: Path) -> Image:
            image = real_read(path)
            return replace(image, metadata=replace(image.metadata, notes=("It has pages.",)))

        def write(*args: Any, **options: Any) -> tuple[str, ...]:
            real_write(*args, **options)
            return ("It was rounded.",)

        monkeypatch.setattr(opening, "read", noted)
        monkeypatch.setattr(saving, "write", write)
        denoiser = Slow(extra=(MemoryShort(64, 128), Doubtful(("It looks odd.",))))
        (told,) = outcomes(list(batch([photo(tmp_path / "a.png")], folder, denoiser)))
        assert told.notes == (
            "It has pages.",
            "Memory was short; it was computed in tiles of 128 x 64 pixels.",
            "It looks odd.",
            "It was rounded.",
        )

    @pytest.mark.parametrize(
        ("whole_picture", "tiles", "sha256", "notes"),
        [
            (True, 2, "ab" * 32, ("This model looks at the whole picture; its tiles may show slight seams.",)),
            (True, 2, "", ("This method looks at the whole picture; its tiles may show slight seams.",)),
            (True, 1, "ab" * 32, ()),
            (False, 2, "ab" * 32, ()),
        ],
    )
    def test_tiles_of_what_looks_at_the_whole_picture(
        self, tmp_path: Path, folder: Path, whole_picture: bool, tiles: int, sha256: str, notes: tuple[str, ...]
    ) -> None:
        denoiser = Slow(tiles=tiles, sha256=sha256, whole_picture=whole_picture)
        (told,) = outcomes(list(batch([photo(tmp_path / "a.png")], folder, denoiser)))
        assert told.notes == notes

    def test_results_are_looked_at(self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pipeline, "checked", checked)
        source = photo(tmp_path / "a.png", 256, 256)
        denoiser = Slow()
        (told,) = outcomes(list(batch([source], folder, denoiser)))
        assert told.status == "done"
        assert told.notes
        assert denoiser.seen == [256, 256], "a white photo is in doubt and was computed twice"

    def test_recipes(self, tmp_path: Path, folder: Path) -> None:
        source = photo(tmp_path / "a.png")
        (told,) = outcomes(list(batch([source], folder, Slow(sha256="ab" * 32, tile=64), chrominance=0.5)))
        assert told.output is not None
        assert told.recipe == sidecar(told.output)
        recipe = read_recipe(told.recipe)
        assert (recipe.model.name, recipe.model.sha256, recipe.tile) == ("white", "ab" * 32, 64)
        assert (recipe.luminance, recipe.chrominance, recipe.format, recipe.device) == (1.0, 0.5, "keep", "cpu")
        assert (recipe.input.name, recipe.input.bytes) == ("a.png", source.stat().st_size)
        assert recipe.program.startswith("denoiser ")

    def test_no_recipes(self, tmp_path: Path, folder: Path) -> None:
        (told,) = outcomes(list(batch([photo(tmp_path / "a.png")], folder, recipes=False)))
        assert told.recipe is None
        assert [path.name for path in folder.iterdir()] == ["a_denoised.png"]

    def test_a_folder_that_cannot_be_written_to(self, tmp_path: Path) -> None:
        sources = photos(tmp_path / "in", 1)
        with pytest.raises(UnwritableImage, match="it is a file"):
            next(batch(sources, sources[0]))


class TestOverlap:
    def test_the_next_photo_is_read_while_one_is_denoised(self, tmp_path: Path, folder: Path, log: Log) -> None:
        def at_tile(width: int, _tile: int) -> None:
            if width == 20:
                await_(lambda: ("read", 21) in log)

        assert statuses(outcomes(list(batch(photos(tmp_path / "in", 3), folder, Slow(at_tile))))) == ["done"] * 3

    def test_a_result_is_saved_while_the_next_photo_is_denoised(self, tmp_path: Path, folder: Path, log: Log) -> None:
        def at_tile(width: int, _tile: int) -> None:
            if width == 21:
                await_(lambda: ("saved", 20) in log)

        told = outcomes(list(batch(photos(tmp_path / "in", 3), folder, Slow(at_tile))))
        assert statuses(told) == ["done"] * 3

    def test_all_three_at_once(self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Reading the third, denoising the second and saving the first meet, or the barrier breaks."""
        meeting = threading.Barrier(3)
        real_read, real_write = opening.read, saving.write

        def read_third(path: Path) -> Image:
            if path.stem == "p02":
                meeting.wait(LONG)
            return real_read(path)

        def write_first(image: Image, *rest: Any, **options: Any) -> Any:
            if image.width == 20:
                meeting.wait(LONG)
            return real_write(image, *rest, **options)

        def at_tile(width: int, tile: int) -> None:
            if (width, tile) == (21, 0):
                meeting.wait(LONG)

        monkeypatch.setattr(opening, "read", read_third)
        monkeypatch.setattr(saving, "write", write_first)
        told = outcomes(list(batch(photos(tmp_path / "in", 4), folder, Slow(at_tile))))
        assert statuses(told) == ["done"] * 4

    def test_an_end_is_told_while_a_later_photo_is_denoised(self, tmp_path: Path, folder: Path) -> None:
        told: list[BatchEvent] = []

        def at_tile(width: int, _tile: int) -> None:
            if width == 21 and not any(isinstance(event, PhotoEnded) for event in told):
                threading.Event().wait(0.1)

        for event in batch(photos(tmp_path / "in", 2), folder, Slow(at_tile, tiles=100)):
            told.append(event)
        first = next(event for event in told if isinstance(event, PhotoEnded))
        fractions = [event.fraction for event in told[told.index(first) :] if isinstance(event, PhotoProgress)]
        assert len(fractions) > 1

    def test_no_more_than_two_are_read_ahead(self, tmp_path: Path, folder: Path, log: Log) -> None:
        def at_tile(width: int, tile: int) -> None:
            if (width, tile) == (20, 1):
                await_(lambda: ("read", 22) in log)
                threading.Event().wait(0.1)
                assert [told for told in log if told[0] == "read"] == [("read", 20), ("read", 21), ("read", 22)]

        told = outcomes(list(batch(photos(tmp_path / "in", 6), folder, Slow(at_tile))))
        assert statuses(told) == ["done"] * 6, told[0].error

    def test_no_more_than_two_wait_to_be_saved(
        self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        goes_on = threading.Event()
        real_write = saving.write

        def write(*args: Any, **options: Any) -> Any:
            assert goes_on.wait(LONG)
            return real_write(*args, **options)

        def look() -> None:
            await_(lambda: len(denoiser.seen) >= 3)
            threading.Event().wait(0.3)
            most.append(len(denoiser.seen))
            goes_on.set()

        denoiser = Slow()
        monkeypatch.setattr(saving, "write", write)
        most: list[int] = []
        threading.Thread(target=look).start()
        told = outcomes(list(batch(photos(tmp_path / "in", 7), folder, denoiser)))
        assert statuses(told) == ["done"] * 7
        assert most == [3], "two wait, one is denoised and has no room to wait"

    def test_large_photos_are_not_read_ahead(
        self, tmp_path: Path, folder: Path, log: Log, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "Backlog", lambda: backlog.Backlog(2, pixels=100))  # each photo has 160 and more

        def at_tile(width: int, tile: int) -> None:
            if tile == 1:
                threading.Event().wait(0.05)
                assert [told for told in log if told[0] == "read"][-1] == ("read", width)

        told = outcomes(list(batch(photos(tmp_path / "in", 4), folder, Slow(at_tile))))
        assert statuses(told) == ["done"] * 4, told

    def test_photos_leave_memory(self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        alive: list[weakref.ref[NDArray[Any]]] = []
        most: list[int] = []
        real_read = opening.read

        def noted(path: Path) -> Image:
            image = real_read(path)
            alive.append(weakref.ref(image.pixels))
            return image

        monkeypatch.setattr(opening, "read", noted)
        gc.disable()  # what is left to the collector of cycles is no end
        try:
            for _event in batch(photos(tmp_path / "in", 20), folder):
                most.append(sum(reference() is not None for reference in alive))
            assert max(most) <= 6, "two ahead and one just read, one present, two behind"
            assert most[-1] <= 1
        finally:
            gc.enable()
