import itertools
import math
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.errors import Diverged, ModelError, NotFinite, NotWritten, OutOfMemory
from engine.metrics.score import Score
from engine.models import checkpoint
from engine.models.library import default_library
from engine.training import checkpoints, keeping
from engine.training.batches import Batch
from engine.training.config import Config
from engine.training.control import Control
from engine.training.events import (
    CheckpointWritten,
    CopySaved,
    Finished,
    LengthChanged,
    Paused,
    PreviewMade,
    Resumed,
    Started,
    StepDone,
    Stopped,
    Summary,
    TrainingEvent,
    ValidationDone,
    Warned,
)
from engine.training.learner import Objective
from engine.training.run_folder import RunFolder
from engine.training.setting_up import Equipment
from engine.training.trainer import Run
from engine.training.validation import Figures, Validation
from tests.engine.training.runs import equipment, make_pairs, of_kind, run, tiny


def trained(kit: Equipment, control: Control | None = None) -> list[TrainingEvent]:
    return list(Run(kit, control or Control()).train())


def measuring(monkeypatch: pytest.MonkeyPatch, *psnr: float) -> None:
    """Let validation find these figures, one after the other."""
    figures: Iterator[float] = iter(psnr)
    monkeypatch.setattr(Validation, "measure", lambda self, _: (same_for_all(self, next(figures)), 0.0))


def same_for_all(validation: Validation, psnr: float) -> Figures:
    return Figures(psnr, 0.5, tuple(Score(psnr, 0.5) for _ in validation.with_truth))


def kinds(events: list[TrainingEvent]) -> str:
    """One letter for each event, runs of the same as one."""
    names = {
        Started: "<", StepDone: "s", ValidationDone: "v", PreviewMade: "p", CheckpointWritten: "c", Warned: "!",
        Paused: "(", Resumed: ")", Finished: ">", Stopped: "x", Summary: "=", LengthChanged: "l", CopySaved: "k",
    }  # fmt: skip
    return "".join(letter for letter, _ in itertools.groupby(names[type(event)] for event in events))


def test_events_come_in_their_order(photos: Path, tmp_path: Path) -> None:
    events = trained(equipment(tiny(photos, run__steps=4, run__validate=2), tmp_path))
    assert kinds(events) == "<cpsvpcsvpc=>"
    assert [event.step for event in of_kind(events, StepDone)] == [1, 2, 3, 4]
    assert [event.step for event in of_kind(events, ValidationDone)] == [2, 4]
    started, finished = events[0], events[-1]
    assert isinstance(started, Started)
    assert isinstance(finished, Finished)
    assert (started.step, started.steps, started.photos, started.validation_photos) == (0, 4, 2, 1)
    assert (started.batch, started.patch, started.device, started.precision) == (2, 16, "cpu", "float32")
    assert finished.reason == "complete"
    step = of_kind(events, StepDone)[-1]
    assert (step.fraction, step.seconds_left) == (1.0, 0.0)
    assert 0.0 <= step.waiting <= 1.0
    assert step.memory > 1_000_000
    assert step.megapixels_per_second == pytest.approx(step.steps_per_second * 2 * 16**2 / 1e6)
    assert {path.name for path in tmp_path.iterdir()} >= {
        "model.safetensors",
        "best.safetensors",
        "card.md",
        "previews",
    }


def test_the_best_weights_are_the_model(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, 20.0, 30.0, 25.0, 30.0)
    kit = equipment(tiny(photos, run__steps=8, run__validate=4), tmp_path)
    weights: list[dict[str, Tensor]] = []
    events = []
    for event in Run(kit, Control()).train():
        events.append(event)
        if isinstance(event, ValidationDone):
            weights.append({name: tensor.clone() for name, tensor in kit.learner.kept.state_dict().items()})
    assert [event.best for event in of_kind(events, ValidationDone)] == [True, True, False, False]
    model = checkpoint.load(tmp_path / "model.safetensors")
    found = model.network.state_dict()
    assert all(torch.equal(found[name], tensor) for name, tensor in weights[1].items())
    assert not all(torch.equal(found[name], tensor) for name, tensor in weights[3].items())
    assert model.descriptor.metrics == {"validation photos": {"psnr": 30.0, "ssim": 0.5}}
    assert model.descriptor.origin == "trained"
    assert events[-1].psnr == 30.0  # type: ignore[union-attr]
    card = (tmp_path / "card.md").read_text(encoding="utf-8")
    assert "not stated" in card


