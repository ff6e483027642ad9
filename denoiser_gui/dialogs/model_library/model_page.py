"""What there is to know about a model as a readable page with the curves of its training; or several side by side."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedLayout, QTextBrowser, QWidget

from denoiser_gui.dialogs.model_library.comparison import Comparison
from denoiser_gui.state.training_run import TrainingRun
from denoiser_gui.views.palette import problem
from denoiser_gui.views.training_curves import TrainingCurves

_CURVES_WIDTH, _PAGE_WIDTH = 320, 480

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """A model in words.

    Attributes:
        name: of it.
        purpose: what it is for.
        doubts: what its trial found.
        figures: as label and value, numbers that can be compared in :attr:`measures`.
        measures: the numbers behind the figures; more is better.
        facts: as label and value.
        card: what its training wrote down, Markdown.
    """

    name: str
    purpose: str = ""
    doubts: tuple[str, ...] = ()
    figures: Rows = ()
    measures: tuple[float, ...] = ()
    facts: Rows = ()
    card: str = ""


class ModelPage(QWidget):
    """Shows nothing, one model, or several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ModelFacts | None = None
        self.hint = QLabel(self.tr("Choose a model to read about it, or several to compare them."), wordWrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.text = _Text()
        self.text.setAccessibleName(self.tr("About the model"))
        self.curves = TrainingCurves()
        self.comparison = Comparison()
        self._pair = QSplitter(Qt.Orientation.Horizontal)
        self._pair.setChildrenCollapsible(False)
        self._pair.addWidget(self.text)
        self._pair.addWidget(self.curves)
        self._pair.setStretchFactor(0, 1)
        self._pair.setSizes([_PAGE_WIDTH, _CURVES_WIDTH])
        self.curves.setMinimumWidth(_CURVES_WIDTH)
        self.curves.hide()
        self._stack = QStackedLayout(self)
        for widget in (self.hint, self._pair, self.comparison):
            self._stack.addWidget(widget)

    def show_nothing(self) -> None:
        """No model is chosen."""
        self._shown = None
        self._stack.setCurrentWidget(self.hint)

    def show_model(self, facts: ModelFacts, run: TrainingRun | None) -> None:
        """One model, with the curves of its training if they are known."""
        if facts != self._shown:
            same = self._shown is not None and self._shown.name == facts.name
            self._shown = facts
            self._write(keep_place=same)
        self.curves.setVisible(run is not None)
        if run is not None:
            self.curves.show_run(run)
        self._stack.setCurrentWidget(self._pair)

    def show_several(self, models: Sequence[ModelFacts]) -> None:
        """Several models side by side."""
        self._shown = None
        self.comparison.show_models(models)
        self._stack.setCurrentWidget(self.comparison)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._write(keep_place=True)

    def _write(self, keep_place: bool) -> None:
        facts, bar = self._shown, self.text.verticalScrollBar()
        assert facts is not None
        place = bar.value() if keep_place else 0
        label = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        warning = problem(self.palette()).name()
        self.text.document().setDefaultStyleSheet(f"td.label {{ color: {label}; }} p.doubt {{ color: {warning}; }}")
        self.text.setHtml(self._page(facts))
        if facts.card:
            self._add_card(facts.card)
        bar.setValue(place)

    def _page(self, facts: ModelFacts) -> str:
        doubt = self.tr("In doubt: {reason}")
        parts = [
            f"<h2>{html.escape(facts.name)}</h2>",
            f'<p style="margin-bottom: 12px">{html.escape(facts.purpose)}</p>',
        ]
        parts += [
            f'<p class="doubt" style="margin-bottom: 12px">⚠ {html.escape(doubt.format(reason=reason))}</p>'
            for reason in facts.doubts
        ]
        parts += [_table(rows) for rows in (facts.figures, facts.facts) if rows]
        if facts.card:
            heading = self.tr("Written down by its training")
            parts.append(f"<h3>{html.escape(heading)}</h3>")
        return "".join(parts)

    def _add_card(self, card: str) -> None:
        """Below the page; HTML in it is shown as it stands."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertBlock()
        features = QTextDocument.MarkdownFeature
        cursor.insertMarkdown(card, features.MarkdownDialectGitHub | features.MarkdownNoHTML)


class _Text(QTextBrowser):
    """Follows no links and loads nothing: cards come from files of anybody."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(16)

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: ARG002, N802
        return None


def _table(rows: Rows) -> str:
    lines = "".join(
        f'<tr><td class="label" width="176">{html.escape(label)}</td><td>{html.escape(value)}</td></tr>'
        for label, value in rows
    )
    return f'<table cellspacing="0" cellpadding="3" width="100%" style="margin-top: 8px">{lines}</table><p></p>'
