import json
from dataclasses import replace
from pathlib import Path

from engine.training.events import Finished, ValidationDone
from tests.engine.training.runs import equipment, run, tiny


def test_the_card_tells_what_the_model_is_and_how_it_came_about(photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, name="mine", data__licence="CC0", run__steps=4, run__validate=2)
    events = run(config, tmp_path)
    card = (tmp_path / "card.md").read_text(encoding="utf-8")
    last = events[-1]
    assert isinstance(last, Finished)
    best = max((event for event in events if isinstance(event, ValidationDone)), key=lambda event: event.psnr or 0)
    for part in (
        "# mine",
        "unet",
        "1,904 weights",
        "2 examples (noisy photos with ground truth)",
        str(photos / "noisy"),
        "as stated: CC0",
        "Trained 4 steps",
        "cores, float32",
        "| noisy |",
        f"| {best.step} (kept) | {best.psnr:.2f} |",
        "validate = 2",
    ):
        assert part in card


def test_a_step_that_was_done_twice_stands_there_once(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos), tmp_path)
    kit.batches.close()
    with (tmp_path / "log.jsonl").open("w") as log:
        for step, psnr in ((2, 20.0), (4, 21.0), (4, 22.0), (6, None)):
            log.write(json.dumps({"event": "validation", "step": step, "psnr": psnr, "ssim": 0.5}) + "\n")
    lines = kit.card(replace(kit.standing, best_psnr=22.0, best_ssim=0.5, best_step=4)).splitlines()
    assert [line for line in lines if line.startswith("| ") and line[2].isdigit()] == [
        "| 2 | 20.00 | 0.5000 |",
        "| 4 (kept) | 22.00 | 0.5000 |",
    ]
