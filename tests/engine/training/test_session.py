import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from engine.errors import Diverged, NothingToLearn, WrongConfig, WrongRunFolder
from engine.models.library import default_library
from engine.training import checkpoints, following
from engine.training.config import Config, as_toml
from engine.training.control import Control
from engine.training.events import (
    CheckpointWritten,
    Finished,
    InLibrary,
    Inspected,
    LengthChanged,
    Paused,
    Started,
    StepDone,
    Stopped,
    Summary,
    TrainingEvent,
    Warned,
)
from engine.training.run_folder import RunFolder
from tests.engine.training.photos import save, scene
from tests.engine.training.runs import HEIGHT, WIDTH, go_on, make_pairs, of_kind, run, tiny

ROOT = Path(__file__).resolve().parents[3]


def same_run(first: Path, second: Path) -> bool:
    """Whether two runs stand at the same point, to the last bit: weights, average, optimiser, figures, model."""
    (one, tensors), (other, others) = checkpoints.newest(first), checkpoints.newest(second)
    figures = [(each.step, each.best_psnr, each.best_ssim, each.best_step, each.rate_factor) for each in (one, other)]
    return (
        figures[0] == figures[1]
        and tensors.keys() == others.keys()
        and all(torch.equal(tensor, others[name]) for name, tensor in tensors.items())
        and (first / "model.safetensors").read_bytes() == (second / "model.safetensors").read_bytes()
    )


