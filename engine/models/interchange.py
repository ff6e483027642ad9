"""Models for other programs: ONNX files, checked against the network they were made of.

The file takes photos of any size that is a multiple of the model's, (N, C, H, W) float32 in [0, 1], named ``noisy``,
and gives ``denoised`` of the same shape; a model that takes a noise level has it as a second input, ``noise_level``,
(1, 1, 1, 1), sigma in 0 to 1. What a person should know stands in the file's metadata. The export by tracing is used:
it needs no other package than ``onnx``; the newer one needs two more.
"""

import io
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine import extras
from engine.errors import MissingPackage, ModelError
from engine.models.descriptor import Descriptor
from engine.models.model import Model
from engine.models.storing import store

SUFFIX = ".onnx"
ALLOWED = 1e-4
"""Greatest difference between onnxruntime and torch, of the range."""

_EXTRA = "onnx"
_OPSET = 17
_NOISE_LEVEL = 0.1
_SIDES = ((4, 4), (6, 9))
"""Heights and widths that are tried, in multiples of the model's; the first is that of the tracing."""


def export_onnx(model: Model, path: Path, overwrite: bool = False) -> float:
    """Write a model as ONNX, whole or not at all, after onnxruntime gave the same results as torch.

    Returns:
        The greatest difference between the two, of the range.

    Raises:
        MissingPackage: onnx and onnxruntime are not installed.
        ModelError: the network cannot be written so, the results differ, there is a file already and overwriting was
            not asked for, or it cannot be written.
    """
    if not extras.installed(_EXTRA):
        extra = extras.EXTRAS[_EXTRA]
        raise MissingPackage(
            f"For ONNX files the packages onnx and onnxruntime are needed ({extra.megabytes} MB). "
            f"Install them with: {extra.command}",
            _EXTRA,
        )
    if path.exists() and not overwrite:
        raise ModelError(f"{path} is there already. Choose another name, or ask for it to be overwritten.")
    content = _with_facts(_traced(model), model.descriptor)
    difference = max(_difference(model, content, height, width) for height, width in _SIDES)
    if not difference <= ALLOWED:
        raise ModelError(
            f"{model.descriptor.name} was not exported: as ONNX its results differ by {difference:.2g} of the range."
        )
    store(path, content)
    return difference


def _traced(model: Model) -> bytes:
    file = io.BytesIO()
    inputs = _inputs(model.descriptor, *_SIDES[0])
    names = ["noisy", "noise_level"][: len(inputs)]
    free = {name: {0: "batch", 2: "height", 3: "width"} for name in ("noisy", "denoised")}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that there is a newer way
            torch.onnx.export(
                model.network,
                inputs,
                file,  # type: ignore[arg-type]  # torch takes files, its hints lack them
                dynamo=False,
                opset_version=_OPSET,
                input_names=names,
                output_names=["denoised"],
                dynamic_axes=free,
            )
    except (RuntimeError, torch.onnx.errors.OnnxExporterError) as error:
        raise ModelError(f"{model.descriptor.name} cannot be written as ONNX: {_first_line(error)}") from error
    return file.getvalue()


def _with_facts(content: bytes, descriptor: Descriptor) -> bytes:
    import onnx

    made = onnx.load_model_from_string(content)
    made.producer_name = "Denoiser"
    facts = {
        "name": descriptor.name,
        "purpose": descriptor.purpose,
        "licence": descriptor.licence,
        "training_data": descriptor.training_data,
        "size_multiple": str(descriptor.size_multiple),
        "range": "RGB or grey, 0 to 1",
        "sha256": descriptor.sha256,
    }
    onnx.helper.set_model_props(made, facts)
    return bytes(made.SerializeToString())


def _difference(model: Model, content: bytes, height: int, width: int) -> float:
    """Between onnxruntime and torch, for a photo of so many multiples."""
    import onnxruntime

    inputs = _inputs(model.descriptor, height, width)
    runtime = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    names = [wanted.name for wanted in runtime.get_inputs()]
    (answer,) = runtime.run(None, {name: value.numpy() for name, value in zip(names, inputs, strict=True)})
    with torch.inference_mode():
        expected = model.network(*inputs).numpy()
    return float(np.abs(answer - expected).max())


def _inputs(descriptor: Descriptor, height: int, width: int) -> tuple[Tensor, ...]:
    shape = (1, descriptor.channels, height * descriptor.size_multiple, width * descriptor.size_multiple)
    photo = torch.rand(shape, generator=torch.Generator().manual_seed(0))
    return (photo, torch.full((1, 1, 1, 1), _NOISE_LEVEL)) if descriptor.takes_noise_level else (photo,)


def _first_line(error: Exception) -> str:
    return f"{str(error).strip().splitlines()[0]}" if str(error).strip() else type(error).__name__
