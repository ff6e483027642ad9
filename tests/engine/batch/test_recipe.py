"""Recipes: what was written comes back, whatever is damaged is refused, and only the very same is taken as done."""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.batch.recipe import Input, Model, Output, Recipe, Wanted, made_by, read, sidecar, write
from engine.errors import UnwritableReport, WrongRecipe

MODEL = Model("quality", "ab" * 32)


def made(folder: Path, name: str = "photo.png") -> tuple[Path, Path, Recipe]:
    """A source, its result and the recipe, not yet written."""
    source, result = folder / name, folder / "out" / f"{Path(name).stem}_denoised.png"
    result.parent.mkdir(exist_ok=True)
    source.write_bytes(b"noisy")
    result.write_bytes(b"clean")
    recipe = Recipe(
        program="denoiser 0.1.0",
        input=Input.of(source),
        output=Output.of(result),
        model=MODEL,
        device="cpu",
        tile=None,
        luminance=1.0,
        chrominance=0.5,
        format="keep",
    )
    return source, result, recipe


def wanted(result: Path) -> Wanted:
    return Wanted(result, MODEL, None, 1.0, 0.5, "keep")


def document(folder: Path) -> dict[str, Any]:
    _, result, recipe = made(folder)
    write(recipe, result)
    found: dict[str, Any] = json.loads(sidecar(result).read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", ["photo.png", "Фото 写.png", "-x\n.png", os.fsdecode(b"\xff\xfe.png")])
@pytest.mark.parametrize("tile", [None, 256])
def test_what_was_written_comes_back(tmp_path: Path, name: str, tile: int | None) -> None:
    _, result, recipe = made(tmp_path, name)
    recipe = replace(recipe, tile=tile)
    write(recipe, result)
    assert sidecar(result).name == f"{result.name}.recipe.json"
    assert read(sidecar(result)) == recipe
    assert sorted(path.name for path in result.parent.iterdir()) == sorted([result.name, sidecar(result).name])


def test_its_form_is_promised(tmp_path: Path) -> None:
    assert document(tmp_path) == {
        "version": 1,
        "program": "denoiser 0.1.0",
        "input": {"name": "photo.png", "bytes": 5, "sha256": hashlib.sha256(b"noisy").hexdigest()},
        "output": {"name": "photo_denoised.png", "sha256": hashlib.sha256(b"clean").hexdigest()},
        "model": {"name": "quality", "sha256": "ab" * 32},
        "device": "cpu",
        "tile": None,
        "luminance": 1.0,
        "chrominance": 0.5,
        "format": "keep",
    }


def test_a_newer_one_replaces_the_older(tmp_path: Path) -> None:
    _, result, recipe = made(tmp_path)
    write(recipe, result)
    write(replace(recipe, device="cuda:0"), result)
    assert read(sidecar(result)).device == "cuda:0"


@pytest.mark.parametrize("letter", ["x", "ü", "写"])
def test_names_that_would_be_too_long_are_cut_and_stay_apart(tmp_path: Path, letter: str) -> None:
    stem = letter * (248 // len(letter.encode()))
    names = {sidecar(tmp_path / f"{stem}{digit}.png").name for digit in range(4)}
    assert len(names) == 4
    for name in names:
        assert len(os.fsencode(name)) <= 255
        assert name.endswith(".recipe.json")
        (tmp_path / name).touch()


def test_a_recipe_that_cannot_be_saved_is_a_sentence(tmp_path: Path) -> None:
    _, result, recipe = made(tmp_path)
    sidecar(result).mkdir()
    with pytest.raises(UnwritableReport, match=r"The recipe of photo_denoised\.png could not be saved"):
        write(recipe, result)
    assert result.read_bytes() == b"clean"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "its version is 2"),
        ({"version": True}, "its version is True"),
        ({"version": None}, "its version is None"),
        ({"colour": "red"}, "holds 'colour', which is not known"),
        ({"\ud800\n": 1}, r"holds '\\ud800\\n'"),
        ({"input": {"name": "a", "bytes": 1, "sha256": "0" * 64, "x": 1}}, "“input” holds 'x'"),
        ({"input": {"name": "a", "bytes": 1}}, "“input” lacks “sha256”"),
        ({"input": []}, "“input” is not a table"),
        ({"input": {"name": "a", "bytes": -1, "sha256": "0" * 64}}, "size is not"),
        ({"input": {"name": "a", "bytes": True, "sha256": "0" * 64}}, "size is not"),
        ({"output": {"name": "a", "sha256": "0" * 63}}, "SHA-256"),
        ({"output": {"name": "a", "sha256": "G" * 64}}, "SHA-256"),
        ({"output": {"name": "", "sha256": "0" * 64}}, "not a text"),
        ({"model": {"name": "a", "sha256": None}}, "model's SHA-256"),
        ({"model": {"name": ["a"], "sha256": ""}}, "not a text"),
        ({"tile": 0}, "tile"),
        ({"tile": 1.5}, "tile"),
        ({"tile": "256"}, "tile"),
        ({"luminance": 1.01}, "strength"),
        ({"luminance": "1"}, "strength"),
        ({"chrominance": -0.5}, "strength"),
        ({"chrominance": False}, "strength"),
        ({"device": 7}, "not a text"),
    ],
)
def test_what_no_recipe_holds_is_refused(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    path = tmp_path / "photo.recipe.json"
    path.write_text(json.dumps(document(tmp_path) | change), "utf-8")
    with pytest.raises(WrongRecipe, match=rf"^photo\.recipe\.json is no recipe that can be used: .*{reason}.*\.$"):
        read(path)


def test_what_is_missing_is_refused(tmp_path: Path) -> None:
    whole = document(tmp_path)
    path = tmp_path / "photo.recipe.json"
    for name in whole:
        path.write_text(json.dumps({key: value for key, value in whole.items() if key != name}), "utf-8")
        with pytest.raises(WrongRecipe, match=f"lacks “{name}”"):
            read(path)


def test_cut_short_at_any_byte_it_is_refused(tmp_path: Path) -> None:
    data = json.dumps(document(tmp_path)).encode()
    path = tmp_path / "photo.recipe.json"
    for length in range(len(data)):
        path.write_bytes(data[:length])
        with pytest.raises(WrongRecipe, match="damaged or incomplete"):
            read(path)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"null",
        b'{"version": 1, "version": 1}',
        b'{"luminance": NaN}',
        b"1" * 5000,
        b" " * (1 << 20) + b" ",
    ],
)
def test_other_content_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.json").write_bytes(content)
    with pytest.raises(WrongRecipe, match=r"^r\.json is no recipe"):
        read(tmp_path / "r.json")


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "nothing", Path("/dev/zero")):
        with pytest.raises(WrongRecipe, match="cannot be opened"):
            read(path)


