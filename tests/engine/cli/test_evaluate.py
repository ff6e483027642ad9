import csv
import io
import json
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cli import evaluate
from engine.errors import NotFinite
from tests.engine.cli.conftest import Command, Whitener, save


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for index in range(3):
        save(tmp_path / "noisy" / f"p{index}.png", 20, 18, seed=index)
        save(tmp_path / "clean" / f"p{index}.png", 20, 18, seed=index + 10)
    return tmp_path / "noisy", tmp_path / "clean"


@pytest.fixture
def whitener(monkeypatch: pytest.MonkeyPatch) -> Whitener:
    stand_in = Whitener()
    monkeypatch.setattr(evaluate, "find_denoiser", lambda *_names, **_options: stand_in)
    return stand_in


def test_prints_a_table_with_the_untouched_photo_first(folders: tuple[Path, Path], command: Command) -> None:
    answer = command("evaluate", *folders, "--method", "median", "--method", "gaussian")
    lines = [line.split() for line in answer.out.splitlines()]
    assert answer.status == 0
    assert lines[0] == ["photo", "noisy", "median", "gaussian"]
    assert [line[0] for line in lines[:6]] == ["photo", "p0.png", "p1.png", "p2.png", "mean", "s/MP"]
    assert [line[0] for line in lines[7:]] == ["method", "noisy", "median", "gaussian"]
    mean = [sum(float(line[column]) for line in lines[1:4]) / 3 for column in (1, 4, 7)]
    assert [float(lines[4][column]) for column in (1, 4, 7)] == pytest.approx(mean, abs=1.1e-3)
    assert "100%" in answer.err
    assert "MP/s" in answer.err


