import datetime
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from engine.batch import pipeline, space
from engine.batch.recipe import ENDING
from engine.cli import denoise
from engine.errors import NotFinite, UnsuitableCheckpoint
from tests.engine.cli.conftest import WHITE, Command, Whitener, load, save

FIELDS = [
    "input",
    "output",
    "status",
    "error",
    "width",
    "height",
    "seconds",
    "model",
    "device",
    "notes",
    "recipe",
    "noise_level",
    "best",
]


@pytest.fixture
def whitener(monkeypatch: pytest.MonkeyPatch) -> Whitener:
    stand_in = Whitener()
    monkeypatch.setattr(denoise, "find_denoiser", lambda *_names, **_options: stand_in)
    # a white photo would be in doubt
    monkeypatch.setattr(pipeline, "checked", lambda denoiser, image, cancel: denoiser.run(image, cancel))
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

    def test_what_looks_like_a_result_but_has_no_recipe_is_told_and_not_replaced(
        self, tmp_path: Path, command: Command
    ) -> None:
        save(tmp_path / "a.png")
        other = save(tmp_path / "a_denoised.png", seed=1)
        before = other.read_bytes()
        for words in ((), ("--no-recipes",)):
            answer = command("denoise", tmp_path, "-o", tmp_path, "--overwrite", *words)
            assert answer.status == 1
            assert f"{other}: left out" in answer.err
            assert f"{other.name} is one of the photos and is not touched" in answer.err
            assert other.read_bytes() == before

    def test_a_result_with_a_recipe_is_left_out_without_a_word_and_replaced_when_told(
        self, tmp_path: Path, command: Command
    ) -> None:
        save(tmp_path / "a.png")
        command("denoise", tmp_path, "-o", tmp_path, "--strength", "0.5")
        answer = command("denoise", tmp_path, "-o", tmp_path, "--overwrite")
        assert (answer.status, "left out" in answer.err) == (0, False)
        assert (load(tmp_path / "a_denoised.png") == WHITE).all()


@pytest.mark.usefixtures("whitener")
class TestNames:
    def test_the_structure_of_folders_is_kept(self, tmp_path: Path, command: Command) -> None:
        save(tmp_path / "in" / "a.png")
        save(tmp_path / "in" / "x" / "y" / "a.png")
        assert command("denoise", tmp_path / "in", "-o", tmp_path / "o").status == 0
        assert (tmp_path / "o" / "a_denoised.png").is_file()
        assert (tmp_path / "o" / "x" / "y" / "a_denoised.png").is_file()

    def test_a_template(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "in" / "a.png")
        days = [datetime.date.today().isoformat()]
        answer = command("denoise", photo, "-o", tmp_path / "o", "--template", "{folder}/{name} {model} {date}")
        days.append(datetime.date.today().isoformat())  # another one around midnight
        assert answer.status == 0
        assert names(tmp_path / "o" / "in") in [[f"a white {day}.png"] for day in days]

    @pytest.mark.parametrize("template", ["{nam}", "../{name}", "/{name}", "", "{name}\n", "a/", "{name"])
    def test_a_template_that_names_nothing(self, tmp_path: Path, command: Command, template: str) -> None:
        answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o", "--template", template)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.count("\n") == 1
        assert not (tmp_path / "o").exists()

    @pytest.mark.parametrize(
        ("options", "status", "there"),
        [
            ([], "skipped", ["a_denoised.png"]),
            (["--collision", "skip"], "skipped", ["a_denoised.png"]),
            (["--collision", "number"], "done", ["a_denoised.png", "a_denoised_2.png"]),
            (["--collision", "overwrite"], "done", ["a_denoised.png"]),
            (["--resume"], "skipped", ["a_denoised.png"]),
            (["--resume", "--collision", "number"], "skipped", ["a_denoised.png"]),
        ],
    )
    def test_collisions(
        self, tmp_path: Path, command: Command, options: list[str], status: str, there: list[str]
    ) -> None:
        photo = save(tmp_path / "a.png")
        command("denoise", photo, "-o", tmp_path / "o")
        answer = command("denoise", photo, "-o", tmp_path / "o", "--json", *options)
        assert (answer.status, answer.document["photos"][0]["status"]) == (0, status)
        assert names(tmp_path / "o") == there

    def test_two_rules_for_collisions(self, tmp_path: Path, command: Command) -> None:
        photo = save(tmp_path / "a.png")
        assert command("denoise", photo, "-o", tmp_path / "o", "--overwrite", "--collision", "skip").status == 2


