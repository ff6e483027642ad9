"""What the names of data sets tell of a photo: its scene, camera, ISO and light."""

import re
from dataclasses import dataclass
from pathlib import Path

_SIDD = re.compile(
    r"(?:^|[\\/])\d{4}_(?P<scene>\d{3})_(?P<phone>[A-Z0-9]{2})_(?P<iso>\d{5})_\d{5}_\d{4}_(?P<light>[LNH])(?=[\\/_.]|$)"
)
_SIDD_PHOTO = re.compile(r"^(?P<instance>\d{4})_(?:NOISY|GT)_SRGB_\d{3}")
_POLYU = re.compile(r"^(?P<camera>[A-Za-z0-9]+)_[\d-]+_\d+_(?P<iso>\d{3,6})_(?P<scene>[A-Za-z]+)_+\d+(?:_real|_mean)?$")
_CROP = re.compile(r"[_-](?:s|crop|patch|tile)[_-]?\d+$", re.IGNORECASE)

PHONES = {
    "GP": "Google Pixel",
    "IP": "Apple iPhone 7",
    "S6": "Samsung Galaxy S6 Edge",
    "N6": "Motorola Nexus 6",
    "G4": "LG G4",
}
LIGHTS = {"L": "low", "N": "normal", "H": "high"}


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo's circumstances.

    Attributes:
        scene: equal for photos that show the same thing.
        camera: empty where the name does not tell.
        iso: None where the name does not tell.
        brightness: of the light, ``low``, ``normal`` or ``high``; empty where the name does not tell.
    """

    scene: str
    camera: str = ""
    iso: int | None = None
    brightness: str = ""


def shot_of(photo: Path, root: Path) -> Shot:
    """What the name of ``photo``, found in the folder ``root``, tells.

    SIDD's folders (A. Abdelhamed, S. Lin, M. S. Brown: A High-Quality Denoising Dataset for Smartphone Cameras. CVPR
    2018) are named instance, scene, phone, ISO, shutter, colour temperature and light; its 200 instances show ten
    scenes. PolyU's crops (J. Xu et al.: Real-world Noisy Image Denoising: A New Benchmark. 2018) are named camera,
    aperture, shutter, ISO, scene and number; a scene of the same name counts as the same with every camera. Any other
    photo is a scene of its own, together with its neighbours that differ only in the number of a crop, as ``_s1``,
    ``_crop1``, ``_patch1`` or ``_tile1``.
    """
    return _sidd(str(photo.absolute())) or _sidd_photo(photo.stem) or _polyu(photo.stem) or Shot(_own(photo, root))


def _sidd(place: str) -> Shot | None:
    match = _SIDD.search(place)
    if match is None:
        return None
    phone = PHONES.get(match["phone"], match["phone"])
    return Shot(f"SIDD {match['scene']}", phone, int(match["iso"]), LIGHTS[match["light"]])


def _sidd_photo(stem: str) -> Shot | None:
    match = _SIDD_PHOTO.match(stem)
    return Shot(f"SIDD instance {match['instance']}") if match else None


def _polyu(stem: str) -> Shot | None:
    match = _POLYU.match(stem)
    return Shot(f"PolyU {match['scene']}", match["camera"], int(match["iso"])) if match else None


def _own(photo: Path, root: Path) -> str:
    place = photo.relative_to(root) if photo.is_relative_to(root) else Path(photo.name)
    return _CROP.sub("", place.with_suffix("").as_posix())
