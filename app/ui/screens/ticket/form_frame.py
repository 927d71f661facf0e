"""The frame of a form: its fields in a column that scrolls, what is wrong under them, the keys to end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import ScrollColumn, row_of
from app.ui.kit.chain import FieldChain, bring_into_view
from app.ui.kit.filled_card import FilledCard
from app.ui.kit.text import Text
from app.ui.screens.ticket.form_body import FormBody


class FormFrame(FilledCard):
    """Enter runs through the fields and does it on the last one, F10 from anywhere, Esc gives it up.

    Signals: `wanted` when it is to be done, `left` when it is given up, `grown` when fields were linked.
    """

    wanted = Signal()
    grown = Signal()

    def __init__(
        self,
        title: str,
        fields: FormBody,
        do: str,
        *,
        above: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        """`do` is the word of the button; `above` and `below` stand around the fields."""
        super().__init__(title, self.want)
        self.fields = fields
        self.do = PrimaryButton(do, "F10")
        self.give_up = Button(self.tr("Back"), key="Esc")
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self._chain = FieldChain(self)
        self._build(above, below)

    def want(self) -> None:
        """Say that it is to be done."""
        self.wanted.emit()

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return next(self.fields.chain(), self.do)

    def clear(self) -> None:
        """Nothing is wrong any more."""
        for field in self.fields.every_field():
            field.set_error()
        self.wrong.hide()

    def refuse(self, path: str, sentence: str) -> None:
        """Say what is wrong beside the field of that path, else under the form."""
        field = self.fields.field(path) if path else None
        if field is None:
            self.wrong.setText(sentence)
            self.wrong.show()
            return
        field.set_error(sentence)
        field.setFocus()
        bring_into_view(field)

    def link(self) -> list[QWidget]:
        """Let Enter and Tab run through fields that came since, last; those are given back."""
        known = self._chain.fields()
        fresh = [each for each in self.fields.chain() if each not in known]
        self._chain.add(*fresh)
        return fresh

    def _build(self, above: QWidget | None, below: QWidget | None) -> None:
        if above is not None:
            self.add(above)
        column = ScrollColumn()
        column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.add(self.fields)
        empty = next(self.fields.chain(), None) is None
        self.body.addWidget(column, 1)
        if below is not None:
            self.add(below)
        self.add(self.wrong)
        self.wrong.hide()
        self.keys = row_of(self.give_up)
        self.keys.addStretch(1)
        self.keys.addWidget(self.do)
        self.body.addLayout(self.keys)
        if empty:
            column.hide()
            self.body.addStretch(1)  # else what is asked stands far below its heading
        self._chain.finished.connect(self.wanted)
        self.fields.grown.connect(self.grown)
        self.do.clicked.connect(self.wanted)
        self.give_up.clicked.connect(self.left)
