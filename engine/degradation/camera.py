"""The way of light through a camera, there and back: sRGB to sensor mosaic, noise, sensor mosaic to sRGB.

All photos are RGB, float32, (N, 3, H, W) with even H and W; colours are in [0, 1] unless said otherwise.
The chain follows Brooks et al., "Unprocessing Images for Learned Raw Denoising" (CVPR 2019). It departs
from it in two points that made the noise statistics agree with smartphone photos: gradient-corrected
demosaicing (Malvar, He, Cutler, ICASSP 2004) and no clipping at black, because raw files keep a pedestal.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.degradation.demosaicking import DEMOSAICKERS, mosaic
from engine.degradation.sampling import Generator, Range, chance, log_uniform, normal, slices, uniform

GAMMA = 2.2
_EPSILON = 1e-8
_NO_CURVE = (1.0, 1.0)

# XYZ (D65) to camera matrices of four cameras, from Brooks et al. 2019 (their DND cameras).
_XYZ_TO_CAMERA = (
    ((1.0234, -0.2969, -0.2266), (-0.5625, 1.6328, -0.0469), (-0.0703, 0.2188, 0.6406)),
    ((0.4913, -0.0541, -0.0202), (-0.6130, 1.3513, 0.2906), (-0.1564, 0.2151, 0.7183)),
    ((0.8380, -0.2630, -0.0639), (-0.2887, 1.0725, 0.2496), (-0.0627, 0.1427, 0.5438)),
    ((0.6596, -0.2079, -0.0562), (-0.4782, 1.3016, 0.1933), (-0.0970, 0.1581, 0.5181)),
)
_RGB_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


@dataclass(frozen=True, slots=True)
class Sensor:
    """From what ranges a camera and its exposure are drawn, one draw per photo.

    Attributes:
        shot: noise variance per unit of linear light on the mosaic, log-uniform.
        read_offset: ln(read variance) less 2.18 ln(shot) + 1.2, uniform. Brooks et al. found 0 +- 0.26 for older
            phones; real smartphone photos have less noise in their shadows than that, so it reaches far down.
        exposure: factor on linear light before the sensor, log-uniform (1 keeps the photo's brightness).
        gains: white-balance gains of red and blue, uniform.
        matrix_strength: colour matrix between identity (0) and a real camera's (1), uniform.
        contrast: steepness of the tone curve (:func:`toned`), uniform; 1 is no curve.
        black_clip: share of photos whose raw values are clipped at black, as where no pedestal is kept.
        demosaickers: names of :data:`engine.degradation.demosaicking.DEMOSAICKERS`, each with its share.
    """

    shot: Range = (5e-4, 4e-2)
    read_offset: Range = (-4.0, 0.6)
    exposure: Range = (0.2, 1.0)
    gains: Range = (1.4, 2.5)
    matrix_strength: Range = (0.55, 1.0)
    contrast: Range = _NO_CURVE
    black_clip: float = 0.4
    demosaickers: tuple[tuple[str, float], ...] = (("gradient-corrected", 1.0),)


def linear_from_srgb(photos: Tensor) -> Tensor:
    """Linear light of display values, both in [0, 1] (a plain gamma of 2.2)."""
    return photos.clamp(min=_EPSILON) ** GAMMA


def srgb_from_linear(light: Tensor) -> Tensor:
    """Display values of linear light; what lies outside [0, 1] is clipped, as a camera does."""
    return light.clamp(_EPSILON, 1.0) ** (1.0 / GAMMA)


def toned(photos: Tensor, contrast: Tensor) -> Tensor:
    """An S-shaped tone curve v^c / (v^c + (1 - v)^c) of display values in [0, 1]; 1 / ``contrast`` undoes it.

    Brooks et al. use 3v^2 - 2v^3, which a contrast of 1.6 resembles; this one has every strength, and its inverse.
    A curve that is flat at black is what keeps the shadows of most cameras quiet.
    """
    light, dark = photos.clamp(_EPSILON, 1.0) ** contrast, (1.0 - photos).clamp(0.0, 1.0) ** contrast
    return light / (light + dark)


def photograph(clean: Tensor, sensor: Sensor, generator: Generator) -> tuple[Tensor, Tensor]:
    """Take every clean photo once more with a noisy camera.

    Args:
        clean: ground truth, RGB in [0, 1], (N, 3, H, W), H and W even and at least 4.
        sensor: ranges of the camera's parameters.
        generator: random state on the device of ``clean``.

    Returns:
        ``(noisy, truth)``, both (N, 3, H, W) in [0, 1]; each photo's mosaic is in one of the four phases. The
        truth is the clean photo at the drawn exposure; it has not been through the mosaic. Where raw values are
        clipped at black, it is what the mean of many such raw files shows, shadows a little lifted, for that is how
        the truths of real photos are made: a network trained on anything darker leans towards black.
    """
    contrast = uniform(clean, sensor.contrast, generator) if sensor.contrast != _NO_CURVE else None
    untoned = clean if contrast is None else toned(clean, 1.0 / contrast)
    light = linear_from_srgb(untoned) * log_uniform(clean, sensor.exposure, generator)
    flips = [(chance(clean, 0.5, generator), axis) for axis in (2, 3)]
    pair = _exposed(_flipped(light, flips), sensor, generator)
    noisy, truth = (_flipped(srgb_from_linear(side), flips) for side in pair)
    return (noisy, truth) if contrast is None else (toned(noisy, contrast), toned(truth, contrast))


def draw_noise(like: Tensor, sensor: Sensor, generator: Generator) -> tuple[Tensor, Tensor]:
    """``(shot, read)`` of every photo, (N, 1, 1, 1): its noise has the variance shot * x + read on the mosaic.

    This is Poisson-Gaussian noise (Foi et al. 2008) in its heteroscedastic normal form, with
    read = exp(2.18 ln(shot) + 1.2 + offset) after Brooks et al. 2019.
    """
    shot = log_uniform(like, sensor.shot, generator)
    return shot, torch.exp(2.18 * shot.log() + 1.2 + uniform(like, sensor.read_offset, generator))


def mean_above_black(values: Tensor, deviation: Tensor) -> Tensor:
    """Mean of normal values once all below 0 have become 0."""
    ratio = values / deviation
    density = torch.exp(-0.5 * ratio.square()) / math.sqrt(2.0 * math.pi)
    share_above: Tensor = torch.special.ndtr(ratio)
    return values * share_above + deviation * density


def _exposed(light: Tensor, sensor: Sensor, generator: Generator) -> tuple[Tensor, Tensor]:
    """Linear light, noisy and true, after the sensor and the development of its mosaic."""
    camera_from_rgb = _draw_matrices(light, sensor.matrix_strength, generator)
    gains = _draw_gains(light, sensor.gains, generator)
    colours = _apply_matrix(camera_from_rgb, light) / gains
    shot, read = draw_noise(light, sensor, generator)
    deviation = (shot * colours.clamp(min=0.0) + read).sqrt()
    raw = mosaic(colours) + normal(light[:, :1], generator) * mosaic(deviation)
    clipped = chance(light, sensor.black_clip, generator).view(-1, 1, 1, 1)
    raw = torch.where(clipped, raw.clamp(min=0.0), raw) * mosaic(gains.expand_as(light))
    rgb_from_camera = torch.linalg.inv(camera_from_rgb)
    lifted = _apply_matrix(rgb_from_camera, mean_above_black(colours, deviation) * gains)
    noisy = _apply_matrix(rgb_from_camera, _developed(raw, sensor.demosaickers, generator))
    return noisy, torch.where(clipped, lifted, light)


def _developed(raw: Tensor, demosaickers: Sequence[tuple[str, float]], generator: Generator) -> Tensor:
    """Colours of mosaics, by every demosaicker for its share of the photos."""
    parts = slices(raw.shape[0], [share for _, share in demosaickers], generator)
    named = zip(demosaickers, parts, strict=True)
    return torch.cat([DEMOSAICKERS[name](raw[part]) for (name, _), part in named if part.stop > part.start])


def _flipped(photos: Tensor, flips: Sequence[tuple[Tensor, int]]) -> Tensor:
    """Some photos mirrored; done before and after the sensor, it gives each its own of the four Bayer phases."""
    for chosen, axis in flips:
        photos = torch.where(chosen.view(-1, 1, 1, 1), photos.flip(axis), photos)
    return photos


def _draw_matrices(photos: Tensor, strength: Range, generator: Generator) -> Tensor:
    """Matrices from linear sRGB to camera colours, (N, 3, 3); every row sums to 1, so grey stays grey."""
    device, dtype = photos.device, photos.dtype
    known = torch.tensor(_XYZ_TO_CAMERA, device=device, dtype=dtype)
    weights = torch.rand(photos.shape[0], len(known), generator=generator, device=device, dtype=dtype)
    mixed = torch.einsum("nk,kij->nij", weights / weights.sum(dim=1, keepdim=True), known)
    matrices = mixed @ torch.tensor(_RGB_TO_XYZ, device=device, dtype=dtype)
    matrices = matrices / matrices.sum(dim=2, keepdim=True)
    blend = uniform(photos, strength, generator).view(-1, 1, 1)
    return blend * matrices + (1.0 - blend) * torch.eye(3, device=device, dtype=dtype)


def _draw_gains(photos: Tensor, span: Range, generator: Generator) -> Tensor:
    """White-balance gains (N, 3, 1, 1), green is 1."""
    red, blue = uniform(photos, span, generator), uniform(photos, span, generator)
    return torch.cat((red, torch.ones_like(red), blue), dim=1)


def _apply_matrix(matrices: Tensor, photos: Tensor) -> Tensor:
    return torch.einsum("nij,njhw->nihw", matrices, photos)
