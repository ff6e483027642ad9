import pytest

from denoiser_gui.presenters import difference_words as words
from engine.service.buffers import Buffer
from engine.service.comparison_replies import DifferenceMade
from engine.service.comparison_requests import Kind, MakeDifference, Side


@pytest.mark.parametrize(
    ("kind", "side", "against", "name"),
    [
        (Kind.ABSOLUTE, "denoised", "truth", "Difference to ground truth"),
        (Kind.ABSOLUTE, "denoised", "noisy", "What was removed"),
        (Kind.SIGNED, "denoised", "noisy", "What was removed, with its sign"),
        (Kind.SIGNED, "median", "denoised", "Median: Signed difference to the denoised photo"),
        (Kind.SIMILARITY, "my model", "truth", "my model: Similarity to ground truth"),
        (Kind.ABSOLUTE, "noisy", "median", "Noisy: Difference to Median"),
        (Kind.LOST, "denoised", "noisy", "Lost detail"),
        (Kind.ABSOLUTE, "truth", "noisy", "The noise"),
        (Kind.SIGNED, "truth", "noisy", "The noise, with its sign"),
    ],
)
def test_names(kind: Kind, side: str, against: str, name: str) -> None:
    assert words.picture_name(kind, side, against) == name


@pytest.mark.parametrize(
    ("kind", "gain", "against", "labels"),
    [
        (Kind.ABSOLUTE, 8, "truth", ("0", "", "32 levels")),
        (Kind.ABSOLUTE, 32, "truth", ("0", "", "8 levels")),
        (Kind.SIGNED, 4, "truth", ("−32 darker", "0", "+32 brighter")),
        (Kind.SIGNED, 32, "noisy", ("−4", "0", "+4")),
        (Kind.SIMILARITY, 1, "truth", ("0 different", "", "1 the same")),
    ],
)
def test_legends(kind: Kind, gain: float, against: str, labels: tuple[str, str, str]) -> None:
    legend = words.legend(kind, gain, against)
    assert legend.labels == labels
    lightness = [colour.lightness() for colour in legend.colours]
    assert lightness == sorted(lightness)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.ABSOLUTE, "Mean 2.3, largest 41 of 255 levels"),
        (Kind.SIMILARITY, "Mean 2.345, lowest 41.00"),
        (Kind.LOST, "Orange, 234.5 % of the photo: its edges are in what was removed."),
    ],
)
def test_figures(kind: Kind, text: str) -> None:
    request = MakeDifference(1, 1, kind, Side("denoised"), Side("truth"))
    assert words.figures(DifferenceMade(request, Buffer("", (), "u1"), 4, 2.345, 41)) == text
