"""The network while it learns: weights, their average, optimiser, precision. One step of a run is one call."""

import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch import Tensor, nn

from engine.training.average import WeightAverage
from engine.training.batches import Batch
from engine.training.checkpoints import flattened, optimiser_tensors, restore_optimiser, unflattened
from engine.training.config import Optimisation
from engine.training.distributed import Team

Objective = Callable[[nn.Module, Batch], Tensor]
"""What is made small: a number from the network and a batch."""

_BETAS = (0.9, 0.99)
_UPDATES, _SCALER = "average_updates", "scaler"
_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


class Learner:
    """A network with all that changes it.

    Args:
        network: on its device.
        settings: of the optimiser.
        precision: ``float32``, ``bfloat16`` or ``float16``.
        team: the processes that learn together.
        compiled: whether torch compiles the network.
        teacher: another network, on the same device, that learns along and is no part of the model.

    Attributes:
        network: the one that is trained.
        teacher: as an objective calls it; None where there is none.
    """

    def __init__(
        self,
        network: nn.Module,
        settings: Optimisation,
        precision: str,
        team: Team,
        compiled: bool = False,
        teacher: nn.Module | None = None,
    ) -> None:
        self.network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs
        self._settings = settings
        self._precision = _DTYPES[precision]
        self._device = torch.device(team.device)
        self._team = team
        self._parts = {"network": network} if teacher is None else {"network": network, "teacher": teacher}
        self._wrapped = team.wrapped(network)
        self.teacher = None if teacher is None else team.wrapped(teacher)
        self._average = WeightAverage(network, settings.average) if settings.average else None
        kind = torch.optim.AdamW if settings.optimiser == "adamw" else torch.optim.Adam
        weights = [weight for part in self._parts.values() for weight in part.parameters()]
        self._optimiser = kind(weights, lr=settings.rate, betas=_BETAS, weight_decay=settings.weight_decay, fused=True)
        if compiled:  # after the average has made its copy
            network.compile()
        self._scaler = torch.amp.GradScaler(self._device.type, enabled=precision == "float16")

    @property
    def kept(self) -> nn.Module:
        """The weights that are validated and kept: the average, where there is one."""
        return self._average.network if self._average else self.network

    @property
    def is_finite(self) -> bool:
        """Whether every weight is a number."""
        return all(bool(torch.isfinite(weight).all()) for part in self._parts.values() for weight in part.parameters())

    def step(self, batch: Batch, objective: Objective, rate: float) -> float:
        """Learn from a batch.

        Args:
            batch: this process's share.
            objective: what is made small.
            rate: learning rate.

        Returns:
            The loss over all processes. Where it is NaN, nothing was changed.
        """
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        self._optimiser.zero_grad(set_to_none=True)
        self.network.train()
        with self._autocast():
            loss = objective(self._wrapped, batch)
        self._scaler.scale(loss).backward()  # type: ignore[no-untyped-call]  # torch's is untyped
        told = self._team.mean(loss.detach().float())
        loss_value, *norms = torch.stack([told, *self._clipped()]).tolist()  # the step's only wait for the device
        # in float16 a gradient without a value is nothing strange: the scaler skips the step and lowers the scale
        if not math.isfinite(loss_value) or not (all(map(math.isfinite, norms)) or self._scaler.is_enabled()):
            self._optimiser.zero_grad(set_to_none=True)
            self._scaler.update()
            return math.nan
        self._scaler.step(self._optimiser)
        self._scaler.update()
        if self._average:
            self._average.update(self.network)
        return float(loss_value)

    def tensors(self) -> dict[str, Tensor]:
        """Everything needed to go on exactly from here."""
        tensors = optimiser_tensors(self._optimiser)
        for name, part in self._parts.items():
            tensors |= flattened(name, part.state_dict())
        if self._average:
            state = self._average.state_dict()
            tensors |= flattened("average", state["weights"]) | {_UPDATES: torch.tensor(state["updates"])}
        return tensors | {f"{_SCALER}.{key}": torch.tensor(value) for key, value in self._scaler.state_dict().items()}

    def restore(self, tensors: Mapping[str, Tensor]) -> None:
        """Go back, or on, to where :meth:`tensors` was taken."""
        for name, part in self._parts.items():
            part.load_state_dict(unflattened(name, tensors))
        if self._average:
            weights, updates = unflattened("average", tensors), int(tensors[_UPDATES])
            self._average.load_state_dict({"weights": weights, "updates": updates})
        restore_optimiser(self._optimiser, tensors)
        if self._scaler.is_enabled():
            self._scaler.load_state_dict({key: kept.item() for key, kept in unflattened(_SCALER, tensors).items()})

    def _autocast(self) -> AbstractContextManager[Any]:
        if self._precision is torch.float32:
            return nullcontext()
        return torch.autocast(self._device.type, self._precision)

    def _clipped(self) -> list[Tensor]:
        """The norms of the gradients before they were cut to the greatest one allowed."""
        self._scaler.unscale_(self._optimiser)
        limit = self._settings.clip or math.inf
        return [nn.utils.clip_grad_norm_(part.parameters(), limit) for part in self._parts.values()]
