"""What names tell of a photo."""

from pathlib import Path

import pytest

from engine.training.scenes import Shot, shot_of

ROOT = Path("photos")


@pytest.mark.parametrize(
    ("name", "shot"),
    [
        (
            "Data/0001_001_S6_00100_00060_3200_L/0001_GT_SRGB_010.PNG",
            Shot("SIDD 001", "Samsung Galaxy S6 Edge", 100, "low"),
        ),
        ("0199_010_GP_10000_08460_4400_N/GT_SRGB_011.PNG", Shot("SIDD 010", "Google Pixel", 10000, "normal")),
        ("crops/0066_003_IP_01600_00250_5500_H_s017.png", Shot("SIDD 003", "Apple iPhone 7", 1600, "high")),
        ("0001_NOISY_SRGB_010.PNG", Shot("SIDD instance 0001")),
        ("Canon5D2_5_160_3200_chair_11.jpg", Shot("PolyU chair", "Canon5D2", 3200)),
        ("NikonD800_6-3_125_5000_plant__4_mean.JPG", Shot("PolyU plant", "NikonD800", 5000)),
        ("a/IMG_0001.jpg", Shot("a/IMG_0001")),
        ("a/IMG_0001_s003.png", Shot("a/IMG_0001")),
        ("house-crop12.png", Shot("house")),
        ("Straße 3.jpg", Shot("Straße 3")),
        ("versions2.png", Shot("versions2")),
    ],
)
def test_names_are_understood(name: str, shot: Shot) -> None:
    assert shot_of(ROOT / name, ROOT) == shot


def test_the_scene_is_told_by_folders_above_the_given_one(tmp_path: Path) -> None:
    folder = tmp_path / "0002_007_N6_00400_00060_3200_L"
    assert shot_of(folder / "GT_SRGB_010.PNG", folder) == Shot("SIDD 007", "Motorola Nexus 6", 400, "low")


def test_a_photo_outside_its_folder_has_its_own_name() -> None:
    assert shot_of(Path("elsewhere/x.png"), ROOT) == Shot("x")
