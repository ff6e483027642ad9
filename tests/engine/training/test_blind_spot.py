from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from scipy.ndimage import gaussian_filter
from torch import Tensor, nn

from engine.images.image import as_rgb8
from engine.images.reading import read
from engine.training.batches import Batch, share_of
from engine.training.blind_spot import (
    HANGS_TOGETHER,
    BlindSpot,
    BlindSpotNetwork,
    apart,
    correlation_of_neighbours,
    together,
)
from engine.training.learner import Objective
from engine.training.loss import build_loss
from engine.training.self_supervision import Neighbour2Neighbour
from engine.training.store import as_unit


def network(seed: int = 0) -> BlindSpotNetwork:
    torch.manual_seed(seed)
    return BlindSpotNetwork(8, 3)


@pytest.mark.parametrize(("y", "x"), [(0, 0), (0, 12), (11, 12), (23, 24), (1, 1), (22, 3)])
def test_no_pixel_has_a_say_in_its_own_answer_but_its_neighbours_have(y: int, x: int) -> None:
    photo = torch.rand(1, 3, 24, 25, dtype=torch.float64).requires_grad_()
    answer = network().double()(photo)
    (slopes,) = torch.autograd.grad(answer[0, :, y, x].sum(), photo)
    reached = slopes.abs().sum((0, 1))
    assert reached[y, x] == 0.0
    beside = reached[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2]
    assert int((beside > 0).sum()) == beside.numel() - 1


@pytest.mark.parametrize("stride", [2, 5])
def test_taken_apart_and_put_together_a_photo_is_what_it_was(stride: int) -> None:
    photos = torch.rand(2, 3, 20, 30)
    small = apart(photos, stride)
    assert small.shape == (2 * stride**2, 3, 20 // stride, 30 // stride)
    assert torch.equal(together(small, stride), photos)
    assert torch.equal(small[stride + 1], photos[0, :, 1::stride, 1::stride])


def test_what_is_over_is_cut_off() -> None:
    photos = torch.rand(1, 3, 23, 22)
    assert torch.equal(together(apart(photos, 5), 5), photos[..., :20, :20])


def noise(correlated: bool, count: int = 2, side: int = 128) -> list[Tensor]:
    """Flat photos with white noise, or noise that reaches over several pixels, of sigma 20 of 255."""
    drawn = torch.randn(count, 3, side, side, generator=torch.Generator().manual_seed(1)).numpy()
    if correlated:
        drawn = gaussian_filter(drawn, (0, 0, 0.7, 0.7))
    made = torch.from_numpy(drawn)
    return list(0.5 + 20 / 255 * made / made.std())


def test_how_the_noise_hangs_together_is_seen() -> None:
    white, correlated = (correlation_of_neighbours(noise(each)) for each in (False, True))
    assert white is not None
    assert correlated is not None
    assert abs(white) < 0.1 < HANGS_TOGETHER < 0.3 < correlated
    assert correlation_of_neighbours([torch.rand(3, 16, 16)]) is None
    assert correlation_of_neighbours([]) is None


@pytest.mark.photos
def test_real_noise_and_white_noise_on_real_photos_are_told_apart() -> None:
    data = Path(__file__).resolve().parents[4] / "shared" / "data"
    if not data.is_dir():
        pytest.skip("the real photos are not beside this checkout")
    real = sorted((data / "real" / "polyu" / "train" / "noisy").iterdir())[:2]
    clean = [opened(path) for path in sorted((data / "clean" / "bsds400").iterdir())[:6]]
    drawn = torch.Generator().manual_seed(0)
    white = [(photo + 25 / 255 * torch.randn(photo.shape, generator=drawn)).clamp(0, 1) for photo in clean]
    by_camera, by_hand = (correlation_of_neighbours(photos) for photos in (map(opened, real), white))
    assert by_camera is not None
    assert by_hand is not None
    assert by_hand < HANGS_TOGETHER < by_camera


def opened(path: Path) -> Tensor:
    return torch.from_numpy(as_unit(as_rgb8(read(path).pixels)).transpose(2, 0, 1).copy())


def test_teacher_and_network_learn_each_its_own() -> None:
    teacher, student = network(0), torch.nn.Conv2d(3, 3, 1)
    batch = Batch(torch.rand(2, 3, 40, 40), None)
    loss = BlindSpot(teacher, build_loss("l1"))(student, batch)
    loss.backward()  # type: ignore[no-untyped-call]
    student_alone, teacher_alone = (
        torch.autograd.grad(BlindSpot(teacher, build_loss("l1"))(student, batch), list(part.parameters()))
        for part in (student, teacher)
    )
    assert any(bool(each.abs().max() > 0) for each in student_alone)
    assert any(bool(each.abs().max() > 0) for each in teacher_alone)
    # the teacher's slopes do not depend on what the student answers
    with torch.no_grad():
        student.weight.mul_(-3.0)
    again = torch.autograd.grad(BlindSpot(teacher, build_loss("l1"))(student, batch), list(teacher.parameters()))
    assert all(torch.equal(one, other) for one, other in zip(teacher_alone, again, strict=True))


def untaught() -> nn.Conv2d:
    """A small linear network that gives back what it sees."""
    student = nn.Conv2d(3, 3, 5, padding=2)
    with torch.no_grad():
        nn.init.dirac_(student.weight)
        nn.init.zeros_(student.bias)  # type: ignore[arg-type]
    return student


def left_over(answer: Tensor, noisy: Tensor) -> float:
    """Of the squared error, as a part."""
    return float((answer - 0.5).square().mean() / (noisy - 0.5).square().mean())


def learned(way: Callable[[int], Objective], weights: list[nn.Parameter], student: nn.Module, noisy: Tensor) -> float:
    optimiser = torch.optim.Adam(weights, 2e-2)
    for step in range(60):
        optimiser.zero_grad()
        way(step)(student, Batch(noisy, None)).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    with torch.no_grad():
        return left_over(student(noisy), noisy)


def test_noise_that_hangs_together_goes_by_this_way_and_not_by_the_neighbours() -> None:
    noisy = torch.stack(noise(True, 2, 40))
    teacher, student = network(), untaught()
    blind = BlindSpot(teacher, build_loss("l1"))
    by_blind_spot = learned(lambda _: blind, [*teacher.parameters(), *student.parameters()], student, noisy)
    with torch.no_grad():
        assert left_over(together(teacher(apart(noisy, 2)), 2), noisy) < 0.05
    assert by_blind_spot < 0.8
    student = untaught()
    assert learned(Neighbour2Neighbour(0, 2, share_of(2, 0, 1)).at, list(student.parameters()), student, noisy) > 0.9
