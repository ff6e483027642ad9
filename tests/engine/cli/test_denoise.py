from pathlib import Path

import numpy as np
import pytest

from engine.batch.recipe import ENDING
from engine.cli import denoise
from engine.errors import NotFinite, UnsuitableCheckpoint
from tests.engine.cli.conftest import WHITE, Command, Whitener, load, save

FIELDS = ["input", "output", "status", "error", "width", "height", "seconds", "model", "device", "notes", "recipe"]


@pytest.fixture
def whitener(monkeypatch: pytest.MonkeyPatch) -> Whitener:
    stand_in = Whitener()
    monkeypatch.setattr(denoise, "find_denoiser", lambda *_names, **_options: stand_in)
    return stand_in


def names(folder: Path) -> list[str]:
    """But for recipes."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(ENDING))


@pytest.mark.usefixtures("whitener")
class TestResults:
    def test_files_and_folders_go_to_the_output_folder(self, tmp_path: Path, command: Command) -> None:
        save(tmp_path / "in" / "a.png")
        save(tmp_path / "in" / "b.jpg")
        single = save(tmp_path / "größe 1.tif")
        answer = command("denoise", tmp_path / "in", single, "-o", tmp_path / "new" / "out")
        assert answer.status == 0
        assert names(tmp_path / "new" / "out") == ["a_denoised.png", "b_denoised.jpg", "größe 1_denoised.tif"]
        assert (load(tmp_path / "new" / "out" / "a_denoised.png") == WHITE).all()
        assert len(answer.out.splitlines()) == 3

    def test_inputs_stay_as_they_are(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "a.png")
        before = photo.read_bytes()
        command("denoise", photo, "-o", tmp_path, "--overwrite")
        assert photo.read_bytes() == before
        assert names(tmp_path) == ["a.png", "a_denoised.png"]

    def test_the_format_can_be_chosen(self, tmp_path: Path, command: Command) -> None:
        assert command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o", "--format", "tiff").status == 0
        assert names(tmp_path / "o") == ["a_denoised.tif"]
        assert (tmp_path / "o" / "a_denoised.tif").read_bytes()[:2] in (b"II", b"MM")

    @pytest.mark.parametrize(("strength", "expected"), [("0", 0.0), ("0.5", 0.5), ("1", 1.0)])
    def test_strength_blends(self, tmp_path: Path, command: Command, strength: str, expected: float) -> None:
        photo = save(tmp_path / "a.png")
        assert command("denoise", photo, "-o", tmp_path / "o", "--strength", strength).status == 0
        before = load(photo).astype(float)
        after = load(tmp_path / "o" / "a_denoised.png")
        assert np.abs(after - (before + expected * (WHITE - before))).max() <= 0.5

    def test_a_photo_named_twice_is_done_once(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "in" / "a.png")
        other_way = tmp_path / "in" / ".." / "in" / "a.png"
        answer = command("denoise", photo, other_way, tmp_path / "in", "-o", tmp_path / "o", "--json")
        assert len(answer.document["photos"]) == 1

    def test_two_results_of_one_name_are_both_kept(self, tmp_path: Path, command: Command) -> None:
        first, second = save(tmp_path / "x" / "a.png", width=16), save(tmp_path / "y" / "a.png", width=20)
        arguments = ("denoise", first, second, "-o", tmp_path / "o")
        assert command(*arguments).status == 0
        assert names(tmp_path / "o") == ["a_denoised.png", "a_denoised_2.png"]
        assert load(tmp_path / "o" / "a_denoised_2.png").shape[1] == 20
        again = command(*arguments, "--json")
        assert [photo["status"] for photo in again.document["photos"]] == ["skipped", "skipped"]
        assert names(tmp_path / "o") == ["a_denoised.png", "a_denoised_2.png"]

    def test_names_that_differ_in_case_only_are_told_apart(self, tmp_path: Path, command: Command) -> None:
        photos = save(tmp_path / "x" / "a.png"), save(tmp_path / "y" / "A.png")
        command("denoise", *photos, "-o", tmp_path / "o")
        assert names(tmp_path / "o") == ["A_denoised_2.png", "a_denoised.png"]

    @pytest.mark.parametrize("output", [".", "results", "results/deep"])
    def test_running_again_on_a_folder_does_not_denoise_the_results(
        self, tmp_path: Path, command: Command, output: str
    ) -> None:
        save(tmp_path / "a.png")
        first, second = (command("denoise", tmp_path, "-o", tmp_path / output, "--json") for _ in range(2))
        assert [photo["status"] for photo in first.document["photos"]] == ["done"]
        assert [photo["status"] for photo in second.document["photos"]] == ["skipped"]
        assert {path.name for path in tmp_path.rglob("*.png")} == {"a.png", "a_denoised.png"}


@pytest.mark.usefixtures("whitener")
class TestOverwriting:
    def test_a_file_that_is_there_is_skipped_and_named(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "a.png")
        there = tmp_path / "o" / "a_denoised.png"
        there.parent.mkdir()
        there.write_text("mine")
        answer = command("denoise", photo, "-o", tmp_path / "o", "--json")
        (told,) = answer.document["photos"]
        assert (answer.status, told["status"], told["output"]) == (0, "skipped", None)
        assert "a.png: skipped" in answer.err
        assert "a_denoised.png is there already" in told["error"]
        assert there.read_text() == "mine"

    def test_it_is_replaced_when_told(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "a.png")
        there = tmp_path / "o" / "a_denoised.png"
        there.parent.mkdir()
        there.write_text("mine")
        assert command("denoise", photo, "-o", tmp_path / "o", "--overwrite").status == 0
        assert load(there).shape == (12, 16, 3)

    def test_an_input_is_not_replaced_even_when_told(self, tmp_path: Path, command: Command) -> None:
        first, second = save(tmp_path / "a.png"), save(tmp_path / "a_denoised.png", seed=1)
        before = second.read_bytes()
        answer = command("denoise", first, second, "-o", tmp_path, "--overwrite", "--json")
        assert [photo["status"] for photo in answer.document["photos"]] == ["failed", "done"]
        assert answer.status == 1
        assert second.read_bytes() == before


class TestFailures:
    def test_bad_photos_are_named_and_the_rest_is_done(
        self, tmp_path: Path, command: Command, whitener: Whitener
    ) -> None:
        whitener.bad_width, whitener.error = 21, NotFinite("The answer is not finite.")
        text = tmp_path / "notes.txt"
        text.write_text("no photo")
        photos = [tmp_path / "gone.png", text, save(tmp_path / "odd.png", width=21), save(tmp_path / "good.png")]
        answer = command("denoise", *photos, "-o", tmp_path / "o", "--json")
        told = answer.document["photos"]
        assert answer.status == 1
        assert [photo["status"] for photo in told] == ["failed", "failed", "failed", "done"]
        for photo, outcome in zip(photos[:3], told[:3], strict=True):
            assert f"{photo}: failed: {outcome['error']}" in answer.err
            assert outcome["output"] is None
        assert (told[2]["width"], told[2]["error"]) == (21, "The answer is not finite.")
        assert names(tmp_path / "o") == ["good_denoised.png"]

    @pytest.mark.parametrize("error", [ZeroDivisionError("unforeseen"), MemoryError(), OSError("disk")])
    def test_the_unforeseen_is_a_sentence(
        self, tmp_path: Path, command: Command, whitener: Whitener, error: Exception
    ) -> None:
        whitener.bad_width, whitener.error = 21, error
        photos = save(tmp_path / "odd.png", width=21), save(tmp_path / "good.png")
        answer = command("denoise", *photos, "-o", tmp_path / "o")
        assert answer.status == 1
        assert "odd.png: failed" in answer.err
        assert "Traceback" not in answer.err
        assert names(tmp_path / "o") == ["good_denoised.png"]

    def test_details_are_told_when_asked_for(
        self, tmp_path: Path, command: Command, whitener: Whitener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DENOISER_DEBUG", "1")
        whitener.bad_width, whitener.error = 21, ZeroDivisionError("unforeseen")
        assert "Traceback" in command("denoise", save(tmp_path / "odd.png", width=21), "-o", tmp_path / "o").err

    def test_a_damaged_model_fails_every_photo(
        self, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def damaged(*_names: object, **_options: object) -> None:
            raise UnsuitableCheckpoint("The file is damaged.")

        monkeypatch.setattr(denoise, "find_denoiser", damaged)
        photos = save(tmp_path / "a.png"), save(tmp_path / "b.png")
        answer = command("denoise", *photos, "-o", tmp_path / "o", "--json")
        assert answer.status == 1
        assert [photo["error"] for photo in answer.document["photos"]] == ["The file is damaged."] * 2
        assert "b.png: failed: The file is damaged." in answer.err

    def test_interrupting_tells_what_is_done_and_leaves_no_pieces(
        self, tmp_path: Path, command: Command, whitener: Whitener
    ) -> None:
        whitener.bad_width, whitener.error = 21, KeyboardInterrupt()
        photos = save(tmp_path / "a.png"), save(tmp_path / "b.png", width=21), save(tmp_path / "c.png")
        answer = command("denoise", *photos, "-o", tmp_path / "o", "--json")
        assert answer.status == 130
        told = [(photo["input"], photo["status"], photo["error"]) for photo in answer.document["photos"]]
        done, *others = told
        assert done == (str(photos[0]), "done", None)
        assert others == [(str(photo), "skipped", "cancelled") for photo in photos[1:]]
        assert answer.err.rstrip().endswith("Stopped.")
        assert "Traceback" not in answer.err
        assert names(tmp_path / "o") == ["a_denoised.png"]


@pytest.mark.usefixtures("whitener")
class TestOutput:
    def test_json_has_the_promised_form(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "ä.png")
        answer = command("denoise", photo, "-o", tmp_path / "o", "--json")
        assert list(answer.document) == ["photos"]
        (told,) = answer.document["photos"]
        assert list(told) == FIELDS
        assert told.pop("seconds") > 0
        assert told == {
            "input": str(photo),
            "output": str(tmp_path / "o" / "ä_denoised.png"),
            "status": "done",
            "error": None,
            "width": 16,
            "height": 12,
            "model": "white",
            "device": "cpu",
            "notes": [],
            "recipe": str(tmp_path / "o" / "ä_denoised.png.recipe.json"),
        }

    def test_progress_goes_to_standard_error_and_results_to_standard_output(
        self, tmp_path: Path, command: Command
    ) -> None:
        answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o")
        assert "100%" in answer.err
        assert "MP/s" in answer.err
        assert "0 s left" in answer.err
        assert answer.out.startswith(f"{tmp_path / 'a.png'} -> {tmp_path / 'o' / 'a_denoised.png'}")
        assert "MP/s" not in answer.out

    def test_names_cannot_steer_the_terminal(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "a\x1b[2J\n.png")
        answer = command("denoise", photo, "-o", tmp_path / "o")
        assert answer.status == 0
        assert "\x1b" not in answer.out + answer.err
        assert len(answer.out.splitlines()) == 1


@pytest.mark.usefixtures("whitener")
class TestWrongCommandLines:
    def test_nothing_to_denoise(self, tmp_path: Path, command: Command) -> None:
        (tmp_path / "empty").mkdir()
        answer = command("denoise", tmp_path / "empty", "-o", tmp_path / "o", "--json")
        assert (answer.status, answer.out) == (2, "")
        assert "There are no photos in" in answer.err

    def test_an_empty_folder_among_others_is_only_told(self, tmp_path: Path, command: Command) -> None:
        (tmp_path / "empty").mkdir()
        answer = command("denoise", tmp_path / "empty", save(tmp_path / "a.png"), "-o", tmp_path / "o")
        assert answer.status == 0
        assert "There are no photos in" in answer.err

    def test_an_output_folder_that_is_a_file(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "a.png")
        answer = command("denoise", photo, "-o", photo)
        assert (answer.status, answer.out) == (2, "")
        assert "it is a file" in answer.err

    @pytest.mark.parametrize(
        "options",
        [
            ["--strength", "1.5"],
            ["--strength", "nan"],
            ["--strength", "much"],
            ["--tile", "0"],
            ["--tile", "2.5"],
            ["--device", "toaster"],
            ["--device", "cuda:"],
            ["--format", "gif"],
            ["--overwrit"],
        ],
    )
    def test_options_out_of_range(self, tmp_path: Path, command: Command, options: list[str]) -> None:
        answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o", *options)
        assert (answer.status, answer.out) == (2, "")
        assert not (tmp_path / "o").exists()

    def test_no_output_folder(self, tmp_path: Path, command: Command) -> None:
        assert command("denoise", save(tmp_path / "a.png")).status == 2


def test_a_method_by_its_name(tmp_path: Path, command: Command) -> None:
    photo = save(tmp_path / "a.png", 40, 40)
    answer = command("denoise", photo, "-o", tmp_path / "o", "--model", "median", "--json")
    assert answer.document["photos"][0]["model"] == "median"
    assert load(tmp_path / "o" / "a_denoised.png").std() < 0.5 * load(photo).std()


def test_an_unknown_model_is_a_wrong_command_line(tmp_path: Path, command: Command) -> None:
    answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o", "--model", "nothing", "--json")
    assert (answer.status, answer.out) == (2, "")
    assert "nothing" in answer.err
    assert "median" in answer.err
