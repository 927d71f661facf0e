"""First start: five questions, Enter after Enter, or the demo data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of, stand_in_the_middle
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.trade import profile_label
from app.ui.override import override
from app.ui.parts.tasks import Tasks
from app.ui.screens.common.beside import beside
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.first_start.demo_card import DemoCard
from app.ui.screens.first_start.presenter import Answers, judge
from app.ui.screens.sign_in.pin_pad import PinEdit
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space
from app.ui.window.program import Program
from app.usecases.desk_settings import INSTALLED
from app.usecases.evidence_ports import PrintQueue

_WIDTH = 1120


class FirstStartPage(Page):
    """Signal `made` carries the folder of the store that is there now."""

    made = Signal(str)

    def __init__(self, program: Program, tasks: Tasks) -> None:
        super().__init__()
        self._program = program
        self._tasks = tasks
        self.code = LineEdit(placeholder="2F-01")
        self.name = LineEdit(placeholder=self.tr("2F service desk"))
        self.mall = LineEdit()
        self.hours = LineEdit("10:00-22:00")
        profiles = [Choice(each, profile_label(each)) for each in INSTALLED]
        self.profile = Segmented(profiles, wrap=True, quiet=True)
        self.printer = Combo(placeholder=self.tr("None yet"), free=True)
        self.head_office = Segmented(
            [Choice("none", self.tr("None")), Choice("join", self.tr("There is one"))], quiet=True
        )
        self.supervisor = LineEdit()
        self.pin = PinEdit(self.tr("6 digits"))
        self.pin_again = PinEdit()
        self.safe = HintBox(icon="shield-check")
        self.begin = PrimaryButton(self.tr("Start working"), "F10")
        self.demo = DemoCard(program, tasks)
        self.fields = self._fields()
        self._build()
        self.chain = FieldChain(self, *self.fields.values())
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("First start")

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("Enter", self.tr("Next field"))]

    @override
    def actions_now(self) -> Actions:
        actions = [KeyAction("F10", self.tr("Start working"), self.submit)]
        if self.demo.busy:
            actions.append(KeyAction("Esc", self.tr("Stop"), self.demo.stop))
        else:
            actions.append(KeyAction("F9", self.tr("Demo data"), self.demo.go))
        return Actions(actions)

    @override
    def first_focus(self) -> QWidget:
        return self.code

    @override
    def on_enter(self) -> None:
        stores = self._program.stores
        self._tasks.run_query(
            stores.printers, self._offer_printers, self._no_printers, owner=self, key="printers"
        )

    @override
    def on_leave(self) -> None:
        self.demo.stop()

    def submit(self) -> None:
        """Make the store from what was answered, or say beside each field what is wrong."""
        judged = judge(self._answers())
        for name, field in self.fields.items():
            error = judged.wrong.get(name)
            field.set_error(beside(self._program.sentence, error) if error else "")
        if judged.new is None:
            first = next(name for name in self.fields if name in judged.wrong)
            self.fields[first].setFocus()
            return
        new, folder, stores = judged.new, self._program.places.store, self._program.stores
        self.begin.setEnabled(False)
        self._tasks.run_command(
            lambda: stores.make(folder, new),
            lambda _: self.made.emit(str(folder)),
            self._refused,
            owner=self,
        )

    def _answers(self) -> Answers:
        return Answers(
            self.code.text(),
            self.name.text(),
            self.mall.text(),
            self.hours.text(),
            self.profile.value() or "",
            self.printer.value() or "",
            self.supervisor.text(),
            self.head_office.value() == "join",
            self.pin.text(),
            self.pin_again.text(),
        )

    def _refused(self, error: Exception) -> None:
        self.begin.setEnabled(True)
        self.problem_met.emit(*trouble_of(error))

    def _offer_printers(self, queues: Sequence[PrintQueue]) -> None:
        self.printer.set_choices([Choice(queue.name, queue.name) for queue in queues])
        default = next((queue.name for queue in queues if queue.is_default), None)
        if default and not self.printer.text():
            self.printer.set_value(default)
        none = self.tr("No printer is set up on this computer yet; it can be chosen later in the settings.")
        self.fields["printer"].set_hint("" if queues else none)

    def _no_printers(self, error: Exception) -> None:
        code, _ = trouble_of(error)
        self.fields["printer"].set_hint(self._program.sentence(code, {}))

    def _warn(self) -> None:
        """A desk without PINs is a choice, and one to know of."""
        everybody = self.tr("none: open to all")
        self.fields["pin"].set_warning("" if self.pin.text() else everybody)

    def _tell_where(self) -> None:
        """Where the data will lie, and how."""
        words = self.tr(
            "All data stays here: {0}. Its key lies outside it; a recovery sheet is offered next."
        )
        if self._program.stores.sealed_at_first(self.profile.value() or ""):
            words = self.tr(
                "All data stays here: {0}, encrypted as a whole, for this computer is carried about. Its key"
                " lies outside it; a recovery sheet is offered next."
            )
        self.safe.set_text(words.format(self._program.places.store))

    def _fields(self) -> dict[str, FormField]:
        later = self.tr("Everything works without one. With one, its address and code are asked next.")
        return {
            "code": FormField(self.tr("Desk code"), self.code, required=True),
            "name": FormField(self.tr("Desk name"), self.name),
            "mall": FormField(self.tr("Mall or shop"), self.mall),
            "hours": FormField(self.tr("Opening hours"), self.hours, required=True),
            "profile": FormField(self.tr("Rules"), self.profile),
            "printer": FormField(self.tr("Printer"), self.printer),
            "head_office": FormField(self.tr("Head office"), self.head_office, hint=later),
            "supervisor": FormField(self.tr("First supervisor"), self.supervisor, required=True),
            "pin": FormField(self.tr("PIN"), self.pin),
            "pin_again": FormField(self.tr("PIN again"), self.pin_again),
        }

    def _build(self) -> None:
        self.code.setToolTip(self.tr("Stands in every number: 2F01-261120-0001"))
        self.profile.set_value("mall_desk")
        self.head_office.set_value("none")
        card = Card(self.tr("Five questions"), note=self.tr("each can be changed later in the settings"))
        card.body.setSpacing(Space.M)
        fields = self.fields
        for number, names in enumerate(
            (
                ("code", "name", "mall", "hours"),
                ("profile",),
                ("printer",),
                ("head_office",),
                ("supervisor", "pin", "pin_again"),
            )
        ):
            card.body.addLayout(self._question(number + 1, [fields[name] for name in names]))
        card.body.addLayout(row_of(self.safe, self.begin, stretch=(1,)))
        columns = QHBoxLayout()
        columns.setSpacing(Space.L)
        columns.addWidget(card, 62)
        columns.addWidget(self.demo, 38)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(Space.M)
        welcome = PageHeader(self.tr("Welcome to Counterfoil"), self.tr("keeps the stub of every slip"))
        column.addWidget(welcome)
        column.addLayout(columns)
        column.addStretch(1)
        stand_in_the_middle(self, inner, _WIDTH)

    def _question(self, number: int, fields: list[FormField]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        mark = Text(str(number), "title", tone="accent")
        mark.setFixedWidth(22)
        mark.setContentsMargins(0, 20, 0, 0)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        widths = {4: (21, 26, 26, 29), 3: (36, 40, 26)}.get(len(fields), (1,))
        line.addLayout(row_of(*fields, stretch=widths), 1)
        return line

    def _connect(self) -> None:
        self.begin.clicked.connect(self.submit)
        self.chain.finished.connect(self.submit)
        self.demo.made.connect(self.made)
        self.demo.changed.connect(self.keys_changed)
        self.demo.problem_met.connect(self.problem_met)
        self.pin.textChanged.connect(self._warn)
        self._warn()
        self.profile.changed.connect(self._tell_where)
        self._tell_where()
        QWidget.setTabOrder(self.pin_again, self.begin)
        QWidget.setTabOrder(self.begin, self.demo.button)
