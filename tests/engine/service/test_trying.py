import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest
import torch

from engine.cancellation import Cancelled, CancelToken
from engine.errors import DeviceUnavailable, NothingToLearn, OutOfMemory, UnsuitableCheckpoint, WrongConfig
from engine.service.network import SHOWN
from engine.service.training_replies import PlanningProgress, SpeedMeasured, TrainingForecast
from engine.service.training_requests import ForecastTraining, MeasureSpeeds
from engine.service.trying import PLANNING, Trying
from engine.service.turn import Turn
from engine.training.config import Config
from engine.training.footprint import BARE
from engine.training.forecast import STEPS
from tests.engine.training.photos import plain
from tests.engine.training.runs import make_pairs, tiny


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tiny networks gain nothing by more, and other work on the machine would hold them up."""
    for module in ("runner", "denoising"):
        monkeypatch.setattr(f"engine.inference.{module}.thread_counts", lambda: frozenset({1}))
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def trying(tmp_path: Path) -> Trying:
    (tmp_path / "place").mkdir()
    return Trying(Turn(), tmp_path / "place")


def forecast(trying: Trying, config: Config, device: str = "cpu") -> TrainingForecast:
    heard: list[Any] = []
    trying.forecast(ForecastTraining(3, config, device), CancelToken(), heard.append)
    *progress, told = heard
    assert isinstance(told, TrainingForecast)
    assert all(isinstance(each, PlanningProgress) and each.whole == STEPS for each in progress)
    assert [each.done for each in progress] == list(range(1, len(progress) + 1))
    return told


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small photos are enough to see that speeds are measured."""
    monkeypatch.setattr("engine.service.trying._SIDES", (32, 64))


def smallest() -> tuple[str, str]:
    from engine.models.registry import architecture

    return "unet", next(iter(architecture("unet").sizes))


@pytest.mark.usefixtures("sizes")
def test_speeds_are_measured_once(trying: Trying) -> None:
    threads = torch.get_num_threads()
    heard: list[Any] = []
    trying.measure_speeds(MeasureSpeeds(1, (smallest(), ("aev1", "")), "cpu"), CancelToken(), heard.append)
    first, half, second, whole = heard
    assert isinstance(first, SpeedMeasured)
    assert (first.number, first.architecture, first.size) == (1, *smallest())
    assert (second.architecture, second.size) == ("aev1", "")
    assert first.seconds_per_megapixel > 0
    assert first.parameters > 1000
    assert first.macs_per_pixel > 100
    assert (half, whole) == (PlanningProgress(1, 1, 2), PlanningProgress(1, 2, 2))
    assert torch.get_num_threads() == threads
    again: list[Any] = []
    trying.measure_speeds(MeasureSpeeds(2, (smallest(),), "auto"), CancelToken(), again.append)
    if not torch.cuda.is_available():
        assert again[0].seconds_per_megapixel == first.seconds_per_megapixel
    assert again[0].number == 2


@pytest.mark.parametrize(
    ("network", "device", "error"),
    [
        (("unit", ""), "cpu", UnsuitableCheckpoint),
        (("unet", "vast"), "cpu", UnsuitableCheckpoint),
        (("unet", ""), "cuda:9", DeviceUnavailable),
    ],
)
def test_networks_and_devices_that_are_not_there(
    network: tuple[str, str], device: str, error: type[Exception], trying: Trying
) -> None:
    with pytest.raises(error):
        trying.measure_speeds(MeasureSpeeds(1, (network,), device), CancelToken(), pytest.fail)


def test_a_run_in_steps_is_forecast(trying: Trying, photos: Path, tmp_path: Path) -> None:
    told = forecast(trying, tiny(photos, run__steps=1000, run__validate=10))
    assert (told.number, told.steps, told.batch, told.device) == (3, 1000, 2, "CPU")
    assert told.seconds > 1000 * told.seconds_per_step > 0
    assert BARE < told.memory < BARE + 2_000_000_000
    assert list((tmp_path / "place").iterdir()) == []


def test_of_a_run_by_the_clock_the_steps_are_told(trying: Trying, photos: Path) -> None:
    told = forecast(trying, tiny(photos, run__steps=0, run__minutes=2, run__validate=0, run__batch=0))
    assert told.seconds == 120.0
    assert told.steps == int(120.0 / told.seconds_per_step)
    assert told.batch >= 2


