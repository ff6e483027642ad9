"""What is there already stays, and a batch that was stopped goes on."""

from pathlib import Path
from typing import Any

import pytest

from engine.batch import saving
from engine.batch.recipe import read as read_recipe
from engine.batch.recipe import sidecar
from engine.errors import UnwritableImage
from engine.images.reading import read
from tests.engine.batch.conftest import Slow, batch, outcomes, photo, photos, statuses


class TestCollisions:
    def test_what_is_there_stays_without_being_told_otherwise(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 2)
        folder.mkdir()
        (folder / "p00_denoised.png").write_text("mine")
        denoiser = Slow()
        told = outcomes(list(batch(sources, folder, denoiser)))
        assert statuses(told) == ["skipped", "done"]
        assert (folder / "p00_denoised.png").read_text() == "mine"
        assert denoiser.seen == [21], "what is skipped is not computed"

    def test_numbers(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 1)
        made = [outcomes(list(batch(sources, folder, collision="number")))[0].output for _ in range(3)]
        assert [path.name for path in made if path] == [
            "p00_denoised.png",
            "p00_denoised_2.png",
            "p00_denoised_3.png",
        ]

    @pytest.mark.parametrize(("collision", "status"), [("skip", "skipped"), ("number", "done"), ("overwrite", "done")])
    def test_a_file_that_comes_while_the_photo_is_denoised(
        self, tmp_path: Path, folder: Path, collision: str, status: str
    ) -> None:
        def at_tile(_width: int, _tile: int) -> None:
            (folder / "p00_denoised.png").write_text("mine")

        (told,) = outcomes(list(batch(photos(tmp_path / "in", 1), folder, Slow(at_tile), collision=collision)))
        assert told.status == status
        kept = (folder / "p00_denoised.png").read_bytes() == b"mine"
        assert kept == (collision != "overwrite")
        assert (folder / "p00_denoised_2.png").exists() == (collision == "number")
        if collision == "skip":
            assert not (folder / "p00_denoised.png.recipe.json").exists()

    def test_photos_are_never_replaced(self, tmp_path: Path) -> None:
        sources = photos(tmp_path, 2)
        before = [source.read_bytes() for source in sources]
        for collision in ("skip", "overwrite"):
            told = outcomes(list(batch(sources, tmp_path, template="{name}", collision=collision)))
            assert "done" not in statuses(told)
        assert statuses(outcomes(list(batch(sources, tmp_path, template="{name}", collision="number")))) == [
            "done",
            "done",
        ]
        assert [source.read_bytes() for source in sources] == before

    @pytest.mark.parametrize("collision", ["skip", "number", "overwrite"])
    def test_a_file_that_is_no_recipe_is_replaced_only_when_told(
        self, tmp_path: Path, folder: Path, collision: str
    ) -> None:
        sources = photos(tmp_path / "in", 1)
        folder.mkdir()
        other = folder / "p00_denoised.png.recipe.json"
        other.write_text("mine")
        (told,) = outcomes(list(batch(sources, folder, collision=collision)))
        assert told.status == "done"
        kept = other.read_bytes() == b"mine"
        assert kept == (collision != "overwrite")
        assert told.recipe == (None if kept else other)
        assert any("is no recipe that can be used, so it stays" in note for note in told.notes) == kept

    @pytest.mark.parametrize("collision", ["skip", "overwrite"])
    def test_a_file_that_is_no_recipe_stays_if_there_is_no_result(
        self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, collision: str
    ) -> None:
        def fail(*_args: object, **_options: object) -> None:
            raise UnwritableImage("The disk is full.")

        monkeypatch.setattr(saving, "write", fail)
        folder.mkdir()
        other = folder / "p00_denoised.png.recipe.json"
        other.write_text("mine")
        (told,) = outcomes(list(batch(photos(tmp_path / "in", 1), folder, collision=collision)))
        assert told.status == "failed"
        assert other.read_text() == "mine"