def test_it_ends_when_patience_does(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, 20.0, 21.0, 20.5, 20.9)
    events = trained(equipment(tiny(photos, run__steps=20, run__validate=10, run__patience=2), tmp_path))
    assert isinstance(events[-1], Finished)
    assert (events[-1].reason, events[-1].step, events[-1].psnr) == ("no progress", 8, 21.0)


def test_without_ground_truth_nothing_is_best_and_the_last_weights_are_kept(photos: Path, tmp_path: Path) -> None:
    config = tiny(
        photos, data__clean="", data__blind="neighbor2neighbor", run__steps=6, run__validate=3, run__patience=1
    )
    kit = equipment(config, tmp_path)
    events = trained(kit)
    done = of_kind(events, ValidationDone)
    assert [(event.psnr, event.noisy_psnr, event.best) for event in done] == [(None, None, False)] * 3
    assert isinstance(events[-1], Finished)
    assert (events[-1].psnr, events[-1].step) == (None, 6)
    assert not (tmp_path / "best.safetensors").exists()
    found = checkpoint.load(tmp_path / "model.safetensors").network.state_dict()
    assert all(torch.equal(found[name], kept) for name, kept in kit.learner.kept.state_dict().items())
    assert "No photos with ground truth" in (tmp_path / "card.md").read_text(encoding="utf-8")


def test_without_validation_photos_it_says_so(photos: Path, tmp_path: Path) -> None:
    events = run(tiny(photos, data__validation_share=0.0, run__steps=2, run__validate=1), tmp_path)
    assert isinstance(events[-1], Finished)
    assert any("no photo" in event.sentence for event in of_kind(events, Warned))
    assert not of_kind(events, PreviewMade)
    assert (tmp_path / "model.safetensors").exists()


def test_a_pause_holds_and_saves(photos: Path, tmp_path: Path) -> None:
    kit, control, events = equipment(tiny(photos, run__steps=4, run__validate=0), tmp_path), Control(), []
    for event in Run(kit, control).train():
        events.append(event)
        if isinstance(event, StepDone) and event.step == 2:
            control.pause()
        if isinstance(event, Paused):
            threading.Timer(0.02, control.resume).start()
    assert kinds(events) == "<csc()sc>"
    assert of_kind(events, CheckpointWritten)[1].step == of_kind(events, Paused)[0].step == 2


def test_stopping_in_a_pause_takes_no_further_step(photos: Path, tmp_path: Path) -> None:
    kit, control, events = equipment(tiny(photos, run__validate=0), tmp_path), Control(), []
    for event in Run(kit, control).train():
        events.append(event)
        if isinstance(event, StepDone):
            control.pause()
        if isinstance(event, Paused):
            control.stop()
    assert kinds(events) == "<csc()cx"
    assert isinstance(events[-1], Stopped)
    assert events[-1].step == 1


def test_stopping_keeps_what_was_learned(photos: Path, tmp_path: Path) -> None:
    def stop(event: TrainingEvent, control: Control) -> None:
        if isinstance(event, StepDone) and event.step == 3:
            control.stop()

    events = run(tiny(photos), tmp_path, stop)
    assert isinstance(events[-1], Stopped)
    assert (events[-1].step, events[-1].model) == (3, tmp_path / "model.safetensors")
    assert checkpoints.newest(tmp_path)[0].step == 3
    checkpoint.load(tmp_path / "model.safetensors")


