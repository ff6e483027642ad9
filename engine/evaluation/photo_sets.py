"""The sets of photos that shipped models are measured on, and what is measured on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import UnreadableImage
from engine.evaluation.results import Pair
from engine.images.finding import find_photos
from engine.images.pairing import pair_folders
from engine.metrics.score import Score

HIGHEST_PSNR = 99.0
"""Stands for a photo that came out without any change, whose PSNR is infinite."""


@dataclass(frozen=True, slots=True)
class PhotoSet:
    """Photos to measure on.

    Attributes:
        key: in names of files.
        title: in cards.
        noisy: their folder.
        clean: of the ground truths.
        gaussian: standard deviation of the noise that is made on the ground truths, levels of 255; not clipped.
        best: models are also measured at their best quality.
        untouched: clean photos are put in, and how little they change is measured; the worst is told, too.
    """

    key: str
    title: str
    noisy: str
    clean: str
    gaussian: float | None = None
    best: bool = False
    untouched: bool = False

    def pairs(self, photos: Path) -> list[Pair]:
        """Of the folder that holds all sets.

        Raises:
            UnreadableImage: the photos are not there.
        """
        noisy, clean = photos / self.noisy, photos / self.clean
        found: list[Pair] = []
        if noisy.is_dir() and clean.is_dir() and noisy != clean:
            found = [Pair(*paths) for paths in pair_folders(noisy, clean).pairs]
        elif clean.is_dir() and noisy == clean:
            found = [Pair(path, path, self.gaussian) for path in find_photos([clean])]
        if not found:
            raise UnreadableImage(f"There are no photos of the set {self.title} in {noisy}.")
        return found

    def means(self, scores: Sequence[Score]) -> dict[str, float]:
        """What a card tells of these, rounded as it tells it."""
        decibels = [min(score.psnr, HIGHEST_PSNR) for score in scores]
        means = {
            "psnr": round(sum(decibels) / len(decibels), 2),
            "ssim": round(sum(score.ssim for score in scores) / len(scores), 4),
        }
        return means | ({"worst_psnr": round(min(decibels), 2)} if self.untouched else {})


SETS = (
    PhotoSet("sidd", "sidd (six samples)", "real/sidd/noisy", "real/sidd/clean", best=True),
    PhotoSet("polyu-val", "polyu val (47 crops)", "real/polyu/val/noisy", "real/polyu/val/clean"),
    *(
        PhotoSet(f"cbsd68-{sigma}", f"cbsd68, sigma {sigma}", "clean/cbsd68", "clean/cbsd68", sigma)
        for sigma in (15, 25, 50)
    ),
    PhotoSet("cbsd68-clean", "clean photos put in (cbsd68)", "clean/cbsd68", "clean/cbsd68", untouched=True),
)

BEST_TITLE = "{title}, best quality"
"""Of what is measured at the best quality."""

Metrics = Mapping[str, Mapping[str, float]]
