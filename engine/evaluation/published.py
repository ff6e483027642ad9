"""Figures that others published, to be shown beside measured ones and never among them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """A method's mean PSNR in decibels on a set of photos, and where it was published."""

    dataset: str
    method: str
    psnr: float
    source: str


_ZHANG_2021 = "K. Zhang et al.: Plug-and-Play Image Restoration with Deep Denoiser Prior. IEEE TPAMI, 2021"
_XU_2018 = (
    "J. Xu, L. Zhang, D. Zhang: A Trilateral Weighted Sparse Coding Scheme for Real-World Image Denoising. ECCV 2018"
)
_HA_2024 = "I. Ha et al.: Learning to Translate Noise for Robust Image Denoising. arXiv:2412.04727, 2024"
_POLYU = (("BM3D", 37.40, _XU_2018), ("TWSC", 38.60, _XU_2018), ("NAFNet-NT", 38.67, _HA_2024))
_CBSD68 = (
    ("CBM3D", (33.52, 30.71, 27.38)),
    ("FFDNet", (33.87, 31.21, 27.96)),
    ("DRUNet", (34.30, 31.69, 28.51)),
)

PUBLISHED = (
    *(Published("PolyU", *figure) for figure in _POLYU),
    *(
        Published(f"CBSD68, sigma {sigma}", name, psnr, _ZHANG_2021)
        for name, figures in _CBSD68
        for sigma, psnr in zip((15, 25, 50), figures, strict=True)
    ),
)


def published_on(dataset: str) -> tuple[Published, ...]:
    """The figures on a set of photos, best first; none for one that is not known."""
    found = (figure for figure in PUBLISHED if figure.dataset == dataset)
    return tuple(sorted(found, key=lambda figure: -figure.psnr))
