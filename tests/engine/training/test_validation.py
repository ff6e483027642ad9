import math
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.errors import NotFinite
from engine.metrics.score import score
from engine.models.descriptor import Descriptor
from engine.training.distributed import Team
from engine.training.validation import Figures, Subject, Validation, chosen, noisy_figures
from tests.engine.training.photos import scene, with_noise

DESCRIPTOR = Descriptor("plain", "aev1", {}, 3, 1, 1, False, 1, 1.0)


class Darkener(nn.Module):
    """Takes a part of the light away."""

    def __init__(self, part: float) -> None:
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(1.0 - part))

    def forward(self, photo: Tensor) -> Tensor:
        return photo * self.factor


def subject(seed: int, height: int = 32, width: int = 40, truth: bool = True) -> Subject:
    clean = scene(seed, height, width)
    return Subject(f"{seed}.png", with_noise(clean, seed), clean if truth else None)


def test_figures_are_means_over_whole_photos_in_8_bits() -> None:
    subjects = [subject(0), subject(1, 50, 33)]
    figures, seconds = Validation(subjects, DESCRIPTOR, Team()).measure(Darkener(0.1))
    scores = [
        score(np.rint(0.9 * each.noisy).astype(np.uint8), each.truth) for each in subjects if each.truth is not None
    ]
    assert figures.psnr == pytest.approx(np.mean([each.psnr for each in scores]), abs=0.05)
    assert figures.ssim == pytest.approx(np.mean([each.ssim for each in scores]), abs=0.002)
    assert seconds > 0


def test_the_identity_has_the_figures_of_the_noisy_photos() -> None:
    validation = Validation([subject(0), subject(1)], DESCRIPTOR, Team())
    assert validation.measure(Darkener(0.0))[0] == validation.noisy
    assert validation.noisy.psnr is not None


def test_without_ground_truth_there_are_no_figures() -> None:
    for subjects in ([subject(0, truth=False)], []):
        validation = Validation(subjects, DESCRIPTOR, Team())
        assert validation.noisy == noisy_figures(subjects) == Figures()
        assert validation.measure(Darkener(0.0))[0] == Figures()


def test_the_network_and_the_number_of_threads_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.inference.denoising.choose_threads", lambda *_: torch.set_num_threads(2))
    network = Darkener(0.25)
    before = torch.get_num_threads()
    assert before == 1
    Validation([subject(0)], DESCRIPTOR, Team()).measure(network)
    assert torch.get_num_threads() == before
    assert float(network.factor.detach()) == 0.75
    assert network.factor.requires_grad


def test_answers_that_are_no_numbers_are_told() -> None:
    with pytest.raises(NotFinite):
        Validation([subject(0)], DESCRIPTOR, Team()).measure(Darkener(math.nan))


def test_photos_are_taken_while_they_fit() -> None:
    drawn: list[int] = []

    def subjects() -> Iterator[Subject]:
        for seed in range(5):
            drawn.append(seed)
            yield subject(seed, 32, 40)

    taken, cut = chosen(subjects(), 2.5 * 32 * 40 / 1e6)
    assert [each.name for each in taken] == ["0.png", "1.png"]
    assert (cut, drawn) == (0, [0, 1, 2])
    assert chosen(iter([]), 1.0) == ([], 0)


def test_a_single_photo_that_is_too_large_is_cut_to_its_middle() -> None:
    whole = subject(0, 100, 200)
    (part,), cut = chosen(iter([whole]), 5000 / 1e6)
    assert cut == 1
    assert part.noisy.shape == (50, 100, 3)
    assert np.array_equal(part.noisy, whole.noisy[25:75, 50:150])
    assert whole.truth is not None
    assert part.truth is not None
    assert np.array_equal(part.truth, whole.truth[25:75, 50:150])


@pytest.mark.parametrize("size", [2, 3, 7])
def test_figures_of_each_photo_are_in_order_however_many_processes_measure(size: int) -> None:
    subjects = [subject(0), subject(1, truth=False), subject(2), subject(3), subject(4)]
    whole = Validation(subjects, DESCRIPTOR, Team()).measure(Darkener(0.1))[0]
    assert [each.psnr for each in whole.photos] == [
        Validation([each], DESCRIPTOR, Team()).measure(Darkener(0.1))[0].psnr
        for each in subjects
        if each.truth is not None
    ]
    parts = [whole.photos[rank::size] for rank in range(size)]

    class Together(Team):
        def gathered(self, value: object) -> list[object]:
            return [value, *parts[1:]]

    assert Validation(subjects, DESCRIPTOR, Together(size=size)).measure(Darkener(0.1))[0] == whole
