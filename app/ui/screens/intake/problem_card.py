"""问题: the customer's own words, what they want, what stays at the desk, what was promised."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.dateentry import Toward
from app.domain.vocabulary import Demand
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import current_look
from app.ui.kit.paint import text_width
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Elided
from app.ui.kit.textedit import TextEdit
from app.ui.labels.intake import contacted_label, injury_label, problem_type_label, risk_label
from app.ui.labels.trade import demand_label
from app.ui.screens.intake.cards import FormCard, alone, numbered, put_head, show_day
from app.ui.screens.intake.wrapping import Room
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
_NARROWEST = 420
"""Pixels there are for a row of choices on a narrow page; what needs more runs on to the next line."""

_DEMANDS = (
    Demand.RETURN,
    Demand.EXCHANGE,
    Demand.REPAIR,
    Demand.COMPENSATION,
    Demand.CONSULT,
    Demand.SUGGESTION,
    Demand.COMPLAINT,
    Demand.APOLOGY,
)
_CONTACTED = ("salesperson", "brand", "none")
_RISKS = ("safety_risk", "media_threat", "agitated", "property_loss", "bad_review", "urgent", "none")
_INJURIES = ("minor", "severe")


class ProblemCard(FormCard):
    """The problem with the piece of goods on the page. Circumstances show when they may change the level."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.words = TextEdit(rows=2)
        self.type = Combo(numbered(PROBLEM_TYPES, problem_type_label))
        self.demand = Segmented([Choice(code, demand_label(code)) for code in _DEMANDS], wrap=True)
        self.part = LineEdit()
        self.expectation = LineEdit()
        self.wanted_by = DateEdit(today, toward=Toward.FUTURE, field="wanted_by")
        self.injury = Segmented([Choice(code, injury_label(code)) for code in _INJURIES])
        self.contacted = Segmented(
            [Choice(code, contacted_label(code)) for code in _CONTACTED], multi=True, numbered=False
        )
        self.received = LineEdit()
        self.promise = LineEdit()
        self.risks = Segmented([Choice(code, risk_label(code)) for code in _RISKS], multi=True, wrap=True)
        self.people = LineEdit()
        self._piece = Elided("", "note")
        self._contacted_before: tuple[str, ...] = ()
        self._risks_before: tuple[str, ...] = ()
        self._today = today
        self._build()

    def read(self, form: IntakeForm) -> IntakeForm:
        """`form` with what stands on this card."""
        return replace(
            form,
            words=self.words.toPlainText(),
            problem_type=self.type.value() or "",
            demand=self.demand.value() or "",
            part=self.part.text(),
            expectation=self.expectation.text(),
            wanted_by=self.wanted_by.text(),
            injury=self.injury.value() or "",
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
        self.part.setText(form.part)
        self.expectation.setText(form.expectation)
        show_day(self.wanted_by, form.wanted_by, self._today(), Toward.FUTURE)
        self.injury.set_value(form.injury or None)
        self.contacted.set_values(form.contacted)
        self.risks.set_values(form.risks)
        self._contacted_before, self._risks_before = form.contacted, form.risks
        self.people.setText(form.people)
        self.received.setText(form.received)
        self.promise.setText(form.promise)
        self.fold(form)

    def show_piece(self, words: str, *, first: bool = True) -> None:
        """Say which piece the words are about; nothing where there is only one."""
        self._piece.setText(words)
        self.fields["words"].set_required(first)
        said = self.tr("As the customer says it") if first else self.tr("Empty: the same as of the first one")
        self.words.setPlaceholderText(said)

    def show_promise(self, words: str, tone: Tone = "info") -> None:
        """The clock a promise becomes, in the field's chip."""
        self.promise.set_chip(words, tone, "timer" if words else "")

    def _build(self) -> None:
        put_head(self, self.tr("Problem"), self.more, note=self._piece)
        self.received.setPlaceholderText(self.tr("Kettle, base"))
        self.promise.setPlaceholderText(self.tr("Call back tomorrow at 10"))
        self.part.setPlaceholderText(self.tr("Lid, hinge, back board"))
        self.name_fields(
            {
                "words": FormField(self.tr("Customer's words"), self.words, required=True),
                "problem_type": FormField(self.tr("Kind"), self.type),
                "demand": FormField(self.tr("Demand"), self.demand, required=True),
                "part": FormField(self.tr("Faulty part"), self.part),
                "expectation": FormField(self.tr("Expects"), self.expectation),
                "wanted_by": FormField(self.tr("Wanted by"), self.wanted_by),
                "injury": FormField(self.tr("Injury"), self.injury),
                "risks": FormField(self.tr("Circumstances"), self.risks),
                "people": FormField(self.tr("People affected"), self.people),
                "contacted": FormField(self.tr("Asked before"), self.contacted),
                "received": FormField(self.tr("Items left here"), self.received),
                "promise": FormField(self.tr("Promised"), self.promise),
            }
        )
        self.rare = ("part", "expectation", "wanted_by", "injury", "risks", "people")
        self.add(self.fields["words"])
        self.put_fields(
            {
                "problem_type": Room(self._kind_room(), 0),
                "demand": Room(min(self.demand.sizeHint().width(), _NARROWEST), 4),
            }
        )
        rare = {"part": Room(150), "expectation": Room(150), "wanted_by": Room(150), "injury": Room(150)}
        self.put_fields(rare, cells=True)
        risks = min(self.risks.sizeHint().width(), _NARROWEST)
        self.put_fields({"risks": Room(risks, 4), "people": Room(90, 1)})
        asked = self.contacted.sizeHint().width()
        self.put_fields({"contacted": Room(asked, 0), "received": Room(120), "promise": Room(150)})
        self.contacted.changed.connect(self._contacted_changed)
        self.risks.changed.connect(self._risks_changed)
        self.show_piece("")
        self.fold(IntakeForm())

    def _kind_room(self) -> int:
        """What the longest kind of problem needs, with the arrow behind it."""
        font = current_look().font("body")
        longest = max(text_width(font, problem_type_label(code)) for code in PROBLEM_TYPES)
        return max(120, round(longest) + 48)

    def _contacted_changed(self) -> None:
        self._contacted_before = alone(self.contacted, self._contacted_before)

    def _risks_changed(self) -> None:
        self._risks_before = alone(self.risks, self._risks_before)
