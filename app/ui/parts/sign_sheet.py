"""The customer's window (F11): what is signed, in large type, what is agreed, and the area to sign in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.signing import Agreement
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, clear_layout
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.parts.pdf_renderer import PdfRenderer
from app.ui.parts.sign_request import Signed, SignRequest
from app.ui.parts.signature_pad import SignaturePad
from app.ui.parts.tasks import Tasks
from app.ui.theme import Space

_TOUCH = 48
"""The height of a button a customer touches, in pixels: 12 mm and more, in every theme."""


class SignSheet(QWidget):
    """A page to be handed to the customer: the paper left, its main points, agreement and pad right.

    Signals: `confirmed` with a `Signed`; `paper_chosen` when the customer would rather sign on paper (for
    whoever cannot draw, too); `returned` on Escape or F11, back to the clerk. Keys: A accepts the agreement
    (nothing is ticked beforehand), Delete signs again, F10 confirms, P chooses paper.
    """

    confirmed = Signal(object)
    paper_chosen = Signal()
    returned = Signal()

    def __init__(self, tasks: Tasks, renderer: PdfRenderer) -> None:
        super().__init__()
        self._request: SignRequest | None = None
        self.preview = PdfPreview(tasks, renderer)
        self.pad = SignaturePad()
        self.again = Button(self.tr("Sign again"), key="Del", icon="undo-2")
        self.paper = Button(self.tr("Sign on paper"), key="P", icon="file-text")
        self.confirm = PrimaryButton(self.tr("Confirm signature"), key="F10", icon="signature")
        self.title = Text("", "figure")
        self.who = Text("", "muted")
        self.statement = Text("", "heading", wrap=True)
        self.trouble = Text("", "strong", tone="danger", wrap=True)
        self.terms = Text("", "small", wrap=True)
        self.agree = QCheckBox()
        self.agree.setMinimumHeight(_TOUCH - 12)
        self._agreement = Card()
        self._facts = QGridLayout()
        self._build()
        self.again.clicked.connect(self.pad.clear)
        self.paper.clicked.connect(self.paper_chosen)
        self.confirm.clicked.connect(self._confirm)
        self.pad.changed.connect(self._drawn)
        self.agree.toggled.connect(lambda: self.trouble.setText(""))

    def ask(self, request: SignRequest) -> None:
        """Show a paper and an empty pad. Nothing of the customer before is left."""
        self._request = request
        self.pad.clear()
        self.title.setText(request.title)
        self.who.setText(f"{request.signer} · {request.number}")
        self.statement.setText(request.statement)
        self.trouble.setText("")
        self._show_agreement(request.agreement)
        clear_layout(self._facts)
        for row, (label, value) in enumerate(request.facts):
            name = Text(label, "muted")
            name.setContentsMargins(0, Space.XS, 0, 0)  # on the line of the larger words beside it
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(Text(value, "title", wrap=True), row, 1)
        self.preview.show_pdf(request.pdf)
        self.pad.setFocus()

    def forget(self) -> None:
        """Show nothing: the screen goes back to the clerk."""
        self._request = None
        self.pad.clear()
        for words in (self.title, self.who, self.statement, self.trouble):
            words.setText("")
        self._show_agreement(Agreement())
        clear_layout(self._facts)
        self.preview.show_message("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_F10:
                self._confirm()
            case Qt.Key.Key_Delete:
                self.pad.clear()
            case Qt.Key.Key_A if self._agreement.isVisible():
                self.agree.toggle()
            case Qt.Key.Key_P:
                self.paper_chosen.emit()
            case Qt.Key.Key_Escape | Qt.Key.Key_F11:
                self.returned.emit()
            case _:
                super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self._request is None:
            return
        if not self.pad.is_signed():
            self.trouble.setText(self.tr("Please sign in the box first"))
            self.pad.setFocus()
            return
        if self.pad.full:
            self._drawn()
            return
        agreement = self._request.agreement
        if agreement.name and not self.agree.isChecked():
            self.trouble.setText(self.tr("Please read the agreement and accept it first (A)"))
            self.agree.setFocus()
            return
        self.confirmed.emit(
            Signed(self.pad.ink(), self.pad.png(), self._request.document_hash, self.pad.tool, agreement)
        )

    def _drawn(self) -> None:
        """What follows a stroke: nothing to say, or that there are more than a signature may have."""
        many = self.tr("These are too many strokes for a signature. Please sign again (Del).")
        self.trouble.setText(many if self.pad.full else "")

    def _show_agreement(self, agreement: Agreement) -> None:
        """The words as they are hashed; accepting them is the signer's own act."""
        version = agreement.name.rpartition(".")[2]
        self._agreement.setVisible(bool(agreement.name))
        title = self.tr("{0}, version {1}").format(agreement.title, version) if agreement.name else ""
        self.terms.setText("\n".join(filter(None, (title, *agreement.sentences))))
        self.agree.setText(agreement.accept)
        self.agree.setChecked(False)

    def _build(self) -> None:
        facts = Card()
        facts.add(self.title, self.who)
        self._facts.setHorizontalSpacing(Space.XL)
        self._facts.setVerticalSpacing(Space.S)
        self._facts.setColumnStretch(1, 1)
        facts.body.addLayout(self._facts)
        facts.add(self.statement)
        self._agreement.add(self.terms, self.agree)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for place, button in enumerate((self.again, self.paper, self.confirm)):
            button.setFixedHeight(_TOUCH)
            buttons.addWidget(button, 1 if place == 2 else 0)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(facts)
        right.addWidget(self._agreement)
        right.addWidget(self.pad, 1)
        right.addWidget(self.trouble)
        right.addLayout(buttons)
        page = QHBoxLayout(self)
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.L)
        page.addWidget(self.preview, 5)
        page.addLayout(right, 6)
