from pathlib import Path

from denoiser_gui import unfinished_evaluation as unfinished
from denoiser_gui.state.evaluation_wish import EvaluationWish
from denoiser_gui.unfinished_evaluation import UnfinishedEvaluation

WANTED = UnfinishedEvaluation(EvaluationWish(("/ü",), methods=("tv",)), (("/n", "/c"),))


def test_what_a_window_that_is_gone_left_is_found(own_home: Path) -> None:
    unfinished.remember(WANTED)
    assert list(unfinished.interrupted()) == [], "this window still runs"
    (mine,) = own_home.glob("evaluation-*.json")
    mine.rename(own_home / "evaluation-999999999.json")
    ((file, found),) = unfinished.interrupted()
    assert found == WANTED
    unfinished.forget(file)
    assert list(unfinished.interrupted()) == []


def test_what_cannot_be_read_is_forgotten(own_home: Path) -> None:
    for number, content in enumerate(("{", "[]", '{"version": 9}', '{"version": 1, "wish": "{}", "pairs": [[1]]}')):
        (own_home / f"evaluation-99999999{number}.json").write_text(content)
    assert list(unfinished.interrupted()) == []
    assert not list(own_home.glob("evaluation-*.json"))


def test_done_is_forgotten(own_home: Path) -> None:
    unfinished.remember(WANTED)
    unfinished.forget()
    unfinished.forget()
    assert not list(own_home.glob("evaluation-*.json"))
