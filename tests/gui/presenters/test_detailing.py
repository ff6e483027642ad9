from denoiser_gui.state.session import Stage
from denoiser_gui.state.sides import Sides
from engine.service.comparison_replies import DetailMeasured
from engine.service.comparison_requests import Kind, MakeDifference, MeasureDetail, Side
from tests.gui.presenters.examined import Bench, bench

__all__ = ["bench"]  # a fixture


def tell(bench: Bench, share: float, worth: bool) -> None:
    bench.tell(DetailMeasured(bench.asked(MeasureDetail).number, bench.key, share, worth))


def test_lost_detail_is_told_with_a_number_and_marked_on_demand(bench: Bench) -> None:
    note = bench.window.inspector.detail
    assert not note.isVisible()
    tell(bench, 0.234, True)
    assert note.isVisible()
    assert note.sentence.text().startswith("23 % of what was removed follows the edges of the photo")
    note.switch.click()
    assert bench.asked(MakeDifference).kind is Kind.LOST
    bench.view.setFocus()
    entries = bench.examining.differing.menu.entries
    entries[None].trigger()
    assert not note.switch.isChecked()
    entries[Kind.LOST].trigger()
    assert note.switch.isChecked()
    note.switch.click()
    assert bench.examining.differing.wish.kind is None


def test_what_is_not_worth_telling_is_not_told(bench: Bench) -> None:
    tell(bench, 0.05, False)
    assert not bench.window.inspector.detail.isVisible()


def test_a_result_that_changes_is_examined_anew(bench: Bench) -> None:
    tell(bench, 0.3, True)
    bench.session.set_options(luminance=0.2)
    assert not bench.window.inspector.detail.isVisible()
    assert bench.asked(MeasureDetail).side == Side("denoised", 0.2, 1.0)
    asked = bench.client.count(MeasureDetail)
    bench.session.update(bench.key, stage=Stage.DENOISING)
    bench.session.set_options(luminance=0.4)
    bench.asked(MeasureDetail)
    assert bench.client.count(MeasureDetail) == asked


def test_the_result_that_is_looked_at_is_examined(bench: Bench) -> None:
    bench.with_median()
    bench.session.set_sides(Sides("noisy", "median"))
    assert bench.asked(MeasureDetail).side == Side("median")
    bench.session.set_sides(Sides("denoised", "truth"))
    assert bench.asked(MeasureDetail).side == Side("denoised")