def test_without_a_method_the_default_model_is_scored(
    folders: tuple[Path, Path], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def find(name: str, device: str, sigma: float | None, best: bool) -> Whitener:
        assert sigma is None
        assert not best
        asked.append((name, device))
        return Whitener(name)

    monkeypatch.setattr(evaluate, "find_denoiser", find)
    answer = command("evaluate", *folders, "--json", "-", "--device", "cpu")
    assert asked == [(evaluate.DEFAULT_MODEL, "cpu")]
    assert [method["name"] for method in answer.document["methods"]] == ["noisy", evaluate.DEFAULT_MODEL]


def test_all_reports_tell_the_same(folders: tuple[Path, Path], tmp_path: Path, command: Command) -> None:
    reports = [tmp_path / f"r.{kind}" for kind in ("json", "csv", "html")]
    options = [word for path in reports for word in (f"--{path.suffix[1:]}", path)]
    assert command("evaluate", *folders, "--method", "tv", *options).status == 0
    methods = json.loads(reports[0].read_text())["methods"]
    rows = list(csv.DictReader(io.StringIO(reports[1].read_text())))
    page = reports[2].read_text(encoding="utf-8")
    assert [method["name"] for method in methods] == ["noisy", "tv"]
    images = [image for method in methods for image in method["images"]]
    assert [float(row["psnr"]) for row in rows] == [image["psnr"] for image in images]
    assert len(images) == 6
    assert all(f"{image['psnr']:.3f} / {image['ssim']:.4f}" in page for image in images)


def test_a_page_may_be_without_the_photos(folders: tuple[Path, Path], tmp_path: Path, command: Command) -> None:
    pages = []
    for options in ((), ("--no-pictures",)):
        assert command("evaluate", *folders, "--method", "tv", "--html", tmp_path / "r.html", *options).status == 0
        pages.append((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert ["data:image" in page for page in pages] == [True, False]
    assert "p1.png" in pages[1]


def test_two_files(folders: tuple[Path, Path], command: Command) -> None:
    noisy, clean = folders[0] / "p0.png", folders[1] / "p2.png"
    answer = command("evaluate", noisy, clean, "--method", "noisy", "--json", "-")
    (method,) = answer.document["methods"]
    assert (method["images"][0]["noisy"], method["images"][0]["clean"]) == (str(noisy), str(clean))


def test_identical_photos(folders: tuple[Path, Path], command: Command) -> None:
    photo = folders[0] / "p0.png"
    assert command("evaluate", photo, photo, "--method", "noisy").out.count("inf / 1.0000") == 2
    (method,) = command("evaluate", photo, photo, "--method", "noisy", "--json", "-").document["methods"]
    assert (method["psnr"], method["ssim"]) == (sys.float_info.max, 1.0)


def test_photos_without_partner_and_bad_ones_are_named_and_the_rest_is_done(
    folders: tuple[Path, Path], command: Command
) -> None:
    alone = save(folders[0] / "alone.png")
    (folders[0] / "p1.png").write_bytes(b"damaged")
    save(folders[1] / "p2.png", 30, 30)
    answer = command("evaluate", *folders, "--method", "tv", "--json", "-")
    assert answer.status == 1
    assert [len(method["images"]) for method in answer.document["methods"]] == [1, 1]
    assert f"{alone}: has no ground truth" in answer.err
    assert f"{folders[0] / 'p1.png'}: failed" in answer.err
    assert "30 x 30" in answer.err
    assert "Traceback" not in answer.err


def test_a_method_that_fails_is_named_with_the_photo(
    folders: tuple[Path, Path], command: Command, whitener: Whitener
) -> None:
    save(folders[0] / "p1.png", 21, 18)
    save(folders[1] / "p1.png", 21, 18, seed=5)
    whitener.bad_width, whitener.error = 21, NotFinite("The answer is not finite.")
    answer = command("evaluate", *folders)
    assert answer.status == 1
    assert "p1.png with white: failed: The answer is not finite." in answer.err
    lines = [line.split() for line in answer.out.splitlines()]
    assert lines[2][-1] == "failed"
    assert ["photos", "3", "2"] in lines


def test_when_every_photo_fails_there_is_no_table(folders: tuple[Path, Path], command: Command) -> None:
    for photo in folders[0].iterdir():
        photo.write_bytes(b"damaged")
    answer = command("evaluate", *folders, "--method", "tv")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("failed") == 3


@pytest.mark.parametrize("damaged", ["photos", "method"])
def test_with_json_there_is_a_document_even_if_nothing_could_be_measured(
    folders: tuple[Path, Path], tmp_path: Path, command: Command, damaged: str
) -> None:
    method = tmp_path / "damaged.pth"
    method.write_bytes(b"no checkpoint")
    if damaged == "photos":
        method = Path("tv")
        for photo in folders[0].iterdir():
            photo.write_bytes(b"damaged")
    printed = command("evaluate", *folders, "--method", method, "--json", "-")
    assert (printed.status, printed.document["methods"]) == (1, [])
    assert command("evaluate", *folders, "--method", method, "--json", tmp_path / "r.json").status == 1
    assert json.loads((tmp_path / "r.json").read_text()) == printed.document


def test_models_of_one_name_are_told_apart(
    folders: tuple[Path, Path], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "find_denoiser", lambda name, **_options: Whitener(Path(name).stem))
    words = [word for name in ("x/a.pth", "y/a.pth", "x/a.pth", "noisy.pth") for word in ("--method", name)]
    answer = command("evaluate", *folders, *words, "--json", "-")
    assert [method["name"] for method in answer.document["methods"]] == ["noisy", "a", "a (2)", "noisy (2)"]


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("noisy", "clean", "reason"),
    [
        ("nowhere", "clean", "There is no file or folder"),
        ("noisy/p0.png", "clean", "two photos or two folders"),
        ("noisy", "empty", "has a ground truth in"),
        ("empty", "clean", "has a ground truth in"),
    ],
)
def test_nothing_to_pair(tmp_path: Path, command: Command, noisy: str, clean: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    answer = command("evaluate", tmp_path / noisy, tmp_path / clean, "--method", "tv")
    assert (answer.status, answer.out) == (2, "")
    assert reason in answer.err


@pytest.mark.usefixtures("whitener")
def test_reports_that_could_not_be_saved_are_refused_before_the_work(
    folders: tuple[Path, Path], tmp_path: Path, command: Command
) -> None:
    photo = folders[1] / "p0.png"
    before = photo.read_bytes()
    for option, path in (("--csv", tmp_path / "nowhere" / "r.csv"), ("--html", photo)):
        answer = command("evaluate", *folders, option, path)
        assert (answer.status, answer.out) == (2, "")
        assert path.name in answer.err
    assert photo.read_bytes() == before


def test_an_unknown_method_is_a_wrong_command_line(folders: tuple[Path, Path], command: Command) -> None:
    answer = command("evaluate", *folders, "--method", "magic")
    assert (answer.status, answer.out) == (2, "")
    assert "magic" in answer.err


def test_interrupting(folders: tuple[Path, Path], command: Command, whitener: Whitener) -> None:
    whitener.bad_width, whitener.error = 20, KeyboardInterrupt()
    answer = command("evaluate", *folders)
    assert (answer.status, answer.out) == (130, "")
    assert "Traceback" not in answer.err


def test_a_damaged_model_is_a_sentence(folders: tuple[Path, Path], tmp_path: Path, command: Command) -> None:
    damaged = tmp_path / "damaged.pth"
    damaged.write_bytes(b"no checkpoint")
    answer = command("evaluate", *folders, "--method", damaged)
    assert (answer.status, answer.out) == (1, "")
    assert "damaged.pth" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.photos
def test_the_reference_figure_of_a_seed_checkpoint(shared: Path, command: Command) -> None:
    sidd, seed = shared / "data" / "real" / "sidd", shared / "checkpoints" / "seed"
    pair = (sidd / "noisy" / "sidd_06.png", sidd / "clean" / "sidd_06.png")
    answer = command("evaluate", *pair, "--method", seed / "AEv2_0_MixUp_b24.pth", "--device", "cpu", "--json", "-")
    noisy, model = answer.document["methods"]
    assert (noisy["psnr"], noisy["ssim"]) == (pytest.approx(22.788, abs=0.001), pytest.approx(0.2516, abs=0.0001))
    assert (model["psnr"], model["ssim"]) == (pytest.approx(38.081, abs=0.01), pytest.approx(0.9535, abs=0.0005))


def test_noise_made_on_clean_photos(folders: tuple[Path, Path], command: Command) -> None:
    words = ("evaluate", folders[1], "--gaussian", "25", "--method", "gaussian@25", "--json", "-")
    document = command(*words).document
    noisy = document["methods"][0]
    assert [image["gaussian"] for image in noisy["images"]] == [25.0] * 3
    assert 20.1 < noisy["psnr"] < 22.0
    untimed = [[(i["psnr"], i["ssim"]) for i in m["images"]] for m in document["methods"]]
    assert [[(i["psnr"], i["ssim"]) for i in m["images"]] for m in command(*words).document["methods"]] == untimed


def test_one_folder_that_holds_both(folders: tuple[Path, Path], command: Command) -> None:
    (_, method) = command("evaluate", folders[0].parent, "--method", "gaussian", "--json", "-").document["methods"]
    assert [Path(image["clean"]).parent for image in method["images"]] == [folders[1]] * 3


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("noisy", "clean", "--gaussian", "5"), "one path"),
        (("empty", "--gaussian", "5"), "no photo"),
        (("noisy", "--gaussian", "x"), "gaussian"),
        (("empty",), "no noisy photo"),
        (("clean",), "--gaussian"),
        (("blocks.mat",), "CLEAN"),
        (("noisy", "clean", "--store", "nowhere/s"), "nowhere"),
        (("noisy", "clean", "--store", "noisy/p0.png"), "one of the photos"),
    ],
)
@pytest.mark.usefixtures("folders", "whitener")
def test_what_does_not_go_together(
    tmp_path: Path, command: Command, words: tuple[str, ...], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "blocks.mat").touch()
    monkeypatch.chdir(tmp_path)
    answer = command("evaluate", *words)
    assert (answer.status, answer.out) == (2, "")
    assert why in answer.err