@pytest.mark.usefixtures("whitener")
class TestRecipes:
    def made(self, folder: Path, command: Command, *options: str) -> Path:
        photo = save(folder / "in" / "a.png")
        assert command("denoise", photo, "-o", folder / "o", *options).status == 0
        (recipe,) = (folder / "o").glob("*.recipe.json")
        return recipe

    def test_a_result_is_made_again(self, tmp_path: Path, command: Command) -> None:
        recipe = self.made(tmp_path, command, "--strength", "0.25", "--format", "tiff")
        again = command("denoise", tmp_path / "in", "-o", tmp_path / "again", "--recipe", recipe)
        assert again.status == 0
        first, second = (tmp_path / name / "a_denoised.tif" for name in ("o", "again"))
        assert first.read_bytes() == second.read_bytes()
        assert json.loads(recipe.read_text())["output"]["sha256"] == hashlib.sha256(second.read_bytes()).hexdigest()

    def test_the_command_line_goes_before_it(self, tmp_path: Path, command: Command) -> None:
        recipe = self.made(tmp_path, command, "--strength", "0.25", "--format", "tiff")
        words = ("denoise", tmp_path / "in", "-o", tmp_path / "again", "--recipe", recipe)
        assert command(*words, "--strength", "1", "--format", "png").status == 0
        assert (load(tmp_path / "again" / "a_denoised.png") == WHITE).all()

    def test_settings_of_the_recipe_reach_the_model(
        self, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, whitener: Whitener
    ) -> None:
        whitener.tile, whitener.sha256 = 96, "ab" * 32
        recipe = self.made(tmp_path, command)
        asked: list[object] = []
        monkeypatch.setattr(denoise, "find_denoiser", lambda name, **rest: (asked.append((name, rest)), whitener)[1])
        command("denoise", tmp_path / "in", "-o", tmp_path / "again", "--recipe", recipe)
        command("denoise", tmp_path / "in", "-o", tmp_path / "third", "--recipe", recipe, "--tile", "8", "--model", "x")
        assert asked == [
            ("white", {"device": "auto", "tile": 96, "sigma": None, "best": False}),
            ("x", {"device": "auto", "tile": 8, "sigma": None, "best": False}),
        ]

    def test_the_noise_level_of_the_recipe_goes_with_its_model(
        self, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, whitener: Whitener
    ) -> None:
        whitener.sigma = 12.5
        recipe = self.made(tmp_path, command)
        assert json.loads(recipe.read_text())["sigma"] == 12.5
        asked: list[object] = []
        monkeypatch.setattr(
            denoise, "find_denoiser", lambda name, **rest: (asked.append((name, rest["sigma"])), whitener)[1]
        )
        for number, more in enumerate(((), ("--sigma", "3"), ("--model", "x"))):
            command("denoise", tmp_path / "in", "-o", tmp_path / str(number), "--recipe", recipe, *more)
        assert asked == [("white", 12.5), ("white", 3.0), ("x", None)]

    def test_the_best_quality_of_the_recipe_goes_with_its_model(
        self, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, whitener: Whitener
    ) -> None:
        whitener.best = True
        recipe = self.made(tmp_path, command)
        assert json.loads(recipe.read_text())["best"] is True
        asked: list[object] = []
        monkeypatch.setattr(
            denoise, "find_denoiser", lambda name, **rest: (asked.append((name, rest["best"])), whitener)[1]
        )
        for number, more in enumerate(((), ("--no-best",), ("--model", "x"), ("--model", "x", "--best"))):
            command("denoise", tmp_path / "in", "-o", tmp_path / str(number), "--recipe", recipe, *more)
        assert asked == [("white", True), ("white", False), ("x", False), ("x", True)]

    def test_another_model_of_that_name_is_refused(self, tmp_path: Path, command: Command, whitener: Whitener) -> None:
        recipe = self.made(tmp_path, command)
        whitener.sha256 = "ab" * 32
        words = ("denoise", tmp_path / "in", "-o", tmp_path / "again", "--recipe", recipe)
        answer = command(*words, "--json")
        assert (answer.status, answer.out) == (2, "")
        assert "its file differs" in answer.err
        assert names(tmp_path / "again") == []
        assert command(*words, "--model", "white").status == 0, "who names the model takes it as it is"

    @pytest.mark.parametrize("text", [None, "", "{}", "[]", "no json"])
    def test_no_recipe(self, tmp_path: Path, command: Command, text: str | None) -> None:
        recipe = tmp_path / "r.json"
        if text is not None:
            recipe.write_text(text)
        answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o", "--recipe", recipe)
        assert (answer.status, answer.out) == (2, "")
        assert "r.json" in answer.err

    def test_a_format_of_the_future(self, tmp_path: Path, command: Command) -> None:
        recipe = self.made(tmp_path, command)
        recipe.write_text(recipe.read_text().replace('"keep"', '"jxl"'))
        answer = command("denoise", tmp_path / "in", "-o", tmp_path / "again", "--recipe", recipe)
        assert (answer.status, "format jxl" in answer.err) == (2, True)

    def test_none_are_wanted(self, tmp_path: Path, command: Command) -> None:
        answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o", "--no-recipes", "--json")
        assert answer.document["photos"][0]["recipe"] is None
        assert [path.name for path in (tmp_path / "o").iterdir()] == ["a_denoised.png"]


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
            "noise_level": None,
            "best": False,
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

    def test_notes_are_warnings(self, tmp_path: Path, command: Command, whitener: Whitener) -> None:
        whitener.doubt = "It looks odd."
        photo = save(tmp_path / "a.png")
        answer = command("denoise", photo, "-o", tmp_path / "o", "--json")
        assert answer.document["photos"][0]["notes"] == ["It looks odd."]
        assert f"{photo}: It looks odd." in answer.err
        assert answer.status == 0

    def test_photos_are_counted(self, tmp_path: Path, command: Command) -> None:
        photos = [save(tmp_path / f"{number}.png", width=40 + number) for number in range(3)]
        answer = command("denoise", photos[0], tmp_path / "gone.png", *photos[1:], "-o", tmp_path / "o")
        lines = [line for line in answer.err.splitlines() if "MP/s" in line]
        assert [line.split()[0] for line in lines][-1] == "[3/3]"
        assert "100%" in lines[-1]
        assert "0 s left" in lines[-1]

    def test_a_shortage_of_room_is_told_before(
        self, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = iter([10, 10**9])
        monkeypatch.setattr(space, "free_bytes", lambda _folder: next(told))
        answer = command("denoise", save(tmp_path / "a.png"), "-o", tmp_path / "o")
        assert answer.status == 0
        assert answer.err.startswith("The results will take about")

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


def test_the_best_quality_is_told_and_a_method_has_none(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path / "in" / "a.png", 20, 18)
    answer = command("denoise", tmp_path / "in", "-o", tmp_path / "out", "--model", "nlm", "--best")
    assert (answer.status, answer.out) == (2, "")
    assert "Choose a model" in answer.err or "choose a model" in answer.err
    stand_in = Whitener(best=True)
    monkeypatch.setattr(denoise, "find_denoiser", lambda *_names, **_options: stand_in)
    words = ("denoise", tmp_path / "in", "-o", tmp_path / "out", "--best")
    assert command(*words, "--json").document["photos"][0]["best"] is True
    assert "white (best quality) on cpu" in command(*words, "--overwrite").out