def test_the_same_is_recognised(tmp_path: Path) -> None:
    source, result, recipe = made(tmp_path)
    assert made_by(recipe, source, wanted(result))
    assert made_by(replace(recipe, device="cuda:0", program="denoiser 9"), source, wanted(result))


@pytest.mark.parametrize(
    "change",
    [
        {"model": Model("fast", "ab" * 32)},
        {"model": Model("quality", "cd" * 32)},
        {"tile": 128},
        {"luminance": 0.9},
        {"chrominance": 1.0},
        {"format": "png"},
    ],
)
def test_other_settings_are_not_the_same(tmp_path: Path, change: dict[str, Any]) -> None:
    source, result, recipe = made(tmp_path)
    assert not made_by(recipe, source, replace(wanted(result), **change))


def test_another_source_or_result_is_not_the_same(tmp_path: Path) -> None:
    source, result, recipe = made(tmp_path)
    other = result.with_name("other.png")
    other.write_bytes(b"clean")
    assert not made_by(recipe, source, wanted(other))
    for path in (source, result):
        before = path.read_bytes()
        for changed in (before[::-1], before + b"x", b""):
            path.write_bytes(changed)
            assert not made_by(recipe, source, wanted(result))
        path.write_bytes(before)
        assert made_by(recipe, source, wanted(result))
    for path in (source, result):
        before = path.read_bytes()
        path.unlink()
        assert not made_by(recipe, source, wanted(result))
        path.write_bytes(before)
    result.unlink()
    os.mkfifo(result)
    assert not made_by(recipe, source, wanted(result))


def test_a_noise_level_that_was_given_is_part_of_the_settings(tmp_path: Path) -> None:
    source, result, recipe = made(tmp_path)
    write(replace(recipe, sigma=12.5), result)
    read_again = read(sidecar(result))
    assert read_again.sigma == 12.5
    assert made_by(read_again, source, replace(wanted(result), sigma=12.5))
    assert not made_by(read_again, source, wanted(result))
    assert not made_by(recipe, source, replace(wanted(result), sigma=12.5))


@pytest.mark.parametrize("sigma", [-1, 256, True, "5", [5]])
def test_a_noise_level_that_is_none_is_refused(tmp_path: Path, sigma: object) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({**document(tmp_path), "sigma": sigma}))
    with pytest.raises(WrongRecipe, match="noise level"):
        read(path)


def test_the_best_quality_is_part_of_the_settings_and_told_only_where_it_was_taken(tmp_path: Path) -> None:
    source, result, recipe = made(tmp_path)
    write(recipe, result)
    assert "best" not in json.loads(sidecar(result).read_text())
    assert not read(sidecar(result)).best
    write(replace(recipe, best=True), result)
    assert json.loads(sidecar(result).read_text())["best"] is True
    read_again = read(sidecar(result))
    assert made_by(read_again, source, replace(wanted(result), best=True))
    assert not made_by(read_again, source, wanted(result))
    assert not made_by(recipe, source, replace(wanted(result), best=True))


def test_a_noise_level_of_nothing_is_told(tmp_path: Path) -> None:
    _, result, recipe = made(tmp_path)
    write(replace(recipe, sigma=0.0), result)
    assert read(sidecar(result)).sigma == 0.0


@pytest.mark.parametrize("best", [None, 1, "yes"])
def test_best_is_true_or_false(tmp_path: Path, best: object) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({**document(tmp_path), "best": best}))
    with pytest.raises(WrongRecipe, match="best quality"):
        read(path)
