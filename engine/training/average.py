"""The exponential moving average of a network's weights, which is steadier than the weights themselves.

B. T. Polyak, A. B. Juditsky: Acceleration of stochastic approximation by averaging. SIAM Journal on Control and
Optimization 30(4), 1992; exponential as in current practice.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import torch
from torch import nn
from torch.optim.swa_utils import get_ema_multi_avg_fn

_YOUNG = 10


class WeightAverage:
    """Follows a network.

    Args:
        network: the one that is trained; its weights are the average's first value.
        decay: of the average at every update, 0 to 1; 0 is a mere copy. Young averages forget faster, by
            (1 + n) / (10 + n) after n updates, so that the untrained weights do not linger.

    Attributes:
        network: a copy that holds the average, in evaluation mode, without gradients.
    """

    def __init__(self, network: nn.Module, decay: float = 0.999) -> None:
        self.network = deepcopy(network).eval().requires_grad_(False)
        self._decay = decay
        self._updates = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Take the weights in; buffers are copied. ``network`` must be built like the first one."""
        self._updates += 1
        decay = min(self._decay, (1 + self._updates) / (_YOUNG + self._updates))
        averaged, current = list(self.network.parameters()), list(network.parameters())
        get_ema_multi_avg_fn(decay)(averaged, current, self._updates)  # type: ignore[no-untyped-call]
        for kept, new in zip(self.network.buffers(), network.buffers(), strict=True):
            kept.copy_(new)

    def state_dict(self) -> dict[str, Any]:
        """All that is needed to go on bit for bit: ``weights`` and ``updates``."""
        return {"weights": self.network.state_dict(), "updates": self._updates}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go on from what :meth:`state_dict` gave."""
        self.network.load_state_dict(state["weights"])
        self._updates = int(state["updates"])