def test_what_is_in_the_store_is_not_done_again(
    folders: tuple[Path, Path], tmp_path: Path, command: Command, whitener: Whitener
) -> None:
    words = ("evaluate", *folders, "--store", tmp_path / "s.jsonl", "--json", "-")
    first = command(*words)
    whitener.bad_width, whitener.error = 20, NotFinite("It ran again.")
    again = command(*words)
    told, told_again = first.document, again.document
    for document in (told, told_again):
        del document["provenance"]["date"]  # which second it was
    assert (again.status, told_again) == (0, told)
    save(folders[0] / "p1.png", 20, 18, seed=99)
    assert command(*words).err.count("It ran again.") == 1


def test_a_store_that_is_something_else_is_a_sentence(
    folders: tuple[Path, Path], tmp_path: Path, command: Command, whitener: Whitener
) -> None:
    assert whitener.error is None
    (tmp_path / "letter.txt").write_text("Dear")
    answer = command("evaluate", *folders, "--store", tmp_path / "letter.txt")
    assert (answer.status, answer.out) == (1, "")
    assert "something else" in answer.err
    assert (tmp_path / "letter.txt").read_text() == "Dear"


class TestNoiseLevel:
    def told(self, command: Command, folders: tuple[Path, Path], *words: str) -> dict[str, object]:
        """What each method was told of the first photo."""
        methods = command("evaluate", *folders, "--json", "-", *words).document["methods"]
        return {method["name"]: method["images"][0].get("noise_level") for method in methods}

    def test_one_method_at_several_levels(self, folders: tuple[Path, Path], command: Command) -> None:
        words = [word for name in ("gaussian@5", "gaussian@20.5", "gaussian") for word in ("--method", name)]
        told = self.told(command, folders, *words)
        assert list(told) == ["noisy", "gaussian@5", "gaussian@20.5", "gaussian"]
        assert told["noisy"] is None
        assert told["gaussian@5"] == {"sigma": 5.0, "estimated": False}
        assert told["gaussian@20.5"] == {"sigma": 20.5, "estimated": False}
        estimate = told["gaussian"]
        assert isinstance(estimate, dict)
        assert estimate["estimated"] is True
        assert estimate["sigma"] > 20

    def test_one_level_for_all_but_those_with_their_own(self, folders: tuple[Path, Path], command: Command) -> None:
        told = self.told(command, folders, "--sigma", "9", "--method", "median", "--method", "tv@4")
        assert told["median"] == {"sigma": 9.0, "estimated": False}
        assert told["tv@4"] == {"sigma": 4.0, "estimated": False}

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            (("--method", "noisy@5"), "takes no noise level"),
            (("--method", "gaussian@300"), "between 0 and 255"),
            (("--method", "gaussian@1.2.3"), "between 0 and 255"),
            (("--method", "gaussian@x"), "gaussian@x"),
            (("--sigma", "-1"), "between 0 and 255"),
            (("--sigma", "nan"), "between 0 and 255"),
            (("--sigma", "much"), "much"),
        ],
    )
    def test_what_cannot_be_is_refused_before_anything_is_done(
        self, folders: tuple[Path, Path], command: Command, words: tuple[str, ...], why: str
    ) -> None:
        answer = command("evaluate", *folders, *words)
        assert (answer.status, answer.out) == (2, "")
        assert why in answer.err
        assert "Traceback" not in answer.err

    def test_a_file_with_an_at_in_its_name_is_that_file(
        self, folders: tuple[Path, Path], tmp_path: Path, command: Command, whitener: Whitener
    ) -> None:
        whitener.name = "file"
        path = tmp_path / "model@7"
        path.touch()
        assert list(self.told(command, folders, "--method", str(path))) == ["noisy", "file"]
        assert list(self.told(command, folders, "--method", str(path) + "@8")) == ["noisy", "file@8"]