def test_validation_is_made_when_it_is_wished(photos: Path, tmp_path: Path) -> None:
    def wish(event: TrainingEvent, control: Control) -> None:
        if isinstance(event, StepDone) and event.step == 2:
            control.validate()

    events = run(tiny(photos, run__steps=5, run__validate=1), tmp_path, wish)
    assert [event.step for event in of_kind(events, ValidationDone)] == [3, 5]
    assert 3 in [event.step for event in of_kind(events, CheckpointWritten)]


def spoil(kit: Equipment, *steps: int, after: int = -1) -> None:
    """Make the loss of these steps NaN, or of all from one on."""
    sound = kit.objective

    def objective(step: int, fraction: float) -> Objective:
        if step not in steps and not (step >= after >= 0):
            return sound(step, fraction)
        return lambda network, batch: sound(step, fraction)(network, batch) * math.nan

    kit.objective = objective


def test_a_single_bad_step_is_skipped_and_told(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, run__steps=6, run__validate=0), tmp_path)
    spoil(kit, 3)
    events = trained(kit)
    (warning,) = of_kind(events, Warned)
    assert "Step 4" in warning.sentence
    assert math.isnan(of_kind(events, StepDone)[3].loss)
    assert checkpoints.newest(tmp_path)[0].skipped == 1
    assert isinstance(events[-1], Finished)


def test_many_bad_steps_take_it_back_at_half_the_rate(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, run__steps=24, run__validate=6, optimisation__schedule="multi-step"), tmp_path)
    bad = set(range(9, 19))  # the first time
    sound = kit.objective

    def objective(step: int, fraction: float) -> Objective:
        if step not in bad:
            return sound(step, fraction)
        bad.discard(step)
        return lambda network, batch: sound(step, fraction)(network, batch) * math.nan

    kit.objective = objective
    events = trained(kit)
    assert [event.sentence for event in of_kind(events, Warned)][-1].endswith("back to step 8, at half the rate.")
    steps = of_kind(events, StepDone)
    assert [event.step for event in steps] == [*range(1, 20), *range(9, 25)]
    assert steps[19].rate == pytest.approx(steps[8].rate / 2)
    assert not math.isnan(steps[19].loss)
    standing = checkpoints.newest(tmp_path)[0]
    assert (standing.set_back, standing.rate_factor, standing.skipped) == (1, 0.5, 10)
    assert isinstance(events[-1], Finished)


def test_where_nothing_helps_it_ends_with_a_word_and_the_good_checkpoint(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, run__steps=40, run__validate=10), tmp_path)
    spoil(kit, after=10)
    events: list[TrainingEvent] = []
    with pytest.raises(Diverged, match="lower learning rate"):
        events.extend(Run(kit, Control()).train())
    standing, tensors = checkpoints.newest(tmp_path)
    assert standing.step <= 8
    assert all(bool(torch.isfinite(tensor).all()) for tensor in tensors.values())


def test_weights_that_are_no_numbers_are_never_saved_and_an_older_checkpoint_helps(
    photos: Path, tmp_path: Path
) -> None:
    kit = equipment(tiny(photos, run__steps=24, run__validate=6), tmp_path)
    sound, spoilt = kit.objective, []

    def objective(step: int, fraction: float) -> Objective:
        def told(network: nn.Module, batch: Batch) -> Tensor:
            if step == 9 and not spoilt:  # as after a step with a far too large rate
                spoilt.append(step)
                with torch.no_grad():
                    next(network.parameters()).fill_(math.inf)
            return sound(step, fraction)(network, batch)

        return told

    kit.objective = objective
    events = []
    for event in Run(kit, Control()).train():
        events.append(event)
        if isinstance(event, CheckpointWritten):
            assert all(bool(torch.isfinite(each).all()) for each in checkpoints.newest(tmp_path)[1].values())
    assert any("back to step 8" in event.sentence for event in of_kind(events, Warned))
    assert isinstance(events[-1], Finished)
    assert kit.learner.is_finite


