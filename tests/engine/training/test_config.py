from pathlib import Path

import pytest

from engine.errors import WrongConfig
from engine.training.config import Config, as_toml, from_mapping, read
from engine.training.presets import PRESETS, preset


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", PRESETS)
def test_presets_go_through_toml_unchanged(name: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, as_toml(preset(name)))) == preset(name)


def test_all_that_is_not_default_goes_through_toml(tmp_path: Path) -> None:
    told = Config().with_changes(
        {"name": "Möwe “2”", "network.arguments": {"widths": [8, 12]}, "run.minutes": 2.5, "data.noisy": "C:\\é\n"}
    )
    assert read(written(tmp_path, as_toml(told))) == told != Config()


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    told = read(written(tmp_path, "[run]\nbatch = 3\n"), preset("best"))
    assert told == preset("best").with_changes({"run.batch": 3})


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("run.bacth", "run.batch"), ("data.reciep", "data.recipe"), ("optimization", "optimisation"), ("nam", "name")],
)
def test_unknown_keys_are_refused_with_the_nearest(key: str, nearest: str) -> None:
    with pytest.raises(WrongConfig, match=f"no key {key}.* Did you mean {nearest}"):
        Config().with_changes({key: 1})


def test_an_unknown_key_that_is_near_to_none_gets_all_names() -> None:
    with pytest.raises(WrongConfig, match=r"run\.steps, run\.epochs"):
        from_mapping({"run": {"xyzzy": 1}})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("run.batch", -1),
        ("run.batch", 4097),
        ("run.batch", True),
        ("run.batch", 2.0),
        ("run.patch", 7),
        ("run.minutes", float("nan")),
        ("run.minutes", float("inf")),
        ("run.minutes", "ten"),
        ("run.compiled", 1),
        ("optimisation.rate", 0.0),
        ("optimisation.loss", "l3"),
        ("optimisation.loss", ""),
        ("augmentation.mixup", 1.01),
        ("data.validation_share", 0.51),
        ("data.noisy", 3),
        ("data.camera", ["a", 3]),
        ("data.previews", {"a": "b"}),
        ("network.arguments", "wide"),
        ("run", 3),
    ],
)
def test_values_out_of_range_or_of_the_wrong_kind_are_refused(key: str, value: object) -> None:
    with pytest.raises(WrongConfig, match=key.rpartition(".")[2]):
        Config().with_changes({key: value})


@pytest.mark.parametrize(
    ("told", "paths"), [("", ()), ("a", ("a",)), ([], ()), (["a", "b c"], ("a", "b c")), (("a",), ("a",)), ([""], ())]
)
def test_a_role_takes_one_path_or_several(told: object, paths: tuple[str, ...]) -> None:
    assert Config().with_changes({"data.noisy": told}).data.noisy == paths


def test_files_with_one_path_a_role_are_read(tmp_path: Path) -> None:
    told = read(written(tmp_path, '[data]\nnoisy = "n"\nclean = ""\nval_noisy = ["v", "w"]\n'))
    assert (told.data.noisy, told.data.clean, told.data.val_noisy) == (("n",), (), ("v", "w"))
    assert read(written(tmp_path, as_toml(told))) == told


@pytest.mark.parametrize(("key", "value"), [("run.batch", 0), ("run.minutes", 3), ("optimisation.final_loss", "")])
def test_the_ends_of_ranges_are_allowed(key: str, value: object) -> None:
    section, name = key.split(".")
    assert getattr(getattr(Config().with_changes({key: value}), section), name) == value


@pytest.mark.parametrize("content", [b"run = [", b"\xff\xfe", b"[run]\nbatch = 1\nbatch = 2\n"])
def test_what_is_no_toml_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(WrongConfig, match="is not TOML"):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongConfig, match="cannot be read"):
        read(tmp_path / "none.toml")
