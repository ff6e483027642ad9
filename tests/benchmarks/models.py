"""The models that are measured: the default one as shipped, AEv2_0 with made-up weights (speed asks for no others)."""

import torch

from engine.models.fitting import describe
from engine.models.library import DEFAULT_MODEL, default_library
from engine.models.model import Model
from engine.models.registry import architecture


def default_model() -> Model:
    return default_library().load(DEFAULT_MODEL)


def aev2() -> Model:
    torch.manual_seed(0)
    network = architecture("aev2_0").build({})
    return Model(describe("AEv2_0", "aev2_0", {}), network.eval())
