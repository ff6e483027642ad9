import pytest

from engine.errors import WrongConfig
from engine.models.registry import architecture
from engine.training.presets import PRESETS, preset
from engine.training.progress import length_of


@pytest.mark.parametrize("name", PRESETS)
def test_presets_name_a_length_and_a_network_that_exist(name: str) -> None:
    told = preset(name)
    assert any((told.run.steps, told.run.epochs, told.run.minutes))
    architecture(told.network.architecture).sized(told.network.size, told.network.arguments)  # raises otherwise


def test_seed_2020_is_what_the_project_did() -> None:
    told = preset("seed-2020")
    assert length_of(told.run, 24, 4800).steps == 40_000
    assert (told.network.architecture, told.network.initialisation) == ("aev2_0", "xavier-normal")
    assert (told.run.patch, told.run.batch, told.run.epoch_patches, told.run.fixed_crops) == (128, 24, 4800, True)
    assert (told.optimisation.loss, told.optimisation.rate) == ("l1+ms-ssim", 2e-3)
    assert (told.optimisation.weight_decay, told.optimisation.schedule) == (0.05, "multi-step")
    kinds = ("mixup", "cutmix", "cutout")
    assert [getattr(told.augmentation, kind) for kind in kinds] == [0.0, 0.0, 0.0]
    for kind in kinds:
        augmentation = preset(f"seed-2020-{kind}").augmentation
        assert [getattr(augmentation, other) for other in kinds] == [0.2 * (kind == other) for other in kinds]


def test_an_unknown_preset_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongConfig, match="quick, balanced, best"):
        preset("fast")
