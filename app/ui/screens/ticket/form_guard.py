"""The wording guard under those texts of a form that go out to the customer. It marks, and never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.status import AppealStage
from app.domain.wording import Mark, Phrase
from app.ui.kit.chain import bring_into_view
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.textedit import TextEdit
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.screens.ticket.form_body import FormBody
from app.ui.screens.ticket.form_choices import Case
from app.usecases.guarded_words import guarded_phrases, promised_remedies
from app.usecases.workplace import Workplace

OUTGOING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AnswerQuestion": ("text",),
        "MakePromise": ("text",),
        "RequestProof": ("wanted",),
        "DetermineLiability": ("conclusion", "suggestion", "basis.text", "checks"),
        "OfferPlan": ("options.ground", "options.remarks"),
        "AdvanceAppeal": ("text",),
    }
)
"""Action → fields whose words the customer reads or is told. Notes of the desk may quote anything."""

_QUOTED: Mapping[str, tuple[str, str]] = MappingProxyType({"AdvanceAppeal": ("to", AppealStage.APPEALING)})
"""Action → a field and the value with which the text is the customer's own: there is nothing to mark."""

_REMEDIES = "options.remedy"
"""What is chosen in the form itself is no promise too many."""


class FormGuard(QObject):
    """Follows the form of an action while it is filled."""

    def __init__(self, body: FormBody, action: str, workplace: Workplace, case: Case) -> None:
        super().__init__(body)
        self._body = body
        self._action = action
        self._phrases: tuple[Phrase, ...] = ()
        self._remedies: frozenset[str] = frozenset()
        if action in OUTGOING:
            self._phrases = guarded_phrases(workplace, case.ticket.profile)
            self._remedies = promised_remedies(workplace, case.ticket, case.item)
        self._known: set[FormField] = set()
        self._bars: list[WordingBar] = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked now, field after field."""
        return tuple(mark for bar in self._bars for mark in bar.marks)

    def link(self) -> None:
        """Stand under the fields there are; once more after records were added."""
        for path in OUTGOING.get(self._action, ()):
            for field in self._body.fields_at(path):
                if field not in self._known:
                    self._guard(field)
        quoted, _ = _QUOTED.get(self._action, ("", ""))
        for path in (quoted, _REMEDIES):
            for field in self._body.fields_at(path):
                if field not in self._known and isinstance(field.control, Combo | Segmented):
                    self._known.add(field)
                    field.control.changed.connect(self._follow)
        self._follow()

    def _guard(self, field: FormField) -> None:
        self._known.add(field)
        control = field.control
        if isinstance(control, LineEdit | TextEdit):
            bar = WordingBar()
            field.put_below(bar)
            bar.attach(control)
            bar.looked.connect(lambda: _keep_in_sight(bar, control))
            QWidget.setTabOrder(control, bar.swap)
            self._bars.append(bar)

    def _follow(self) -> None:
        """What is chosen elsewhere in the form says what may be promised, and whose words these are."""
        chosen = {value for field in self._body.fields_at(_REMEDIES) if (value := _chosen(field))}
        path, value = _QUOTED.get(self._action, ("", ""))
        quotes = any(_chosen(field) == value for field in self._body.fields_at(path))
        for bar in self._bars:
            bar.allow(self._remedies | chosen)
            bar.watch(() if quotes else self._phrases)


def _chosen(field: FormField) -> str:
    return (field.control.value() or "") if isinstance(field.control, Combo | Segmented) else ""


def _keep_in_sight(bar: WordingBar, control: QWidget) -> None:
    """What is said of the field in hand is seen, once it has its place."""
    if bar.marks and control.hasFocus():
        QTimer.singleShot(0, bar, lambda: bring_into_view(bar))
