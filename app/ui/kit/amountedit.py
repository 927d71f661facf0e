"""An amount of money in yuan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from app.domain.money import Fen, display_yuan, format_yuan, parse_yuan
from app.domain.refusals import InputError
from app.ui.kit.lineedit import LineEdit
from app.ui.override import override


class AmountEdit(LineEdit):
    """Shows ``¥2,350.00`` at rest and ``2350.00`` while it is typed.

    Signals: `amount_changed` after the amount a person typed became another one; `problem_found`
    with an InputError, or None when what was typed is right.
    """

    amount_changed = Signal()
    problem_found = Signal(object)

    def __init__(self, amount: Fen | None = None, *, field: str = "amount", placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self._field = field
        self._amount: Fen | None = None
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textEdited.connect(self._read)
        self.set_amount(amount)

    def amount(self) -> Fen | None:
        """What is entered, in fen; None when nothing or nothing valid is."""
        return self._amount

    def set_amount(self, amount: Fen | None) -> None:
        """Show an amount."""
        self._amount = amount
        self._show()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._amount is not None:
            self.setText(format_yuan(self._amount))
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._amount is not None:
            self._show()

    def take_enter(self) -> bool:
        """Enter means: this is the amount; the chain goes on."""
        self._read(self.text())
        return False

    def _read(self, text: str) -> None:
        before = self._amount
        problem: InputError | None = None
        try:
            self._amount = parse_yuan(text, self._field) if text.strip() else None
        except InputError as error:
            self._amount, problem = None, error
        self.set_wrong(problem is not None)
        self.problem_found.emit(problem)
        if self._amount != before:
            self.amount_changed.emit()

    def _show(self) -> None:
        if self._amount is None:
            self.clear()
        else:
            self.setText(format_yuan(self._amount) if self.hasFocus() else display_yuan(self._amount))
