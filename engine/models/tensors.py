"""Named tensors out of a checkpoint file, without running anything that may be in it.

Safetensors files hold nothing but tensors. PyTorch's own files are pickles; they are opened only through torch's
restricted unpickler, after a look from outside (:mod:`engine.models.pickled`).
"""

import pickle
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from engine.errors import UnsuitableCheckpoint
from engine.models.header import WEIGHTS_CAP, damaged, is_safetensors, read_header, size_of, too_large, unreadable
from engine.models.pickled import check_pickled, unsafe

State = dict[str, Tensor]

_LOOK = 64 * 1024
_WRAPPERS = ("params_ema", "params", "state_dict", "model_state_dict", "model")
_PREFIXES = ("module.", "_orig_mod.")
_NESTING = 3


def read_tensors(path: Path) -> State:
    """All tensors of a safetensors file or of a PyTorch state dict, on the CPU, in the file's dtypes.

    They may be the file itself mapped into memory: copy what is kept. A state dict may be wrapped the usual ways:
    as ``state_dict``, ``params`` or ``model`` of a mapping, with ``module.`` before every name.

    Raises:
        UnknownModel: there is no such file.
        UnsafeCheckpoint: it holds, or may hold, code.
        UnsuitableCheckpoint: it is no checkpoint, is damaged or too large, or holds something else than tensors.
    """
    start = _start(path)
    if is_safetensors(path, start):
        return _from_safetensors(path)
    if check_pickled(path, start):
        return _named(_unpickled(path), path)
    raise _no_checkpoint(path)


def _start(path: Path) -> bytes:
    size = size_of(path)
    if size > WEIGHTS_CAP:
        raise too_large(path, size)
    try:
        with path.open("rb") as file:
            return file.read(_LOOK)
    except OSError as error:
        raise unreadable(path, error) from error


def _from_safetensors(path: Path) -> State:
    read_header(path)
    try:
        return dict(load_file(path))
    except Exception as error:
        raise damaged(path) from error


def _unpickled(path: Path) -> Any:
    """What torch's restricted unpickler, which knows tensors and plain containers only, makes of the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise unsafe(path, "refused by PyTorch") from error
    except OSError as error:
        raise unreadable(path, error) from error
    except Exception as error:
        raise damaged(path) from error


def _named(content: Any, path: Path) -> State:
    """The state dict inside ``content``, its names without wrappers' prefixes."""
    for _ in range(_NESTING):
        content = _unwrapped(content)
    if not isinstance(content, Mapping) or not content:
        raise _no_checkpoint(path)
    for name, value in content.items():
        if not isinstance(name, str) or not _is_plain(value):
            raise UnsuitableCheckpoint(f"{path.name} holds something else than plain tensors: {str(name)[:80]!r}.")
    return _without_prefixes(dict(content))


def _unwrapped(content: Any) -> Any:
    """What a mapping holds under one of the usual keys; anything else as it is."""
    if not isinstance(content, Mapping):
        return content
    return next((content[key] for key in _WRAPPERS if isinstance(content.get(key), Mapping)), content)


def _is_plain(value: object) -> bool:
    """Whether it is a dense tensor in this machine's memory."""
    return (
        isinstance(value, Tensor)
        and value.layout == torch.strided
        and value.device.type == "cpu"
        and not value.is_quantized
    )


def _without_prefixes(state: State) -> State:
    for prefix in _PREFIXES:
        if all(name.startswith(prefix) for name in state):
            state = {name.removeprefix(prefix): tensor for name, tensor in state.items()}
    return state


def _no_checkpoint(path: Path) -> UnsuitableCheckpoint:
    return UnsuitableCheckpoint(f"{path.name} is no model. Models are .safetensors, .pth and .pt files.")
