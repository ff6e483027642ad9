from pathlib import Path

import pytest

from engine.batch.jobs import Job, plan


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def planned(jobs: list[Job], root: Path) -> list[str]:
    return [job.source.relative_to(root).as_posix() for job in jobs]


def test_the_structure_of_folders_is_kept(tmp_path: Path) -> None:
    touch(tmp_path, "in/a10.png", "in/a2.png", "in/x/b.jpg", "in/x/y/c.tif", "single.png")
    jobs = plan([tmp_path / "single.png", tmp_path / "in"], tmp_path / "o").jobs
    assert planned(jobs, tmp_path) == ["single.png", "in/a2.png", "in/a10.png", "in/x/b.jpg", "in/x/y/c.tif"]
    assert [job.subfolder.as_posix() for job in jobs] == [".", ".", ".", "x", "x/y"]


def test_a_photo_is_planned_once(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.png")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    ways = [tmp_path / "in" / "a.png", tmp_path / "in", tmp_path / "link", tmp_path / "in" / ".." / "in"]
    assert plan(ways, tmp_path / "o").jobs == [Job(ways[0])]


def test_what_does_not_exist_stays(tmp_path: Path) -> None:
    assert plan([tmp_path / "gone.png"], tmp_path / "o").jobs == [Job(tmp_path / "gone.png")]


@pytest.mark.parametrize("output", [".", "results", "x/results"])
def test_results_in_the_folder_are_no_photos(tmp_path: Path, output: str) -> None:
    touch(tmp_path, "a.png", "x/b.jpg")
    touch(tmp_path / output, "a_denoised.tif", "a_denoised_2.png", "x/b_denoised.jpg")
    assert planned(plan([tmp_path], tmp_path / output).jobs, tmp_path) == ["a.png", "x/b.jpg"]


def test_what_only_looks_like_a_result_is_a_photo(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "b_denoised.png", "x/a_denoised.png", "denoised.png", "_denoised.png")
    assert len(plan([tmp_path], tmp_path).jobs) == 5
    assert len(plan([tmp_path], tmp_path / "o").jobs) == 5


def test_a_photo_outside_of_the_output_folder_is_no_result(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "a_denoised.png")
    assert len(plan([tmp_path], tmp_path / "o").jobs) == 2


def test_what_has_a_recipe_is_no_photo(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "b.png", "b.png.recipe.json")
    assert planned(plan([tmp_path], tmp_path / "o", "{name}").jobs, tmp_path) == ["a.png"]


def test_what_is_named_itself_is_taken_whatever_it_looks_like(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "a_denoised.png", "a_denoised.png.recipe.json")
    assert len(plan([tmp_path / "a.png", tmp_path / "a_denoised.png"], tmp_path).jobs) == 2


def test_templates_tell_what_a_result_is(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.png", "in/clean/in/a by quality.png", "in/clean/other/a by quality.png")
    jobs = plan([tmp_path / "in"], tmp_path / "in", "clean/{folder}/{name} by {model}").jobs
    assert planned(jobs, tmp_path / "in") == ["a.png", "clean/other/a by quality.png"]


def test_numbers_of_results_and_of_photos_are_told_apart(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "b_2.png", "xa.png", "xa_2.png", "xb_2.png", "xb_2_3.png", "xb.png")
    assert planned(plan([tmp_path], tmp_path, "x{name}").jobs, tmp_path) == ["a.png", "b_2.png", "xb.png"]


def test_a_plain_template_makes_no_photo_a_result(tmp_path: Path) -> None:
    touch(tmp_path, "a.dng", "a.jpg", "a_2.jpg")
    assert len(plan([tmp_path], tmp_path, "{name}").jobs) == 3


def test_what_looks_like_a_result_without_a_recipe_is_named(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "a_denoised.png", "b.png", "b.png.recipe.json", "c.png", "c_denoised.png")
    found = plan([tmp_path, tmp_path / "c_denoised.png"], tmp_path)
    assert planned(found.jobs, tmp_path) == ["a.png", "c.png", "c_denoised.png"]
    assert found.left_out == [tmp_path / "a_denoised.png", tmp_path / "b.png"]


def test_odd_names_do_no_harm(tmp_path: Path) -> None:
    touch(tmp_path, "-a.png", "a\n_denoised.png", "a\n.png", "写.png", "{name}_denoised.png")
    jobs = plan([tmp_path], tmp_path).jobs
    assert len(jobs) == 4
    assert "a\n_denoised.png" not in planned(jobs, tmp_path)
