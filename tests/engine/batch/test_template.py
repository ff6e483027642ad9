import datetime
from pathlib import Path, PurePosixPath

import pytest

from engine.batch.template import DEFAULT_TEMPLATE, Values, check, fill, pattern
from engine.errors import WrongTemplate

VALUES = Values("IMG_1", "Reise", "2024-05-01", "quality")


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        (DEFAULT_TEMPLATE, "IMG_1_denoised.png"),
        ("{name}", "IMG_1.png"),
        ("{folder}/{date}/{name}_{model}", "Reise/2024-05-01/IMG_1_quality.png"),
        ("sauber {name}{name}", "sauber IMG_1IMG_1.png"),
        (".{name}", ".IMG_1.png"),
        ("photo", "photo.png"),
    ],
)
def test_fields(template: str, filled: str) -> None:
    check(template)
    assert fill(template, VALUES, ".png").as_posix() == filled


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{nam}", "no field {nam}"),
        ("{}", "no field {}"),
        ("{name.x}", "no field {name.x}"),
        ("{name!r}", "no field"),
        ("{name:9999999999}", "no field"),
        ("{name", "the sign '{'"),
        ("name}", "the sign '}'"),
        ("{{name}}", "the sign '{'"),
        ("a\\{name}", "the sign '\\\\'"),
        ("C:{name}", "the sign ':'"),
        ("{name}\n", r"the sign '\n'"),
        ("{name}\x00", r"the sign '\x00'"),
        ("{name}\x1b[2J", r"the sign '\x1b'"),
        ("/{name}", "outside"),
        ("/tmp/{name}", "outside"),
        ("../{name}", "leads out"),
        ("a/../../{name}", "leads out"),
        ("{name}/..", "leads out"),
        ("", "empty"),
        ("  ", "empty"),
        ("a/", "empty"),
        ("a//{name}", "empty"),
        ("./{name}", "empty"),
        ("...", "empty"),
    ],
)
def test_what_cannot_name_a_file_is_refused(template: str, reason: str) -> None:
    with pytest.raises(WrongTemplate) as caught:
        check(template)
    assert reason in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("template", ["{name}", "{folder}/x", "{model}/{name}", "{folder}", "{folder}{name}"])
@pytest.mark.parametrize("evil", ["..", ".", "", " "])
def test_no_value_leads_out_of_the_folder(template: str, evil: str) -> None:
    filled = fill(template, Values(evil, evil, "2024-05-01", evil), ".png")
    assert not filled.is_absolute()
    assert ".." not in filled.parts
    assert len(filled.parts) == template.count("/") + 1


def test_values_are_those_of_the_photo() -> None:
    day = datetime.date(2024, 5, 1)
    assert Values.of(Path("/x/Reise/IMG_1.JPG"), "a/..\\b\n:c", day) == Values(
        "IMG_1", "Reise", "2024-05-01", "a_.._b__c"
    )
    assert Values.of(Path("/x/readme.txt"), "m", day).name == "readme.txt"
    assert Values.of(Path("/a.dng"), "m", day).folder == ""


@pytest.mark.parametrize("sign", ["a", "ä", "写"])
@pytest.mark.parametrize("template", [DEFAULT_TEMPLATE, "{name}_{name}", "{folder}/{name}x", "{name}/x"])
def test_long_names_are_cut_where_the_photos_name_is(template: str, sign: str) -> None:
    filled = fill(template, Values(sign * 255, "f", "d", "m"), "_12.png")
    assert all(len(part.encode()) <= 255 for part in filled.parts)
    plain = template.replace("{name}", "").replace("{folder}", "f")
    assert PurePosixPath(plain + "_12.png").name[-6:] == filled.name[-6:]
    assert sign * 30 in filled.as_posix()


@pytest.mark.parametrize(
    "template", [DEFAULT_TEMPLATE, "{date}/{name}_clean", "{folder}/{name} {model}", "x{name}", "{name}{name}+"]
)
@pytest.mark.parametrize("subfolder", ["", "a/b/"])
def test_results_are_recognised(template: str, subfolder: str) -> None:
    shape = pattern(template)
    assert shape is not None
    found = shape.fullmatch(subfolder + fill(template, VALUES, "").as_posix())
    assert found is not None
    assert found["name"] == "IMG_1"
    assert (found["subfolder"] or "") == subfolder.rstrip("/")
    assert shape.fullmatch("IMG_1") is None


@pytest.mark.parametrize("template", ["{name}", "{date}/{name}", "photo", "{folder}"])
def test_results_that_are_named_like_photos_are_not(template: str) -> None:
    assert pattern(template) is None
