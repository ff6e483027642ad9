"""Errors of a card: those that say that memory ran out are told apart from those that stay until the program ends."""

import numpy as np
import pytest
import torch

from engine.cancellation import CancelToken
from engine.device import Device, is_out_of_memory
from engine.errors import InferenceError, OutOfMemory
from engine.events import MemoryShort
from engine.inference.stitching import Stitcher

HINT = (
    "\nCUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below might be "
    "incorrect.\nFor debugging consider passing CUDA_LAUNCH_BLOCKING=1\nCompile with `TORCH_USE_CUDA_DSA` to enable "
    "device-side assertions."
)
# As torch words them; the last line of each is what the driver says.
SHORT = [
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 8 GiB"),
    RuntimeError("CUDA error: out of memory" + HINT),
    RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"),
    RuntimeError("MPS backend out of memory (MPS allocated: 8 GB, other allocations: 1 GB, max allowed: 9 GB)"),
    RuntimeError("[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate memory: 8 bytes"),
    MemoryError(),
]
STICKY = [
    RuntimeError("CUDA error: an illegal memory access was encountered" + HINT),
    RuntimeError("CUDA error: device-side assert triggered" + HINT),
    RuntimeError("CUDA error: unspecified launch failure" + HINT),
    RuntimeError("CUDA error: misaligned address" + HINT),
    RuntimeError("CUDA error: an illegal instruction was encountered" + HINT),
    RuntimeError("CUDA error: uncorrectable ECC error encountered" + HINT),
    RuntimeError("CUDA error: the launch timed out and was terminated" + HINT),
    RuntimeError("CUDA error: unknown error" + HINT),
    RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"),
    RuntimeError("CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm`"),
]
CARD = Device("cuda:7", "A card that is not there")


def pieces(error: Exception, largest: int) -> list[object]:
    """What comes of a photo on a card that fails with this error for windows of more pixels than ``largest``."""

    def network(window: np.ndarray) -> np.ndarray:
        if window.shape[0] * window.shape[1] > largest:
            raise error
        return window

    pixels = np.zeros((512, 512, 3))
    return list(Stitcher(pixels, network, CARD, (512, 512), 0, 4).pieces(CancelToken(), lambda: None))


@pytest.mark.parametrize("error", SHORT, ids=lambda error: str(error)[:40])
def test_where_memory_ran_out_smaller_tiles_are_tried(error: Exception) -> None:
    assert is_out_of_memory(error)
    found = pieces(error, 256 * 256)
    assert any(isinstance(piece, MemoryShort) for piece in found)


@pytest.mark.parametrize("error", SHORT, ids=lambda error: str(error)[:40])
def test_where_it_stays_short_the_sentence_speaks_of_memory(error: Exception) -> None:
    with pytest.raises(OutOfMemory, match="too little memory"):
        pieces(error, 0)


@pytest.mark.parametrize("error", STICKY, ids=lambda error: str(error)[:50])
def test_other_errors_are_not_tried_again_with_smaller_tiles(error: Exception) -> None:
    assert not is_out_of_memory(error)
    with pytest.raises(InferenceError) as caught:
        pieces(error, 256 * 256)
    assert not isinstance(caught.value, OutOfMemory)
    sentence = str(caught.value)
    assert sentence.startswith("The device cuda:7 failed (")
    assert sentence.endswith("). Start the program again, or choose the CPU as the device.")
    assert sentence.isprintable()
    assert caught.value.__cause__ is error


def test_the_same_card_is_asked_no_more_often_than_there_are_photos() -> None:
    """Each photo of a batch fails with the card's reason, at its first tile; none hangs, none is half done."""
    calls = []

    def network(window: np.ndarray) -> np.ndarray:
        calls.append(window.shape)
        raise STICKY[0]

    for photo in range(1, 4):
        stitcher = Stitcher(np.zeros((512, 512, 3)), network, CARD, (64, 64), 0, 4)
        with pytest.raises(InferenceError, match="illegal memory access"):
            list(stitcher.pieces(CancelToken(), lambda: None))
        assert len(calls) == photo