class TestResuming:
    def test_what_was_done_is_not_done_again(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 4)
        list(batch(sources[:2], folder))
        denoiser = Slow()
        told = outcomes(list(batch(sources, folder, denoiser, resume=True)))
        assert statuses(told) == ["skipped", "skipped", "done", "done"]
        assert "done already" in (told[0].error or "")
        assert denoiser.seen == [22, 23]

    @pytest.mark.parametrize(
        "change", [{"luminance": 0.5}, {"chrominance": 0.5}, {"format": "tiff"}, {"sha256": "cd" * 32}, {"tile": 9}]
    )
    def test_other_settings_are_another_result(self, tmp_path: Path, folder: Path, change: dict[str, Any]) -> None:
        sources = photos(tmp_path / "in", 1)
        list(batch(sources, folder))
        denoiser = Slow(**{key: value for key, value in change.items() if key in ("sha256", "tile")})
        options = {key: value for key, value in change.items() if key not in ("sha256", "tile")}
        told = outcomes(list(batch(sources, folder, denoiser, resume=True, collision="number", **options)))
        assert statuses(told) == ["done"]

    def test_another_photo_of_that_name_is_done(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 1)
        list(batch(sources, folder))
        photo(sources[0], 33)
        (told,) = outcomes(list(batch(sources, folder, resume=True, collision="overwrite")))
        assert (told.status, told.width) == ("done", 33)

    def test_a_result_that_was_touched_is_never_replaced_unasked(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 1)
        list(batch(sources, folder))
        (folder / "p00_denoised.png").write_text("retouched")
        (told,) = outcomes(list(batch(sources, folder, resume=True)))
        assert (told.status, "is there already" in (told.error or "")) == ("skipped", True)
        assert (folder / "p00_denoised.png").read_text() == "retouched"

    def test_no_duplicates_with_numbers(self, tmp_path: Path, folder: Path) -> None:
        folder.mkdir()
        (folder / "p00_denoised.png").write_text("mine")
        twins = [photo(tmp_path / name / "p00.png", 20) for name in "xyz"]
        assert len({twin.read_bytes() for twin in twins}) == 1
        list(batch(twins[:2], folder, collision="number"))
        told = outcomes(list(batch(twins, folder, collision="number", resume=True)))
        assert statuses(told) == ["skipped", "skipped", "done"]
        again = outcomes(list(batch(twins, folder, collision="number", resume=True)))
        assert statuses(again) == ["skipped"] * 3
        made = sorted(path.name for path in folder.glob("*.png"))
        assert made == ["p00_denoised.png", *(f"p00_denoised_{number}.png" for number in (2, 3, 4))]

    def test_a_gap_in_the_numbers_confuses_nobody(self, tmp_path: Path, folder: Path) -> None:
        sources = [photo(tmp_path / name / "a.png", width) for name, width in (("x", 20), ("y", 21), ("z", 22))]
        list(batch(sources, folder))
        (folder / "a_denoised.png").unlink()
        told = outcomes(list(batch(sources, folder, resume=True)))
        assert statuses(told) == ["done", "skipped", "skipped"]
        assert [read(path).width for path in sorted(folder.glob("*.png"))] == [20, 21, 22]

    def test_gone_on_with_on_another_day(self, tmp_path: Path, folder: Path) -> None:
        sources = photos(tmp_path / "in", 3)
        list(batch(sources[:2], folder, template="{date}/{name}"))
        (made,) = folder.iterdir()
        made.rename(folder / "2024-05-01")
        told = outcomes(list(batch(sources, folder, template="{date}/{name}", resume=True)))
        assert statuses(told) == ["skipped", "skipped", "done"]
        assert len(list(folder.rglob("*.png"))) == 3

    def test_a_kill_between_result_and_recipe(
        self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def kill(*_args: object) -> None:
            raise RuntimeError("killed")

        sources = photos(tmp_path / "in", 1)
        with monkeypatch.context() as patched:
            patched.setattr(saving.Provenance, "record", kill)
            list(batch(sources, folder))
        for _ in range(2):
            (told,) = outcomes(list(batch(sources, folder, collision="number", resume=True)))
            assert told.status == "skipped"
        result = folder / "p00_denoised.png"
        assert [path.name for path in folder.glob("*.png")] == [result.name]
        assert set(read_recipe(sidecar(result)).output.sha256) != {"0"}

    def test_a_kill_between_announcement_and_result(
        self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sources = photos(tmp_path / "in", 1)
        with monkeypatch.context() as patched:
            patched.setattr(saving, "write", lambda *_args, **_options: (_ for _ in ()).throw(OSError("killed")))
            patched.setattr(saving.Provenance, "withdraw", lambda *_args: None)
            list(batch(sources, folder))
        assert [path.name for path in folder.iterdir()] == ["p00_denoised.png.recipe.json"]
        (told,) = outcomes(list(batch(sources, folder, resume=True)))
        assert told.status == "done"
