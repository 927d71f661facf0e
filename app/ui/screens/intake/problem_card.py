"""问题: the customer's own words, what they want, what stays at the desk, what was promised."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.vocabulary import Demand
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.textedit import TextEdit
from app.ui.labels.intake import contacted_label, problem_type_label, risk_label
from app.ui.labels.trade import demand_label
from app.ui.screens.intake.cards import FlowRow, FormCard, numbered, put_head
from app.ui.theme import Tone
from app.usecases.intake_draft import IntakeForm

PROBLEM_TYPES = (
    "malfunction",
    "quality",
    "transport",
    "installation",
    "wrong_size",
    "not_as_described",
    "missing_part",
    "misuse",
    "food",
    "injury",
    "service",
)
_DEMANDS = (
    Demand.RETURN,
    Demand.EXCHANGE,
    Demand.REPAIR,
    Demand.COMPENSATION,
    Demand.CONSULT,
    Demand.SUGGESTION,
    Demand.COMPLAINT,
)
_CONTACTED = ("salesperson", "brand", "none")
_RISKS = ("safety_risk", "media_threat", "agitated", "property_loss", "none")
_NONE = "none"


class ProblemCard(FormCard):
    """The problem. The row of circumstances shows only when it may change the level."""

    def __init__(self) -> None:
        super().__init__()
        self.words = TextEdit(rows=2)
        self.type = Combo(numbered(PROBLEM_TYPES, problem_type_label))
        self.demand = _fitting([Choice(code, demand_label(code)) for code in _DEMANDS], 4)
        self.contacted = Segmented(
            [Choice(code, contacted_label(code)) for code in _CONTACTED], multi=True, numbered=False
        )
        self.received = LineEdit()
        self.promise = LineEdit()
        self.risks = _fitting([Choice(code, risk_label(code)) for code in _RISKS], 3, multi=True)
        self.people = LineEdit()
        self._contacted_before: tuple[str, ...] = ()
        self._risks_before: tuple[str, ...] = ()
        self._build()

    def read(self, form: IntakeForm) -> IntakeForm:
        """`form` with what stands on this card."""
        return replace(
            form,
            words=self.words.toPlainText(),
            problem_type=self.type.value() or "",
            demand=self.demand.value() or "",
            contacted=self.contacted.values(),
            risks=self.risks.values(),
            people=self.people.text(),
            received=self.received.text(),
            promise=self.promise.text(),
        )

    def show_form(self, form: IntakeForm) -> None:
        """Show what a form holds."""
        if self.words.toPlainText() != form.words:
            self.words.setPlainText(form.words)
        self.type.set_value(form.problem_type or None)
        self.demand.set_value(form.demand or None)
        self.contacted.set_values(form.contacted)
        self.risks.set_values(form.risks)
        self._contacted_before, self._risks_before = form.contacted, form.risks
        self.people.setText(form.people)
        self.received.setText(form.received)
        self.promise.setText(form.promise)
        self.ask_risks(bool(form.risks or form.people))

    def ask_risks(self, asked: bool) -> None:
        """Show the circumstances, or put them away."""
        self._circumstances.setVisible(asked)

    def show_promise(self, words: str, tone: Tone = "info") -> None:
        """The clock a promise becomes, in the field's chip."""
        self.promise.set_chip(words, tone, "timer" if words else "")

    def _build(self) -> None:
        put_head(self, self.tr("Problem"))
        self.words.setPlaceholderText(self.tr("As the customer says it"))
        self.received.setPlaceholderText(self.tr("Kettle, base"))
        self.promise.setPlaceholderText(self.tr("Call back tomorrow at 10"))
        self.people.setMaximumWidth(90)
        self.type.setMinimumWidth(120)
        self.type.setMaximumWidth(170)
        self.name_fields(
            {
                "words": FormField(self.tr("Customer's words"), self.words, required=True),
                "problem_type": FormField(self.tr("Kind"), self.type),
                "demand": FormField(self.tr("Demand"), self.demand, required=True),
                "contacted": FormField(self.tr("Asked before"), self.contacted),
                "received": FormField(self.tr("Items left here"), self.received),
                "promise": FormField(self.tr("Promised"), self.promise),
                "risks": FormField(self.tr("Circumstances"), self.risks),
                "people": FormField(self.tr("People affected"), self.people),
            }
        )
        self.add(self.fields["words"])
        self.add(FlowRow(self.fields["problem_type"], self.fields["demand"]))
        self._circumstances: QWidget = FlowRow(self.fields["risks"], self.fields["people"])
        self.add(self._circumstances)
        self.row_of_fields("contacted", "received", "promise", stretch=(0, 1, 1))
        self.contacted.changed.connect(self._contacted_changed)
        self.risks.changed.connect(self._risks_changed)
        self.ask_risks(False)

    def _contacted_changed(self) -> None:
        self._contacted_before = _alone(self.contacted, self._contacted_before)

    def _risks_changed(self) -> None:
        self._risks_before = _alone(self.risks, self._risks_before)


_WIDEST = 500
"""Pixels a row of choices may take, so that it fits at 1024 pixels too."""


def _fitting(choices: list[Choice], columns: int, *, multi: bool = False) -> Segmented:
    """The choices in one row, or as tiles in `columns` where the language has longer words."""
    row = Segmented(choices, multi=multi)
    if row.sizeHint().width() <= _WIDEST:
        return row
    row.deleteLater()
    return Segmented(choices, multi=multi, columns=columns)


def _alone(choice: Segmented, before: tuple[str, ...]) -> tuple[str, ...]:
    """«Nobody» and «none of these» stand alone: taking one lets go of the other."""
    values = choice.values()
    if _NONE in values and len(values) > 1:
        kept = (_NONE,) if _NONE not in before else tuple(each for each in values if each != _NONE)
        choice.set_values(kept)
    return choice.values()
