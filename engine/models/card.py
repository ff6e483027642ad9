"""The model card inside a native file: the ``denoiser`` entry of the safetensors metadata, as JSON.

It holds the format's version, the architecture and its arguments, the cost, and what a person wants to know.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import UnsuitableCheckpoint
from engine.models.descriptor import Descriptor
from engine.models.header import damaged
from engine.models.registry import architecture

KEY = "denoiser"
VERSION = 1
_TEXTS = ("name", "purpose", "training_data", "licence", "origin")
_LATER_TEXTS = ("recipe", "weaknesses", "reproduce")
"""Files of before have none of these; those that say nothing are not written."""


def written(descriptor: Descriptor) -> str:
    """The descriptor as the metadata's text. What follows from architecture and arguments is not stored."""
    card = {text: getattr(descriptor, text) for text in _TEXTS}
    card |= {text: told for text in _LATER_TEXTS if (told := getattr(descriptor, text))}
    facts = {
        "format": VERSION,
        "architecture": descriptor.architecture,
        "arguments": dict(descriptor.arguments),
        "parameters": descriptor.parameters,
        "macs_per_pixel": descriptor.macs_per_pixel,
        "card": {
            **card,
            "metrics": {data: dict(values) for data, values in descriptor.metrics.items()},
            "noise_range": descriptor.noise_range,
        },
    }
    return json.dumps(facts, ensure_ascii=False, indent=1)


def read(text: str, path: Path, sha256: str) -> Descriptor:
    """The descriptor from the metadata's text.

    Args:
        text: as :func:`written` made it.
        path: the file it comes from, for the errors.
        sha256: of that file.

    Raises:
        UnsuitableCheckpoint: the text is no such card, or of a newer version, or its architecture is not known.
    """
    try:
        facts = json.loads(text)
        version = int(facts["format"])
        if version <= VERSION:
            return _descriptor(facts, sha256)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise damaged(path) from error
    raise UnsuitableCheckpoint(f"{path.name} was made by a newer version of Denoiser. Update Denoiser to use it.")


def _descriptor(facts: Mapping[str, Any], sha256: str) -> Descriptor:
    kind = architecture(_text(facts["architecture"]))
    arguments = kind.checked(_mapping(facts["arguments"]))
    texts = {text: _text(facts["card"][text]) for text in _TEXTS}
    texts |= {text: _text(facts["card"].get(text, "")) for text in _LATER_TEXTS}
    return Descriptor(
        architecture=kind.name,
        arguments=arguments,
        channels=kind.channels(arguments),
        size_multiple=kind.size_multiple(arguments),
        receptive_field=kind.receptive_field(arguments),
        takes_noise_level=kind.takes_noise_level(arguments),
        parameters=int(_number(facts["parameters"])),
        macs_per_pixel=_number(facts["macs_per_pixel"]),
        metrics={data: _figures(values) for data, values in facts["card"]["metrics"].items()},
        noise_range=_range(facts["card"].get("noise_range")),  # files of before have none
        sha256=sha256,
        **texts,
    )


def _figures(values: object) -> dict[str, float]:
    return {name: _number(value) for name, value in _mapping(values).items()}


def _range(value: object) -> tuple[float, float] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or not 0 <= _number(value[0]) <= _number(value[1]):
        raise TypeError("no range of noise")
    return _number(value[0]), _number(value[1])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no JSON object")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise TypeError("no finite number")
    return float(value)
