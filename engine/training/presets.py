"""Named configurations to begin with."""

from collections.abc import Mapping

from engine.errors import WrongConfig
from engine.training.config import Augmentation, Config, Network, Optimisation, Run

_PROBABILITY_2020 = 0.2


def _seed_2020(augmentation: Augmentation) -> Config:
    """The 2020 project's: AEv2_0 on 4800 fixed crops."""
    return Config(
        network=Network(architecture="aev2_0", initialisation="xavier-normal"),
        augmentation=augmentation,
        optimisation=Optimisation(
            loss="l1+ms-ssim", rate=2e-3, weight_decay=0.05, schedule="multi-step", warm_up=0, clip=0.0, average=0.0
        ),
        run=Run(epochs=200, patch=128, batch=24, epoch_patches=4800, fixed_crops=True),
    )


_UNTOUCHED = Augmentation(flips=False, turns=False)

PRESETS: Mapping[str, Config] = {
    "quick": Config(
        network=Network(size="small"),
        optimisation=Optimisation(rate=2e-3, final_loss="psnr"),
        run=Run(minutes=10.0, patch=96, batch=12, validate=8),
    ),
    "balanced": Config(
        network=Network(size="small"),
        optimisation=Optimisation(rate=1.5e-3, final_loss="psnr"),
        run=Run(minutes=120.0, patch=128, batch=16, validate=20),
    ),
    "best": Config(
        network=Network(size="medium"),
        optimisation=Optimisation(rate=1e-3, final_loss="psnr", average=0.9995),
        run=Run(steps=300_000, patch=128, patch_end=256, batch=16, validate=60),
    ),
    "seed-2020": _seed_2020(_UNTOUCHED),
    "seed-2020-mixup": _seed_2020(Augmentation(flips=False, turns=False, mixup=_PROBABILITY_2020)),
    "seed-2020-cutmix": _seed_2020(Augmentation(flips=False, turns=False, cutmix=_PROBABILITY_2020)),
    "seed-2020-cutout": _seed_2020(Augmentation(flips=False, turns=False, cutout=_PROBABILITY_2020)),
}
"""By name. ``quick`` is a good try within ten minutes on two cores; ``balanced`` takes two hours, ``best`` days."""


def preset(name: str) -> Config:
    """The configuration of that name.

    Raises:
        WrongConfig: there is none.
    """
    if name not in PRESETS:
        raise WrongConfig(f"There is no preset {name!r}; there are {', '.join(PRESETS)}.")
    return PRESETS[name]
