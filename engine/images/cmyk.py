"""Printing colours, which become sRGB on reading."""

from typing import Any


def is_cmyk(profile: bytes | None) -> bool:
    """Whether a colour profile is one of CMYK."""
    return profile is not None and profile[16:20] == b"CMYK"


def note(profile: bytes | None) -> str:
    """What is said of a photo in CMYK with this profile."""
    way = "through its own profile" if is_cmyk(profile) else "as common inks look, since it has no profile"
    return f"Its CMYK colours were converted to sRGB, {way}."


def in_srgb(picture: Any) -> Any:
    """A libvips picture of CMYK as sRGB, of the same depth; further channels stay."""
    profile = picture.get("icc-profile-data") if "icc-profile-data" in picture.get_fields() else None
    return picture.icc_transform(
        "srgb",
        embedded=is_cmyk(profile),
        input_profile="cmyk",
        intent="relative",
        black_point_compensation=True,
        depth=8 if picture.format == "uchar" else 16,
    )