class TestBest:
    def test_a_model_may_be_scored_plain_and_at_its_best(
        self, folders: tuple[Path, Path], command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = []

        def find(name: str, device: str, sigma: float | None, best: bool) -> Whitener:
            asked.append((name, device, sigma, best))
            return Whitener(name, best=best)

        monkeypatch.setattr(evaluate, "find_denoiser", find)
        words = [word for name in ("quality", "quality+best", "told+best@12") for word in ("--method", name)]
        document = command("evaluate", *folders, "--json", "-", "--device", "cpu", *words).document
        assert asked == [("quality", "cpu", None, False), ("quality", "cpu", None, True), ("told", "cpu", 12.0, True)]
        assert [one["name"] for one in document["methods"]] == ["noisy", "quality", "quality+best", "told+best@12"]
        assert [one["best"] for one in document["provenance"]["methods"]] == [False, True, True]

    def test_a_method_has_none(self, folders: tuple[Path, Path], command: Command) -> None:
        answer = command("evaluate", *folders, "--method", "median+best")
        assert (answer.status, answer.out) == (2, "")
        assert "is a method" in answer.err

    def test_a_file_of_that_name_goes_before(
        self, folders: tuple[Path, Path], tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "mine+best"
        file.touch()
        asked = []
        monkeypatch.setattr(
            evaluate, "find_denoiser", lambda name, **rest: (asked.append((name, rest["best"])), Whitener())[1]
        )
        command("evaluate", *folders, "--method", file)
        assert asked == [(str(file), False)]


class TestWithoutGroundTruth:
    """Noisy photos alone."""

    @pytest.fixture
    def photos(self, tmp_path: Path) -> Path:
        for place in range(3):
            noise = np.random.default_rng(place).normal(128, 20, (64, 72, 3)).clip(0, 255).astype(np.uint8)
            (tmp_path / "mine").mkdir(exist_ok=True)
            Pillow.fromarray(noise).save(tmp_path / "mine" / f"p{place}.png")
        return tmp_path / "mine"

    def test_a_table_tells_what_noise_is_left_and_what_detail_is_kept(self, photos: Path, command: Command) -> None:
        answer = command("evaluate", photos, "--method", "gaussian", "--method", "median")
        lines = [line.split() for line in answer.out.splitlines()]
        assert answer.status == 0
        assert lines[0] == ["photo", "noisy", "gaussian", "median"]
        assert [line[0] for line in lines[:6]] == ["photo", "p0.png", "p1.png", "p2.png", "mean", "s/MP"]
        noise = [float(lines[4][column]) for column in (1, 2, 6)]
        assert noise[0] == pytest.approx(20, rel=0.15)
        assert max(noise[1:]) < noise[0] / 1.5
        assert lines[1][3::4] == ["/", "/"]
        assert "noise left, 95 %" in answer.out
        assert "detail kept, 95 %" in answer.out
        assert "PSNR" not in answer.out
        assert "has a ground truth" in answer.err
        assert "PSNR and SSIM are not measured" in answer.err

    def test_json_has_the_promised_names_as_far_as_there_is_something_to_tell(
        self, photos: Path, command: Command
    ) -> None:
        answer = command("evaluate", photos, "--method", "gaussian@20", "--json", "-")
        noisy, method = answer.document["methods"]
        assert (noisy["name"], method["name"]) == ("noisy", "gaussian@20")
        assert "psnr" not in answer.out
        assert "ssim" not in answer.out
        assert '"clean"' not in answer.out
        first = method["images"][0]
        assert first["noisy"] == str(photos / "p0.png")
        assert first["noise_level"] == {"sigma": 20.0, "estimated": False}
        assert method["noise"] == pytest.approx(sum(image["noise"] for image in method["images"]) / 3)
        assert method["noise_interval"][0] <= method["noise"] <= method["noise_interval"][1]
        assert 0 < method["detail_kept"] <= 1
        assert noisy["detail_kept"] == 1
        assert method["seconds_per_megapixel"] > 0
        (difference,) = answer.document["differences"]
        assert (difference["method"], difference["other"]) == ("noisy", "gaussian@20")
        told = difference["noise"]
        assert told["mean"] == pytest.approx(noisy["noise"] - method["noise"])
        assert (told["better"], told["worse"], told["photos"]) == (0, 3, 3)

    def test_all_reports_tell_the_same(self, photos: Path, tmp_path: Path, command: Command) -> None:
        reports = [tmp_path / f"r.{kind}" for kind in ("json", "csv", "html")]
        options = [word for path in reports for word in (f"--{path.suffix[1:]}", path)]
        assert command("evaluate", photos, "--method", "tv", *options).status == 0
        images = [image for method in json.loads(reports[0].read_text())["methods"] for image in method["images"]]
        rows = list(csv.DictReader(io.StringIO(reports[1].read_text())))
        page = reports[2].read_text(encoding="utf-8")
        assert [(row["noisy"], float(row["noise"]), float(row["detail_kept"])) for row in rows] == [
            (image["noisy"], image["noise"], image["detail_kept"]) for image in images
        ]
        assert all(f"{image['noise']:.2f}" in page for image in images)
        assert "Detail kept" in page
        assert "Noise to tv" in page
        assert "python main.py evaluate" in page

    def test_a_single_photo(self, photos: Path, command: Command) -> None:
        answer = command("evaluate", photos / "p1.png", "--method", "gaussian")
        assert answer.status == 0
        assert "p1.png" in answer.out
        assert "noise to gaussian" in answer.out

    def test_what_is_in_the_store_is_not_done_again(
        self, photos: Path, tmp_path: Path, command: Command, whitener: Whitener
    ) -> None:
        words = ("evaluate", photos, "--store", tmp_path / "s.jsonl", "--json", "-")
        first = command(*words)
        whitener.bad_width, whitener.error = 72, NotFinite("It ran again.")
        again = command(*words)
        told, told_again = first.document, again.document
        for document in (told, told_again):
            del document["provenance"]["date"]  # which second it was
        assert (again.status, told_again) == (0, told)
        pair = command("evaluate", photos / "p0.png", photos / "p0.png", *words[2:])
        assert pair.err.count("It ran again.") == 1, "with a ground truth it is something else"

    def test_one_that_was_interrupted_goes_on(
        self, photos: Path, tmp_path: Path, command: Command, whitener: Whitener
    ) -> None:
        save(photos / "p2.png", 30, 40)
        words = ("evaluate", photos, "--store", tmp_path / "s.jsonl", "--json", "-")
        whitener.bad_width, whitener.error = 30, KeyboardInterrupt()
        assert command(*words).status == 130
        whitener.bad_width = 72
        answer = command(*words)
        assert answer.status == 0
        assert [len(method["images"]) for method in answer.document["methods"]] == [3, 3]

    def test_where_some_have_a_truth_the_others_are_left_out(self, photos: Path, command: Command) -> None:
        for kind in ("noisy", "clean"):
            save(photos / f"q_{kind}.png", 20, 18, seed=ord(kind[0]))
        answer = command("evaluate", photos, "--method", "gaussian", "--json", "-")
        assert answer.status == 1
        assert [len(method["images"]) for method in answer.document["methods"]] == [1, 1]
        assert answer.document["methods"][0]["psnr"] < 20
        assert answer.err.count("has no ground truth, as others have") == 3

    def test_a_method_that_fails_is_named(self, photos: Path, command: Command, whitener: Whitener) -> None:
        save(photos / "p1.png", 21, 18)
        whitener.bad_width, whitener.error = 21, NotFinite("The answer is not finite.")
        answer = command("evaluate", photos)
        assert answer.status == 1
        assert "p1.png with white: failed: The answer is not finite." in answer.err
        lines = [line.split() for line in answer.out.splitlines()]
        assert lines[2][-1] == "failed"
        assert ["photos", "3", "2"] in lines