@pytest.fixture(scope="module")
def stages(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole run in ``whole``, and as the folder was after each of its steps in ``1`` to ``19``."""
    root = tmp_path_factory.mktemp("stages")
    torch.set_num_threads(1)

    def keep(event: TrainingEvent, control: Control) -> None:
        if isinstance(event, StepDone) and event.step < 20:
            control.pause()
        if isinstance(event, Paused):
            shutil.copytree(root / "whole", root / str(event.step))
            control.resume()

    run(tiny(photos), root / "whole", keep)
    return root


@pytest.mark.parametrize("step", range(1, 20))
def test_from_every_step_the_run_goes_on_bit_for_bit(step: int, stages: Path, tmp_path: Path) -> None:
    shutil.copytree(stages / str(step), tmp_path / "run")
    events = go_on(tmp_path / "run")
    (started,) = of_kind(events, Started)
    assert started.step == step
    assert of_kind(events, StepDone)[0].step == step + 1
    assert same_run(stages / "whole", tmp_path / "run")


def test_a_run_that_is_stopped_and_gone_on_with_twice_is_the_same(stages: Path, photos: Path, tmp_path: Path) -> None:
    def stop_at(step: int):  # type: ignore[no-untyped-def]
        return lambda event, control: control.stop() if isinstance(event, StepDone) and event.step == step else None

    run(tiny(photos), tmp_path, stop_at(6))
    go_on(tmp_path, stop_at(13))
    assert isinstance(go_on(tmp_path)[-1], Finished)
    assert same_run(stages / "whole", tmp_path)


@pytest.mark.parametrize("spoilt", ["seed", "step", "optimiser", "average"])
def test_a_run_that_forgets_something_is_another_one(spoilt: str, stages: Path, tmp_path: Path) -> None:
    """The comparison sees it: without the random state, the step, the optimiser or the average nothing is the same."""
    path = tmp_path / "run"
    shutil.copytree(stages / "7", path)
    if spoilt == "seed":
        config = (path / "config.toml").read_text()
        assert "seed = 0" in config
        (path / "config.toml").write_text(config.replace("seed = 0", "seed = 1"))
    else:
        standing, tensors = checkpoints.newest(path)
        if spoilt == "step":
            import dataclasses

            standing = dataclasses.replace(standing, step=8)
        else:
            tensors = {name: value * 0 if name.startswith(spoilt) else value for name, value in tensors.items()}
        checkpoints.write(path, standing, tensors)
    go_on(path)
    assert not same_run(stages / "whole", path)


@pytest.mark.parametrize("workers", [1, 5])
def test_the_number_of_workers_does_not_matter(workers: int, stages: Path, photos: Path, tmp_path: Path) -> None:
    run(tiny(photos, run__workers=workers), tmp_path)
    assert same_run(stages / "whole", tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"data__noisy": "", "data__recipe": "phone"},
        {"data__clean": "", "data__blind": "neighbor2neighbor"},
        {"data__clean": "", "data__blind": "blind-spot", "run__patch": 40},
        {"run__precision": "bfloat16", "optimisation__optimiser": "adam"},
        {"run__precision": "float16"},
        {"run__patch_end": 32, "optimisation__average": 0.0, "optimisation__final_loss": "psnr"},
    ],
)
def test_other_kinds_of_runs_go_on_bit_for_bit(changes: dict[str, object], photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, run__steps=6, run__validate=2, **changes)

    def keep(event: TrainingEvent, _control: Control) -> None:
        if isinstance(event, CheckpointWritten) and event.step == 3:
            shutil.copytree(tmp_path / "whole", tmp_path / "part")

    run(config, tmp_path / "whole", keep)
    go_on(tmp_path / "part")
    assert same_run(tmp_path / "whole", tmp_path / "part")


PROGRAM = """
import os, signal, sys
from pathlib import Path
import torch
from engine.training.config import read
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.session import session
torch.set_num_threads(1)
config, folder, deadly = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
for number, event in enumerate(session(read(config), folder, Team(), Control(), False)):
    if number == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("deadly", [9, 33])
def test_a_run_that_is_killed_goes_on_bit_for_bit(deadly: int, stages: Path, photos: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(as_toml(tiny(photos)), encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "config.toml"), str(tmp_path / "run"), str(deadly)]
    died = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert not (tmp_path / "run" / "model.safetensors").exists()
    assert isinstance(go_on(tmp_path / "run")[-1], Finished)
    assert same_run(stages / "whole", tmp_path / "run")


def test_a_torn_checkpoint_is_passed_over_and_the_run_is_the_same(stages: Path, tmp_path: Path) -> None:
    shutil.copytree(stages / "9", tmp_path / "run")
    newest = max((tmp_path / "run").glob("last-*"))
    newest.write_bytes(newest.read_bytes()[:1000])
    assert of_kind(go_on(tmp_path / "run"), Started)[0].step == 8
    assert same_run(stages / "whole", tmp_path / "run")


def test_a_finished_run_is_only_told_again(stages: Path, tmp_path: Path) -> None:
    shutil.copytree(stages / "whole", tmp_path / "run")
    events = go_on(tmp_path / "run")
    assert not of_kind(events, StepDone)
    assert isinstance(events[-1], Finished)
    assert events[-1].step == 20
    assert same_run(stages / "whole", tmp_path / "run")


def test_a_run_with_other_photos_says_so(photos: Path, tmp_path: Path) -> None:
    root = tmp_path / "photos"
    shutil.copytree(photos, root)
    config = tiny(root, run__steps=4, run__validate=0)
    run(config, tmp_path / "run", lambda event, control: control.stop() if isinstance(event, StepDone) else None)
    assert not any("not those" in event.sentence for event in of_kind(go_on(tmp_path / "run"), Warned))
    shutil.rmtree(tmp_path / "run")
    run(config, tmp_path / "run", lambda event, control: control.stop() if isinstance(event, StepDone) else None)
    for kind in ("noisy", "clean"):
        shutil.copy(root / kind / "0.png", root / kind / "7.png")
    assert any("not those" in event.sentence for event in of_kind(go_on(tmp_path / "run"), Warned))


def test_a_checkpoint_of_another_network_is_refused_with_a_sentence(stages: Path, tmp_path: Path) -> None:
    shutil.copytree(stages / "3", tmp_path / "run")
    config = RunFolder.find(tmp_path / "run")[1].with_changes(
        {"network.arguments": {"widths": [4, 8], "blocks": [1, 1]}}
    )
    (tmp_path / "run" / "config.toml").write_text(as_toml(config))
    with pytest.raises(WrongRunFolder, match="does not fit"):
        go_on(tmp_path / "run")


def test_what_is_wrong_with_photos_is_told_and_they_are_left_out(tmp_path: Path) -> None:
    photos = make_pairs(tmp_path / "photos", 5)
    (photos / "noisy" / "0.png").write_bytes(b"\x89PNG broken")
    shutil.copy(photos / "clean" / "1.png", photos / "noisy" / "1.png")
    torn = (photos / "noisy" / "2.png").read_bytes()
    (photos / "noisy" / "2.png").write_bytes(torn[: len(torn) // 2])
    save(photos / "noisy" / "9.png", scene(9, HEIGHT, WIDTH))
    events = run(tiny(photos, run__steps=2, run__validate=1), tmp_path / "run")
    told = [event.sentence for event in of_kind(events, Warned)]
    assert sum("left out" in sentence for sentence in told) == 4
    assert any("same picture" in sentence for sentence in told)
    assert [event.sentence for event in of_kind(events[:1], Warned)], "what names and sizes tell comes first"
    started = of_kind(events, Started)[0]
    assert started.photos + started.validation_photos == 2
    looked = of_kind(events, Inspected)
    assert [event.done for event in looked] == [1, 2, 3, 4]
    assert {event.photos for event in looked} == {4}
    log = [line["sentence"] for line in RunFolder(tmp_path / "run").events() if line["event"] == "warning"]
    assert log == told


def test_too_little_to_learn_from_is_told(tmp_path: Path) -> None:
    photos = make_pairs(tmp_path / "photos", 2)
    for kind in ("noisy", "clean"):
        for path in (photos / kind).iterdir():
            path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(NothingToLearn):
        run(tiny(photos), tmp_path / "run")
    with pytest.raises(NothingToLearn, match="no photo"):
        run(tiny(photos, data__noisy="", data__clean=str(tmp_path / "run")), tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_looking_at_the_photos_can_be_stopped(photos: Path, tmp_path: Path) -> None:
    events = run(
        tiny(photos), tmp_path, lambda event, control: control.stop() if isinstance(event, Inspected) else None
    )
    assert [type(event) for event in events if not isinstance(event, Warned)] == [Inspected, Stopped]
    assert not (tmp_path / "model.safetensors").exists()


def test_decoded_photos_that_did_not_fit_are_gone_at_the_end_but_not_after_a_stop(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.training.preparing._MEMORY_SHARE", 0.0)
    config = tiny(photos, run__steps=3)
    run(config, tmp_path, lambda event, control: control.stop() if isinstance(event, StepDone) else None)
    assert list((tmp_path / "photos").iterdir())
    go_on(tmp_path)
    assert not (tmp_path / "photos").exists()


def test_a_log_that_cannot_be_written_is_told_once(photos: Path, tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").mkdir()
    events = run(tiny(photos, run__steps=2, run__validate=0), tmp_path)
    assert sum("log of the run" in event.sentence for event in of_kind(events, Warned)) == 1
    assert isinstance(events[-1], Finished)


def test_a_folder_with_a_run_is_left_alone(stages: Path, photos: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (stages / "5").iterdir()}
    with pytest.raises(WrongRunFolder, match="--resume"):
        run(tiny(photos), stages / "5")
    assert before == {path: path.stat().st_mtime_ns for path in (stages / "5").iterdir()}


def test_what_excludes_each_other_is_refused(photos: Path, tmp_path: Path) -> None:
    for changes, word in (
        ({"data__noisy": "", "data__clean": ""}, "nothing to learn from"),
        ({"data__bursts": str(photos)}, "not both"),
        ({"data__val_noisy": str(photos / "noisy")}, "needs both"),
        ({"network__architecture": "unit"}, "no architecture 'unit'"),
        ({"network__size": "huge"}, "no size 'huge'"),
        ({"network__arguments": {"channels": 1}}, "colour photos"),
        ({"run__patch": 8, "optimisation__loss": "ssim"}, "at least 12"),
        ({"data__clean": "", "data__blind": "blind-spot"}, "at least 40"),
    ):
        with pytest.raises(WrongConfig, match=word):
            run(tiny(photos, **changes), tmp_path / "run")


def test_a_batch_that_is_left_open_is_found_and_kept(photos: Path, tmp_path: Path) -> None:
    config: Config = tiny(photos, run__batch=0, run__steps=2, run__validate=0)
    started = of_kind(run(config, tmp_path), Started)[0]
    assert started.batch == 32
    assert RunFolder.find(tmp_path)[1].run.batch == 32


def test_bursts_are_learned_from_and_their_mean_is_the_measure(tmp_path: Path) -> None:
    from tests.engine.training.photos import with_noise

    for place in range(2):
        for shot in range(4):
            save(
                tmp_path / "b" / str(place) / f"{shot}.png", with_noise(scene(place, HEIGHT, WIDTH), 10 * place + shot)
            )
    config = tiny(
        tmp_path, data__noisy="", data__clean="", data__bursts=str(tmp_path / "b"), run__steps=2, run__validate=1
    )
    events = run(config, tmp_path / "run")
    assert isinstance(events[-1], Finished)
    assert events[-1].psnr is not None
    assert "mean of each burst" in (tmp_path / "run" / "card.md").read_text(encoding="utf-8")


def test_the_way_to_learn_from_noisy_photos_alone_is_chosen_and_kept(photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, data__clean="", run__steps=1, run__validate=0, run__patch=40)
    events = run(config, tmp_path)
    assert any("learning by blind-spot" in event.sentence for event in of_kind(events, Warned))
    assert RunFolder.find(tmp_path)[1].data.blind == "blind-spot"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DENOISER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.usefixtures("home")
def test_a_finished_model_with_a_name_is_in_the_library_before_the_last_word(photos: Path, tmp_path: Path) -> None:
    events = run(tiny(photos, run__steps=2, run__validate=1, name="mine"), tmp_path / "run")
    assert [type(event) for event in events[-3:]] == [Summary, InLibrary, Finished]
    assert of_kind(events, InLibrary) == [InLibrary(2, "mine")]
    assert default_library().load("mine").descriptor.origin == "trained"
    assert RunFolder(tmp_path / "run").events()[-2]["name"] == "mine"
    assert not of_kind(go_on(tmp_path / "run"), InLibrary)


@pytest.mark.usefixtures("home")
def test_a_run_that_died_before_its_model_came_into_the_library_brings_it_there(photos: Path, tmp_path: Path) -> None:
    run(tiny(photos, run__steps=2, run__validate=1, name="mine"), tmp_path / "run")
    log = tmp_path / "run" / "log.jsonl"
    log.write_text("".join(log.read_text().splitlines(keepends=True)[:-2]))
    assert of_kind(go_on(tmp_path / "run"), InLibrary) == [InLibrary(2, "mine-2")]


@pytest.mark.parametrize("keep", [False, True])
def test_a_stopped_model_is_in_the_library_where_that_is_wished(
    keep: bool, photos: Path, tmp_path: Path, home: Path
) -> None:
    def stop(event: TrainingEvent, control: Control) -> None:
        if isinstance(event, StepDone):
            if keep:
                control.keep()
            control.stop()

    events = run(tiny(photos, name="mine"), tmp_path / "run", stop)
    assert of_kind(events, InLibrary) == [InLibrary(1, "mine")] * keep
    assert (home / "models").exists() == keep
    assert isinstance(events[-1], Stopped)


@pytest.mark.parametrize("when", [Inspected, StepDone, Paused])
def test_a_discarded_run_leaves_nothing_but_what_others_put_there(
    when: type[TrainingEvent], photos: Path, tmp_path: Path, home: Path
) -> None:
    def discard(event: TrainingEvent, control: Control) -> None:
        if when is Paused and isinstance(event, StepDone):
            control.pause()
        if isinstance(event, when):
            control.keep()
            control.discard()

    events = run(tiny(photos, name="mine"), tmp_path / "run", discard)
    assert isinstance(events[-1], Stopped)
    assert events[-1].model is None
    assert not (tmp_path / "run").exists()
    assert not home.exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").touch()
    run(tiny(photos), tmp_path / "other", discard)
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["notes.txt"]


def test_what_a_run_failed_of_is_its_last_word(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def diverge(*_: object) -> None:
        raise Diverged("The loss has had no finite value.")

    monkeypatch.setattr("engine.training.learner.Learner.step", diverge)
    with pytest.raises(Diverged):
        run(tiny(photos), tmp_path)
    last = RunFolder(tmp_path).events()[-1]
    assert (last["event"], last["sentence"], last["kind"]) == (
        "failed",
        "The loss has had no finite value.",
        "Diverged",
    )
    assert not (tmp_path / "process.json").exists()
    monkeypatch.undo()
    assert isinstance(go_on(tmp_path)[-1], Finished)
    assert RunFolder(tmp_path).events()[-1]["event"] == "finished"


def test_a_run_beside_another_run_leaves_its_log_alone(stages: Path, photos: Path, tmp_path: Path) -> None:
    shutil.copytree(stages / "whole", tmp_path / "run")
    before = (tmp_path / "run" / "log.jsonl").read_bytes()
    with pytest.raises(WrongRunFolder):
        run(tiny(photos), tmp_path / "run")
    assert (tmp_path / "run" / "log.jsonl").read_bytes() == before


def test_a_log_is_gone_on_with(stages: Path, tmp_path: Path) -> None:
    shutil.copytree(stages / "9", tmp_path / "run")
    before = (tmp_path / "run" / "log.jsonl").read_bytes()
    (tmp_path / "run" / "log.jsonl").write_bytes(before + b'{"event": "st')
    go_on(tmp_path / "run")
    after = (tmp_path / "run" / "log.jsonl").read_bytes()
    assert after.startswith(before)
    told = [line["event"] for line in RunFolder(tmp_path / "run").events()]
    assert told.count("started") == 2
    assert told[-1] == "finished"


def test_wishes_steer_a_run_through_its_folder(photos: Path, tmp_path: Path) -> None:
    def wish(event: TrainingEvent, _control: Control) -> None:
        if isinstance(event, StepDone) and event.step == 3:
            following.wish(tmp_path, "minutes", steps=5)
            time.sleep(0.5)

    events = run(tiny(photos), tmp_path, wish)
    assert of_kind(events, LengthChanged) == [LengthChanged(3, 5, None)]
    assert events[-1].step == 5  # type: ignore[union-attr]