def test_a_validation_without_finite_answers_takes_it_back(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Iterator[float] = iter([20.0, math.nan, 21.0, 22.0, 23.0])

    def measure(validation: Validation, _: object) -> tuple[Figures, float]:
        psnr = next(answers)
        if math.isnan(psnr):
            raise NotFinite("no numbers")
        return same_for_all(validation, psnr), 0.0

    monkeypatch.setattr(Validation, "measure", measure)
    events = trained(equipment(tiny(photos, run__steps=8, run__validate=4), tmp_path))
    assert [event.step for event in of_kind(events, ValidationDone)] == [2, 4, 6, 8]
    assert "back to step 2" in of_kind(events, Warned)[0].sentence


def test_a_checkpoint_that_cannot_be_written_is_told_and_the_run_goes_on(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = equipment(tiny(photos, run__steps=6, run__validate=3), tmp_path)
    real = checkpoints.write

    def full(folder: Path, standing: checkpoints.Standing, tensors: dict[str, Tensor]) -> Path:
        if standing.step == 4:
            raise ModelError("No space left on device.")
        return real(folder, standing, tensors)

    monkeypatch.setattr(checkpoints, "write", full)
    events = trained(kit)
    (warning,) = of_kind(events, Warned)
    assert (warning.step, warning.unsaved) == (4, True)
    assert "could not be written" in warning.sentence
    assert "No space left" in warning.sentence
    assert [event.step for event in of_kind(events, CheckpointWritten)] == [0, 2, 6, 6]
    assert isinstance(events[-1], Finished)


def test_a_folder_that_vanishes_is_told_and_the_run_goes_on_to_its_end(photos: Path, tmp_path: Path) -> None:
    import shutil

    kit = equipment(tiny(photos, run__steps=4, run__validate=2), tmp_path / "run")
    events: list[TrainingEvent] = []

    def train() -> None:
        for event in Run(kit, Control()).train():
            events.append(event)
            if isinstance(event, StepDone) and event.step == 1:
                shutil.rmtree(tmp_path / "run")

    with pytest.raises(NotWritten, match=r"finished model could not be written.*go on with the run") as caught:
        train()
    assert "model.safetensors" in str(caught.value)
    assert of_kind(events, StepDone)[-1].step == 4
    assert not of_kind(events, Finished)
    told = " ".join(event.sentence for event in of_kind(events, Warned))
    assert "The checkpoint could not be written" in told
    assert "previews could not be saved" in told


def test_the_best_weights_are_the_model_even_where_they_could_not_be_written_at_first(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not an earlier file that a full disk left behind."""
    measuring(monkeypatch, 20.0, 30.0, 25.0)
    kit, best = equipment(tiny(photos, run__steps=3, run__validate=3), tmp_path), dict[str, Tensor]()
    real = checkpoint.save

    def full(path: Path, *rest: Any) -> None:
        if path == kit.folder.best and path.exists():
            best.update({name: tensor.clone() for name, tensor in kit.learner.kept.state_dict().items()})
            raise ModelError("No space left on device.")
        real(path, *rest)

    monkeypatch.setattr(checkpoint, "save", full)
    assert isinstance(trained(kit)[-1], Finished)
    found = checkpoint.load(kit.folder.model).network.state_dict()
    assert best
    assert all(torch.equal(found[name], tensor) for name, tensor in best.items())


def test_a_card_that_cannot_be_written_is_told_and_the_model_is_there(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: object, _text: str) -> None:
        raise ModelError("No space left on device.")

    monkeypatch.setattr(RunFolder, "write_card", full)
    events = trained(equipment(tiny(photos, run__steps=1, run__validate=0), tmp_path))
    assert any("card could not be written" in event.sentence for event in of_kind(events, Warned))
    assert isinstance(events[-1], Finished)
    assert events[-1].model.exists()


def test_a_damaged_best_model_is_told_and_the_last_weights_are_kept(photos: Path, tmp_path: Path) -> None:
    kit, events = equipment(tiny(photos, run__steps=4, run__validate=1), tmp_path), []
    for event in Run(kit, Control()).train():
        events.append(event)
        if isinstance(event, ValidationDone):
            (tmp_path / "best.safetensors").write_bytes(b"x" * 100)
    assert any("best model cannot be read" in event.sentence for event in of_kind(events, Warned))
    checkpoint.load(tmp_path / "model.safetensors")


@pytest.mark.parametrize(
    "error", [MemoryError(), RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")]
)
def test_out_of_memory_says_what_would_fit(photos: Path, tmp_path: Path, error: Exception) -> None:
    kit = equipment(tiny(photos, run__batch=8), tmp_path)

    def objective(*_: object) -> Objective:
        raise error

    kit.objective = objective
    with pytest.raises(OutOfMemory, match=r"8 patches of 16 pixels.*--batch 4.*--patch 32") as caught:
        trained(kit)
    assert caught.value.__cause__ is error


def test_other_errors_come_through(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos), tmp_path)

    def objective(*_: object) -> Objective:
        raise RuntimeError("shapes do not fit")

    kit.objective = objective
    with pytest.raises(RuntimeError, match="shapes"):
        trained(kit)


def by_the_clock(photos: Path) -> Config:
    return tiny(photos, run__steps=0, run__minutes=0.02, run__validate=2, optimisation__warm_up=100)


def test_a_run_by_the_clock_ends_in_time_with_a_validation(photos: Path, tmp_path: Path) -> None:
    events = trained(equipment(by_the_clock(photos), tmp_path))
    assert isinstance(events[-1], Finished)
    assert 1.2 <= events[-1].seconds < 20
    steps = of_kind(events, StepDone)
    assert steps[0].rate < 0.05 * 2e-3  # it warms up from the first step on
    assert steps[-1].rate < 0.3 * max(step.rate for step in steps)
    assert of_kind(events, ValidationDone)
    assert events[0].steps is None  # type: ignore[union-attr]


def test_validations_count_in_a_run_by_the_clock(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Validation, "measure", lambda self, _: (same_for_all(self, 20.0), 100.0))
    events = trained(equipment(by_the_clock(photos), tmp_path))
    assert len(of_kind(events, ValidationDone)) == 1
    assert isinstance(events[-1], Finished)


def test_patches_grow(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, run__steps=8, run__patch_end=32, run__validate=0), tmp_path)
    sides, real = [], kit.batches.get

    def get(step: int, side: int) -> Batch:
        sides.append(side)
        return real(step, side)

    kit.batches.get = get  # type: ignore[method-assign]
    trained(kit)
    assert sides == [16, 16, 20, 20, 24, 24, 32, 32]


def test_checkpoints_are_also_written_now_and_then(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_CHECKPOINT_SECONDS", -1.0)
    events = trained(equipment(tiny(photos, run__steps=3, run__validate=0), tmp_path))
    assert [event.step for event in of_kind(events, CheckpointWritten)] == [0, 1, 2, 3, 3]


def steered(kit: Equipment, wishes: Callable[[Control, TrainingEvent], object]) -> list[TrainingEvent]:
    """The events of a run in which something is wished for at some of them."""
    control, events = Control(), []
    for event in Run(kit, control).train():
        events.append(event)
        wishes(control, event)
    return events


def at(step: int, wish: Callable[[Control], object]) -> Callable[[Control, TrainingEvent], object]:
    return lambda control, event: wish(control) if isinstance(event, StepDone) and event.step == step else None


def test_a_summary_tells_of_each_photo_the_worst_first(photos: Path, tmp_path: Path) -> None:
    root = make_pairs(tmp_path / "more", 2)
    validating = {"data__val_noisy": str(root / "noisy"), "data__val_clean": str(root / "clean")}
    kit = equipment(tiny(photos, run__steps=4, run__validate=2, **validating), tmp_path / "run")
    events = trained(kit)
    (summary,) = of_kind(events, Summary)
    assert isinstance(events[-1], Finished)
    assert (summary.psnr, summary.ssim) == (events[-1].psnr, events[-1].ssim)
    assert (summary.noisy_psnr, summary.noisy_ssim) == (kit.validation.noisy.psnr, kit.validation.noisy.ssim)
    assert {photo.noisy for photo in summary.photos} == {root / "noisy" / name for name in ("0.png", "1.png")}
    assert all(photo.truth == root / "clean" / photo.name for photo in summary.photos)
    assert summary.photos[0].gain < summary.photos[1].gain
    model = checkpoint.load(tmp_path / "run" / "model.safetensors")
    again = Validation(kit.validation.subjects, model.descriptor, kit.team).measure(model.network)[0]
    told = {photo.name: photo.psnr for photo in summary.photos}
    assert [told[subject.name] for subject in kit.validation.subjects] == [score.psnr for score in again.photos]


def test_the_summary_is_the_same_when_an_earlier_process_found_the_best_weights(photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, run__steps=4, run__validate=2)
    events = trained(equipment(config, tmp_path))
    again = trained(equipment(config, tmp_path, going_on=True))
    assert not of_kind(again, ValidationDone)
    assert of_kind(again, Summary) == of_kind(events, Summary) != []


def test_a_run_that_is_stopped_sums_up_what_it_knows(photos: Path, tmp_path: Path) -> None:
    events = steered(equipment(tiny(photos, run__steps=9, run__validate=9), tmp_path / "a"), at(3, Control.stop))
    assert kinds(events).endswith("c=x")
    events = steered(equipment(tiny(photos, run__steps=9, run__validate=1), tmp_path / "b"), at(3, Control.stop))
    assert kinds(events).endswith("cx")


@pytest.mark.parametrize(("at_step", "steps"), [(2, 12), (4, 6), (5, 5), (5, 3)])
def test_a_run_of_steps_gets_another_length(at_step: int, steps: int, photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, run__steps=8, run__validate=1), tmp_path)
    events = steered(kit, at(at_step, lambda control: control.lengthen(steps=steps)))
    last = max(steps, at_step + 1)
    assert of_kind(events, LengthChanged) == [LengthChanged(at_step, last, None)]
    assert events[-1].step == last  # type: ignore[union-attr]
    assert [event.step for event in of_kind(events, ValidationDone)] == [last]
    assert RunFolder.find(tmp_path)[1].run.steps == last
    assert f"steps = {last}" in (tmp_path / "card.md").read_text(encoding="utf-8")
    told = of_kind(events, StepDone)
    planned = trained(equipment(tiny(photos, run__steps=last, run__validate=1), tmp_path / "planned"))
    rates = [event.rate for event in of_kind(planned, StepDone)]
    assert [event.rate for event in told[at_step:]] == rates[at_step:]
    assert told[-1].fraction == 1.0


def test_a_run_by_the_clock_gets_another_length_or_becomes_one_of_steps(photos: Path, tmp_path: Path) -> None:
    long = tiny(photos, run__steps=0, run__minutes=1000.0, run__validate=1)
    kit = equipment(long, tmp_path / "a")
    events = steered(kit, at(3, lambda control: control.lengthen(minutes=1e-9)))
    assert events[-1].step == 4  # type: ignore[union-attr]
    assert isinstance(events[-1], Finished)
    assert of_kind(events, LengthChanged)[0].seconds == pytest.approx(of_kind(events, StepDone)[2].seconds, abs=1e-3)
    events = steered(equipment(long, tmp_path / "b"), at(3, lambda control: control.lengthen(steps=6)))
    assert (events[-1].step, of_kind(events, LengthChanged)[0].seconds) == (6, None)  # type: ignore[union-attr]
    run = RunFolder.find(tmp_path / "b")[1].run
    assert (run.steps, run.minutes) == (6, 0.0)


def test_a_run_with_another_length_that_is_interrupted_goes_on_with_it_bit_for_bit(
    photos: Path, tmp_path: Path
) -> None:
    def longer(control: Control, event: TrainingEvent) -> None:
        at(3, lambda control: control.lengthen(steps=14))(control, event)

    def longer_and_stopped(control: Control, event: TrainingEvent) -> None:
        longer(control, event)
        if isinstance(event, LengthChanged):
            control.stop()

    steered(equipment(tiny(photos, run__steps=8), tmp_path / "a"), longer)
    steered(equipment(tiny(photos, run__steps=8), tmp_path / "b"), longer_and_stopped)
    config = RunFolder.find(tmp_path / "b")[1]
    assert trained(equipment(config, tmp_path / "b", going_on=True))[-1].step == 14  # type: ignore[union-attr]
    (one, tensors), (other, others) = (checkpoints.newest(tmp_path / name) for name in ("a", "b"))
    assert (one.step, one.best_psnr) == (other.step, other.best_psnr)
    assert all(torch.equal(tensor, others[name]) for name, tensor in tensors.items())


def test_copies_are_saved_also_in_a_pause_and_the_run_is_the_same(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DENOISER_HOME", str(tmp_path / "home"))
    config = tiny(photos, run__steps=6, run__validate=3, name="mine")
    kit = equipment(config, tmp_path / "a")
    present: dict[str, Tensor] = {}

    def wishes(control: Control, event: TrainingEvent) -> None:
        if isinstance(event, StepDone) and event.step == 3:
            control.save()
            control.pause()
            present.update({name: tensor.clone() for name, tensor in kit.learner.kept.state_dict().items()})
        if isinstance(event, Paused):
            control.save(str(tmp_path / "copy.safetensors"))
        if isinstance(event, CopySaved) and event.path:
            control.resume()

    events = steered(kit, wishes)
    assert of_kind(events, CopySaved) == [
        CopySaved(3, "mine-step-3", None), CopySaved(3, "", tmp_path / "copy.safetensors")
    ]  # fmt: skip
    assert kinds(events) == "<cpsvpcskc(k)svpcsvpc=>"
    copy = checkpoint.load(tmp_path / "copy.safetensors")
    assert all(torch.equal(copy.network.state_dict()[name], tensor) for name, tensor in present.items())
    assert copy.descriptor.metrics == {}  # nobody measured these weights
    assert default_library().load("mine-step-3").descriptor.origin == "trained"
    assert not list((tmp_path / "a").glob("copy-*"))
    trained(equipment(config, tmp_path / "b"))
    first, second = ((tmp_path / name / "model.safetensors").read_bytes() for name in ("a", "b"))
    assert first == second


def test_a_copy_that_cannot_be_saved_is_told_and_the_run_goes_on(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, run__steps=3, run__validate=0), tmp_path)
    events = steered(kit, at(2, lambda control: control.save(str(tmp_path / "nowhere" / "x.safetensors"))))
    assert "copy could not be saved" in of_kind(events, Warned)[0].sentence
    assert isinstance(events[-1], Finished)


def test_a_validation_that_is_wished_in_a_pause_comes_after_it(photos: Path, tmp_path: Path) -> None:
    def wishes(control: Control, event: TrainingEvent) -> None:
        if isinstance(event, StepDone) and event.step == 1:
            control.pause()
        if isinstance(event, Paused):
            control.validate()
            control.resume()

    events = steered(equipment(tiny(photos, run__steps=3, run__validate=1), tmp_path), wishes)
    assert kinds(events) == "<cpsc()svpcsvpc=>"


def test_a_run_that_is_discarded_writes_nothing_more(photos: Path, tmp_path: Path) -> None:
    events = steered(equipment(tiny(photos), tmp_path), at(2, Control.discard))
    assert kinds(events) == "<cpsx"
    assert events[-1] == Stopped(2, None, None, events[-1].seconds)  # type: ignore[union-attr]
    assert not (tmp_path / "model.safetensors").exists()


def test_previews_that_cannot_be_made_are_told_and_the_run_goes_on(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers(*_: object) -> Iterator[object]:
        raise NotFinite("no numbers")

    monkeypatch.setattr(Validation, "answers", answers)
    events = trained(equipment(tiny(photos, run__steps=2, run__validate=1), tmp_path))
    assert [event.step for event in of_kind(events, Warned)] == [0, 2]
    assert isinstance(events[-1], Finished)
