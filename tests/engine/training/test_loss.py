"""Losses against sums done by hand, and against each other."""

import math

import pytest
import torch
from torch import Tensor

from engine.errors import WrongConfig
from engine.training import similarity
from engine.training.config import LOSSES
from engine.training.loss import build_loss, smallest_patch


def pair(side: int = 112, seed: int = 0, noise: float = 0.1) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    truth = torch.rand(2, 3, side, side, generator=generator)
    return truth + noise * torch.randn(truth.shape, generator=generator), truth


def test_all_losses_of_the_configuration_are_there() -> None:
    output, truth = pair()
    for name in LOSSES:
        assert build_loss(name)(output, truth).shape == ()


def test_an_unknown_loss_is_answered_with_those_there_are() -> None:
    for name in ("l3", "l1+l2", "l2+ssim", "l1+", ""):
        with pytest.raises(WrongConfig, match=r"There is no loss .*charbonnier.*l1\+ms-ssim"):
            build_loss(name)


def test_plain_losses_are_what_their_names_say() -> None:
    output, truth = torch.zeros(2, 1, 1, 2), torch.tensor([0.0, 0.3, 0.1, 0.1]).reshape(2, 1, 1, 2)
    assert build_loss("l1")(output, truth).item() == pytest.approx(0.125)
    assert build_loss("l2")(output, truth).item() == pytest.approx(0.11 / 4)
    expected = sum(math.sqrt(error**2 + 1e-6) for error in (0.0, 0.3, 0.1, 0.1)) / 4
    assert build_loss("charbonnier")(output, truth).item() == pytest.approx(expected)
    decibels = (10 * math.log10(0.045 + 1e-8) + 10 * math.log10(0.01 + 1e-8)) / 2
    assert build_loss("psnr")(output, truth).item() == pytest.approx(decibels, abs=1e-4)


def test_similarities_are_taken_from_one_and_sums_are_shared_out() -> None:
    output, truth = pair()
    l1 = build_loss("l1")(output, truth)
    for name, measured in (("ssim", similarity.ssim), ("ms-ssim", similarity.ms_ssim)):
        loss = 1 - measured(output, truth)
        torch.testing.assert_close(build_loss(name)(output, truth), loss)
        torch.testing.assert_close(build_loss(f"l1+{name}")(output, truth), 0.16 * l1 + 0.84 * loss)
        torch.testing.assert_close(build_loss(f"l1+{name}", ssim_share=0.25)(output, truth), 0.75 * l1 + 0.25 * loss)


@pytest.mark.parametrize("name", LOSSES)
def test_less_noise_is_less_loss_and_gradients_lead_there(name: str) -> None:
    loss = build_loss(name)
    values = [loss(*pair(noise=noise)).item() for noise in (0.0, 0.02, 0.2)]
    assert values == sorted(values)
    assert values[0] < values[1] < values[2]
    output, truth = pair()
    output.requires_grad_()
    loss(output, truth).backward()  # type: ignore[no-untyped-call]  # torch's is untyped
    assert output.grad is not None
    assert torch.isfinite(output.grad).all()
    assert (output.grad * (output.detach() - truth)).sum() > 0


@pytest.mark.parametrize("name", LOSSES)
def test_a_perfect_output_has_a_finite_gradient(name: str) -> None:
    _, truth = pair()
    output = truth.clone().requires_grad_()
    build_loss(name)(output, truth).backward()  # type: ignore[no-untyped-call]  # torch's is untyped
    assert output.grad is not None
    assert torch.isfinite(output.grad).all()


@pytest.mark.parametrize("name", ["l2", "psnr", "ssim", "l1+ms-ssim"])
def test_half_precision_is_lifted_even_under_autocast(name: str) -> None:
    output, truth = pair(noise=0.001)
    output = output.bfloat16()
    expected = build_loss(name)(output.float(), truth)
    with torch.autocast("cpu", torch.bfloat16):
        found = build_loss(name)(output, truth)
    assert found.dtype == torch.float32
    assert torch.equal(found, expected)


def test_the_smallest_patch_is_the_smallest_that_goes() -> None:
    for name in LOSSES:
        least = smallest_patch(name)
        build_loss(name)(*pair(least))
        if least > 1:
            with pytest.raises(WrongConfig, match=f"at least {least} x {least} pixels, not {least - 1}"):
                build_loss(name)(*pair(least - 1))
    assert (smallest_patch("ssim"), smallest_patch("l1+ms-ssim"), smallest_patch("ms-ssim", 11)) == (11, 97, 161)


def test_the_window_can_be_chosen() -> None:
    output, truth = pair()
    torch.testing.assert_close(build_loss("ssim", window=7)(output, truth), 1 - similarity.ssim(output, truth, 7))
    with pytest.raises(WrongConfig, match="window of 11 pixels needs patches of at least 161"):
        build_loss("ms-ssim", window=11)(output, truth)
