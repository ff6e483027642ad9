"""A model's trial: what is wrong is told, and a model that denoises passes."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from engine.cancellation import Cancelled, CancelToken
from engine.inference.trial import Verdict, bring_in, trial, tried
from engine.models.library import Library
from engine.models.model import Model
from tests.engine.inference.models import Identity, Poisoned, describe, identity
from tests.engine.models.states import state


class Blur(Identity):
    """A small mean: some noise goes, and nothing else is wrong with it."""

    def forward(self, photo: Tensor) -> Tensor:
        padded = F.pad(photo, (1, 1, 1, 1), mode="replicate")
        return F.avg_pool2d(padded, 3, stride=1) * self.weight


class Moody(Blur):
    """Never the same twice."""

    def __init__(self) -> None:
        super().__init__()
        self._calls = 0

    def forward(self, photo: Tensor) -> Tensor:
        self._calls += 1
        return super().forward(photo) + 1e-3 * (self._calls % 2)


class Tinted(Blur):
    """Takes a colour away that noise does not explain."""

    def forward(self, photo: Tensor) -> Tensor:
        return super().forward(photo) * torch.tensor([1.0, 0.7, 1.0])[:, None, None]


class Global(Blur):
    """Every colour leans on its mean over the whole picture."""

    def forward(self, photo: Tensor) -> Tensor:
        lean = photo.mean(dim=(-2, -1), keepdim=True) - photo.mean(dim=(-3, -2, -1), keepdim=True)
        return super().forward(photo) + 0.3 * lean


class Jumpy(Blur):
    """Another look at the whole picture gives quite another brightness."""

    def forward(self, photo: Tensor) -> Tensor:
        return super().forward(photo) + 0.04 * (photo.shape[-1] % 3 - 1)


class Picky(Identity):
    def forward(self, photo: Tensor) -> Tensor:  # noqa: ARG002
        raise ValueError("this network wants something else")


def model(network: nn.Module, field: int | None = 1) -> Model:
    return Model(describe("tried", field=field), network.eval())


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """No measuring of how many threads are best."""
    monkeypatch.setattr("engine.inference.denoising.thread_counts", lambda: frozenset({1}))


def test_a_model_that_denoises_passes() -> None:
    assert trial(model(Blur())) == Verdict(())


def test_a_model_of_a_narrow_range_is_tried_there_too() -> None:
    narrow = model(Blur())
    assert trial(Model(replace(narrow.descriptor, noise_range=(55.0, 65.0)), narrow.network)) == Verdict(())


def test_how_far_tiles_differ_is_told_of_a_model_that_looks_at_the_whole_picture() -> None:
    verdict = trial(model(Global(), None))
    assert verdict.doubts == ()
    assert verdict.tile_gap is not None
    assert 0.1 < verdict.tile_gap < 10, "in levels of 255"
    assert trial(model(Blur(), None)) == Verdict((), 0.0), "its tiles are alike, which it does not know"


@pytest.mark.parametrize(
    ("network", "field", "words"),
    [
        (Poisoned(), 0, "no colours"),
        (Identity(), 0, "none of 4 noisy test photos better"),
        (Moody(), 1, "two different results"),
        (Tinted(), 1, "other colours"),
        (Blur(), 0, "made of tiles differ"),  # it sees further than it says
        (Jumpy(), None, "borders of the tiles"),
        (Picky(), 0, "could not be run"),
    ],
)
def test_what_is_wrong_is_told(network: nn.Module, field: int | None, words: str) -> None:
    doubts = trial(model(network, field)).doubts
    assert any(words in sentence for sentence in doubts), doubts


def test_a_training_goes_on_with_its_threads() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        trial(identity())
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


def test_a_trial_can_be_stopped() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        trial(identity(), token)


def test_bringing_in_tries_and_notes(tmp_path: Path) -> None:
    library = Library(tmp_path / "shipped", tmp_path / "own")
    torch.save(state(), tmp_path / "random.pth")
    described, doubts = bring_in(library, tmp_path / "random.pth", "mine", tmp_path / "run")
    assert described.name == "mine"
    assert doubts
    note = library.note_of(described)
    assert (note.doubts, note.run) == (doubts, str(tmp_path / "run"))
    library.note_doubts(described, ())
    assert tried(library, "mine") == doubts == library.note_of(described).doubts
    assert library.note_of(described).tile_gap is None


def test_how_far_tiles_differ_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(tmp_path / "shipped", tmp_path / "own")
    torch.save(state(), tmp_path / "random.pth")
    described = library.import_file(tmp_path / "random.pth", "mine")
    monkeypatch.setattr(Library, "load", lambda *_: Model(replace(described, receptive_field=None), Global().eval()))
    assert tried(library, "mine") == ()
    gap = library.note_of(described).tile_gap
    assert gap is not None
    assert gap > 0.1
