"""A finished model's card as a page for people: what it is, what it learned from, how good it is, how it came about."""

import platform
from collections.abc import Iterator
from typing import TYPE_CHECKING

import psutil

from engine.device import Device
from engine.training.checkpoints import Standing
from engine.training.config import as_toml
from engine.training.events import ValidationDone
from engine.training.preparing import Task

if TYPE_CHECKING:
    from engine.training.setting_up import Equipment


def card_text(kit: "Equipment", standing: Standing) -> str:
    """The card in Markdown; its curve is taken from the run's log."""
    return "\n".join(_lines(kit, standing)) + "\n"


def _lines(kit: "Equipment", standing: Standing) -> Iterator[str]:
    descriptor, data = kit.descriptor, kit.config.data
    yield f"# {descriptor.name}"
    yield ""
    yield f"- Architecture: {descriptor.architecture} {dict(descriptor.arguments)}"
    yield f"- {descriptor.parameters:,} weights, {descriptor.macs_per_pixel / 1e3:.1f} thousand multiply-adds a pixel"
    yield f"- Learned from: {descriptor.training_data}"
    yield f"- Photos: {', '.join((*data.noisy, *data.clean, *data.bursts))}"
    yield f"- Licence of the photos, as stated: {data.licence or 'not stated'}"
    if kit.config.network.start:
        yield f"- Went on from: {kit.config.network.start}"
    yield f"- Trained {standing.step} steps in {standing.seconds / 60:.1f} minutes"
    yield f"- Hardware: {hardware(kit.device)}, {kit.precision}"
    yield from _figures(kit, standing)
    yield ""
    yield "## Configuration"
    yield ""
    yield "```toml"
    yield as_toml(kit.config).strip()
    yield "```"


def _figures(kit: "Equipment", standing: Standing) -> Iterator[str]:
    noisy, task = kit.validation.noisy, kit.material.validation_task
    if standing.best_psnr is None or noisy.psnr is None:
        yield "- No photos with ground truth to measure on"
        return
    kind = "the mean of each burst as ground truth" if task is Task.BURSTS else task.value
    yield f"- Validation: {len(kit.validation.subjects)} photos ({kind})"
    yield ""
    yield "| step | PSNR (dB) | SSIM |"
    yield "|---|---|---|"
    yield f"| noisy | {noisy.psnr:.2f} | {noisy.ssim:.4f} |"
    curve = {line["step"]: line for line in kit.folder.events() if line.get("event") == ValidationDone.kind}
    for line in curve.values():  # of a step that was done twice, because the run was interrupted, the last
        if line.get("psnr") is not None:
            kept = " (kept)" if line["step"] == standing.best_step else ""
            yield f"| {line['step']}{kept} | {line['psnr']:.2f} | {line['ssim']:.4f} |"


def hardware(device: Device) -> str:
    """The machine, in words."""
    if not device.is_cpu:
        return device.title
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    return f"{platform.processor() or platform.machine()}, {cores} cores"
