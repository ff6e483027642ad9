import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import DeviceUnavailable
from engine.training import following
from engine.training.config import as_toml
from engine.training.distributed import Team, slurm, team
from engine.training.run_folder import as_json
from tests.engine.training.runs import make_pairs, run, tiny

ROOT = Path(__file__).resolve().parents[3]

PROGRAM = """
import json, sys
from pathlib import Path
import torch
from engine.training.config import read
from engine.training.control import Control
from engine.training.distributed import team
from engine.training.run_folder import as_json
from engine.training.session import session
torch.set_num_threads(1)
with team("cpu") as members:
    for event in session(read(Path(sys.argv[1])), Path(sys.argv[2]), members, Control(), False):
        print(json.dumps(as_json(event)), flush=True)
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return int(found.getsockname()[1])


def together(config: Path, folder: Path, processes: int) -> list[list[dict[str, Any]]]:
    """What each of several processes tells of a run."""
    told = {
        "WORLD_SIZE": str(processes),
        "MASTER_ADDR": "localhost",
        "MASTER_PORT": str(free_port()),
        "OMP_NUM_THREADS": "1",
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(config), str(folder)],
            cwd=ROOT,
            env={**os.environ, **told, "RANK": str(rank), "LOCAL_WORLD_SIZE": str(processes)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for rank in range(processes)
    ]
    spoken = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [0] * processes, spoken
    return [[json.loads(line) for line in out.decode().splitlines()] for out, _ in spoken]


def losses(events: list[dict[str, Any]]) -> list[float]:
    return [event["loss"] for event in events if event["event"] == "step"]


@pytest.mark.slow  # processes that start and meet take a minute on a busy machine
@pytest.mark.parametrize("blind", [False, True])
def test_two_processes_learn_what_one_learns(blind: bool, tmp_path: Path) -> None:
    photos = make_pairs(tmp_path / "photos", 5)
    changes = {"data__clean": "", "data__blind": "blind-spot", "run__patch": 40} if blind else {}
    config = tmp_path / "config.toml"
    told = tiny(photos, run__steps=6, run__batch=4, run__validate=2, **changes)
    config.write_text(as_toml(told))
    alone = [as_json(event) for event in run(told, tmp_path / "alone")]
    first, second = together(config, tmp_path / "both", 2)
    assert len(losses(alone)) == 6
    assert losses(first) == losses(second)
    assert losses(first) == pytest.approx(losses(alone), abs=1e-4)
    figures = [
        [event["psnr"] for event in events if event["event"] == "validation"] for events in (alone, first, second)
    ]
    assert figures[1] == figures[2]
    assert len(figures[0]) == 2
    if not blind:
        assert figures[1] == pytest.approx(figures[0], abs=0.01)
    started = [next(event for event in events if event["event"] == "started") for events in (alone, first)]
    assert started[0]["validation_photos"] == started[1]["validation_photos"] == 2  # one for each process
    assert not [event for event in second if event["event"] in ("checkpoint", "preview")]
    log = (tmp_path / "both" / "log.jsonl").read_text().splitlines()
    assert sum(json.loads(line)["event"] == "finished" for line in log) == 1
    assert (tmp_path / "both" / "model.safetensors").exists()


@pytest.mark.slow  # processes that start and meet take a minute on a busy machine
@pytest.mark.parametrize("end", ["stop", "discard"])
def test_two_processes_hear_the_same_wishes(end: str, tmp_path: Path) -> None:
    photos, folder = make_pairs(tmp_path / "photos", 5), tmp_path / "both"
    config = tmp_path / "config.toml"
    config.write_text(as_toml(tiny(photos, run__steps=10**8, run__batch=4)))
    running = threading.Thread(target=lambda: told.append(together(config, folder, 2)))
    told: list[list[list[dict[str, Any]]]] = []
    running.start()
    log, seen = following.Log(folder), []
    wishes = [("step", "pause"), ("paused", "resume"), ("resumed", "minutes"), ("length", "save"), ("copy", end)]
    for kind, command in wishes:
        while kind not in seen:
            seen += [line["event"] for line in log.new()]
            time.sleep(0.05)
        values = {"minutes": {"steps": 10**7}, "save": {"to": str(tmp_path / "copy.safetensors")}}.get(command, {})
        following.wish(folder, command, **values)
    running.join()
    ((first, second),) = told
    heard = [[line for line in lines if line["event"] in ("length", "paused", "stopped")] for lines in (first, second)]
    assert len(heard[0]) == 3
    assert [(line["event"], line["step"]) for line in heard[0]] == [(line["event"], line["step"]) for line in heard[1]]
    assert [line["event"] for line in second].count("copy") == 0
    assert (tmp_path / "copy.safetensors").exists()
    assert folder.exists() == (end == "stop")


@pytest.mark.slow  # processes that start and meet take a minute on a busy machine
def test_the_command_runs_under_torchrun(tmp_path: Path) -> None:
    photos = make_pairs(tmp_path / "photos", 4)
    config = tmp_path / "config.toml"
    config.write_text(as_toml(tiny(photos, run__steps=2, run__batch=4, run__validate=1)))
    launcher = [
        sys.executable,
        "-m",
        "torch.distributed.run",
        "--nproc-per-node",
        "2",
        "--master-port",
        str(free_port()),
    ]
    command = [
        *launcher,
        "main.py",
        "train",
        "--config",
        str(config),
        "--steps",
        "2",
        "--device",
        "cpu",
        "--events",
        "jsonl",
    ]
    done = subprocess.run(
        [*command, "--output", str(tmp_path / "run")],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "DENOISER_HOME": str(tmp_path / "home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    kinds = [json.loads(line)["event"] for line in done.stdout.decode().splitlines()]
    assert kinds.count("finished") == kinds.count("started") == 1  # one of both speaks
    assert kinds.count("step") == 2


def test_alone_nothing_is_shared() -> None:
    alone = Team()
    network = torch.nn.Conv2d(1, 1, 1)
    assert alone.wrapped(network) is network
    assert alone.told(1.0, 2.0) == (1.0, 2.0)
    assert alone.gathered("a") == ["a"]
    assert alone.writes


def test_slurm_tells_where_the_processes_meet() -> None:
    step = {
        "SLURM_PROCID": "3", "SLURM_LOCALID": "1", "SLURM_STEP_NUM_TASKS": "4", "SLURM_JOB_ID": "1234567",
        "SLURM_STEP_NODELIST": "node[03-07,12],other", "SLURM_STEP_TASKS_PER_NODE": "2(x2)",
    }  # fmt: skip
    told = slurm(step)
    assert (told["RANK"], told["LOCAL_RANK"], told["WORLD_SIZE"], told["LOCAL_WORLD_SIZE"]) == ("3", "1", "4", "2")
    assert told["MASTER_ADDR"] == "node03"
    assert 20_000 <= int(told["MASTER_PORT"]) < 40_000
    assert slurm({**step, "SLURM_STEP_NODELIST": "alpha-2,beta"})["MASTER_ADDR"] == "alpha-2"
    assert slurm({**step, "SLURM_STEP_NODELIST": "gpu[2,4]"})["MASTER_ADDR"] == "gpu2"


def test_within_an_allocation_but_without_srun_there_is_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WORLD_SIZE", "RANK", "SLURM_STEP_NUM_TASKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SLURM_PROCID", "0")
    monkeypatch.setenv("SLURM_NTASKS", "8")
    with team("cpu") as alone:
        assert (alone.rank, alone.size, alone.device) == (0, 1, "cpu")


def test_more_processes_than_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("RANK", "1")
    monkeypatch.setenv("LOCAL_RANK", "1")
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    with pytest.raises(DeviceUnavailable, match="1 cards"), team("cuda:0"):
        pass