def test_epochs_are_those_of_all_photos_though_few_are_tried(
    trying: Trying, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tiny(photos, run__steps=0, run__epochs=10, run__patch=16, run__batch=1, data__validation_share=0.0)
    told = forecast(trying, config)
    assert told.steps == 10 * 4 * round(48 * 56 / 16**2)
    monkeypatch.setattr("engine.service.trying._SAMPLE", 1)
    assert forecast(trying, config).steps == told.steps


def test_patches_that_grow_take_their_time(trying: Trying, photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(perf_counter=itertools.count().__next__)
    monkeypatch.setattr("engine.training.forecast.time", clock)
    config = tiny(photos, run__patch=16, run__patch_end=48, run__validate=0)
    assert forecast(trying, config).seconds_per_step == pytest.approx((16**2 + 24**2 + 36**2 + 48**2) / 4 / 48**2, 0.1)
    assert forecast(trying, tiny(photos, run__validate=0)).seconds_per_step == 1.0


@pytest.mark.parametrize(
    "changes",
    [
        {"data__noisy": "", "data__recipe": "gaussian"},
        {"data__clean": "", "data__blind": "auto", "run__patch": 40},
        {"data__clean": "", "data__blind": "blind-spot", "run__patch": 40},
    ],
)
def test_all_ways_to_learn_are_tried(changes: dict[str, Any], trying: Trying, photos: Path) -> None:
    assert forecast(trying, tiny(photos, **changes)).seconds_per_step > 0


def test_photos_that_cannot_be_read_are_passed_over(trying: Trying, tmp_path: Path) -> None:
    photos = make_pairs(tmp_path / "photos", 4)
    for number in (0, 2):
        torn = photos / "noisy" / f"{number}.png"
        torn.write_bytes(torn.read_bytes()[:2000])
    assert forecast(trying, tiny(photos, data__validation_share=0.0)).batch == 2
    for number in (1, 3):
        (photos / "noisy" / f"{number}.png").write_bytes((photos / "noisy" / "0.png").read_bytes())
    with pytest.raises(NothingToLearn):
        forecast(trying, tiny(photos, data__validation_share=0.0))


def test_photos_smaller_than_a_patch_will_do(trying: Trying, tmp_path: Path) -> None:
    for number in range(3):
        plain(tmp_path / "c" / f"{number}.png", 1, 1, 60 * number)
    told = forecast(trying, tiny(tmp_path, data__noisy="", data__clean=str(tmp_path / "c"), run__validate=0))
    assert told.seconds_per_step > 0


def test_what_would_keep_the_run_from_beginning_is_raised(
    trying: Trying, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    for error, config in (
        (NothingToLearn, tiny(photos, data__noisy="", data__clean=str(tmp_path / "empty"))),
        (WrongConfig, tiny(photos, data__noisy="", data__clean="")),
        (WrongConfig, tiny(photos, optimisation__loss="ms-ssim")),
    ):
        with pytest.raises(error):
            forecast(trying, config)
    with pytest.raises(DeviceUnavailable):
        forecast(trying, tiny(photos), "cuda:9")
    free = psutil.virtual_memory()._replace(available=1_000_000)
    monkeypatch.setattr("engine.training.forecast.psutil.virtual_memory", lambda: free)
    with pytest.raises(OutOfMemory, match="patches of 2048 pixels a step take"):
        forecast(trying, tiny(photos, run__patch_end=2048))
    assert list((tmp_path / "place").iterdir()) == []


def test_a_photo_of_the_window_goes_between_two_steps(photos: Path, tmp_path: Path) -> None:
    turn, order, waiting = Turn(), [], threading.Event()

    def denoise() -> None:
        waiting.set()
        with turn.taken(SHOWN):
            order.append("photo")

    photo = threading.Thread(target=denoise)

    def tell(reply: object) -> None:
        order.append(reply)
        if len(order) == 2:
            photo.start()
            assert waiting.wait(30)
            photo.join(30)

    Trying(turn, tmp_path).forecast(ForecastTraining(1, tiny(photos), "cpu"), CancelToken(), tell)
    assert order[2] == "photo"
    assert PLANNING < SHOWN


def waited(trying: Trying, work: Callable[[CancelToken], None]) -> None:
    """Somebody gives it up while it waits for the device."""
    cancel, ended = CancelToken(), threading.Event()

    def run() -> None:
        with pytest.raises(Cancelled):
            work(cancel)
        ended.set()

    with trying._turn.taken():
        thread = threading.Thread(target=run)
        thread.start()
        assert not ended.wait(0.2)
        cancel.cancel()
        assert ended.wait(60)
        thread.join()
    assert not trying._turn._waiting


def test_waiting_for_the_device_can_be_given_up(trying: Trying, photos: Path, tmp_path: Path) -> None:
    speeds, run = MeasureSpeeds(1, (smallest(),), "cpu"), ForecastTraining(2, tiny(photos), "cpu")
    waited(trying, lambda cancel: trying.measure_speeds(speeds, cancel, pytest.fail))
    waited(trying, lambda cancel: trying.forecast(run, cancel, pytest.fail))
    assert list((tmp_path / "place").iterdir()) == []


@pytest.mark.usefixtures("sizes")
def test_it_stops_between_two_steps(trying: Trying, photos: Path, tmp_path: Path) -> None:
    cancel, heard = CancelToken(), []

    def tell(reply: object) -> None:
        heard.append(reply)
        cancel.cancel()

    with pytest.raises(Cancelled):
        trying.forecast(ForecastTraining(2, tiny(photos), "cpu"), cancel, tell)
    assert heard == [PlanningProgress(2, 1, STEPS)]
    assert list((tmp_path / "place").iterdir()) == []
    assert not [thread for thread in threading.enumerate() if "ThreadPool" in thread.name]
    with pytest.raises(Cancelled):
        trying.measure_speeds(MeasureSpeeds(2, (smallest(),), "cpu"), cancel, pytest.fail)
