"""单据文字: sentences on paper that the shop words itself, one at a time, with the paper beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.text import Text
from app.ui.kit.textedit import TextEdit
from app.ui.labels.papers import document_label
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.beside import beside
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction
from app.ui.theme import Space
from app.usecases.deed_rights import HEAD
from app.usecases.house_wording import (
    KindWording,
    Sentence,
    keep_sentence,
    kind_wording,
    restore_sentence,
    tried_wording,
)
from app.usecases.sample_paper import sample_pages

_PLACE = Qt.ItemDataRole.UserRole
_PAUSE_MS = 300
"""After the last key, before the paper is set anew."""
_HIGH = 430
"""Pixels of the paper beside the sentences."""


class WordingSection(Section):
    """Choose a document and a sentence, word it, see it on its paper; F10 keeps it as the next version."""

    DEED = HEAD

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._known: KindWording | None = None
        self.kind = Combo()
        self.list = QListWidget()
        self.edit = TextEdit(rows=4)
        self.field = FormField(self.tr("Sentence"), self.edit)
        self.save = PrimaryButton(self.tr("Save"), "F10")
        self.supplied = Button(self.tr("As supplied"), icon="undo-2")
        self.office = HintBox("", "info", tone="info")
        self.version = Text("", "note", wrap=True)
        self.preview = PdfPreview(room.services.tasks, room.services.renderer)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._build()
        self.kind.changed.connect(self._kind_chosen)
        self.list.currentItemChanged.connect(lambda *_: self._sentence_chosen())
        self.edit.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._try)
        self.save.clicked.connect(self.submit)
        self.supplied.clicked.connect(self.restore)

    def show_values(self, values: Mapping[str, object]) -> None:
        wordings = self.room.services.workplace.wordings
        self.ask(wordings.kinds, self._show_kinds, key="kinds")

    def changing(self) -> Sequence[QWidget]:
        return [self.edit, self.save, self.supplied]

    def first_focus(self) -> QWidget:
        return self.kind

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Save"), self.submit)]

    def sentence(self) -> Sentence | None:
        """The one that is being worded."""
        row, known = self.list.currentRow(), self._known
        if row < 0 or known is None:
            return None
        item = self.list.item(row)
        return next((each for each in known.sentences if each.place == item.data(_PLACE)), None)

    def waits(self) -> bool:
        """Whether the paper is still to follow what was typed."""
        return self._soon.isActive()

    def submit(self) -> None:
        """Keep what stands in the field, or say beside it what the law says."""
        chosen, kind = self.sentence(), self.kind.value()
        if chosen is None or kind is None or not self.save.isEnabled():
            return
        workplace, text = self.room.services.workplace, self.edit.toPlainText()
        person = self.actor()
        self._change(lambda: keep_sentence(workplace, kind, chosen.place, text, person))

    def restore(self) -> None:
        """Put the supplied sentence back."""
        chosen, kind = self.sentence(), self.kind.value()
        if chosen is None or kind is None:
            return
        workplace, person = self.room.services.workplace, self.actor()
        self._change(lambda: restore_sentence(workplace, kind, chosen.place, person))

    def _change(self, work: Callable[[], object]) -> None:
        def kept(_: object) -> None:
            self.say_saved()
            self._read_kind()

        self.run(work, kept, self._wrong)

    def _show_kinds(self, kinds: Sequence[str]) -> None:
        self.kind.set_choices([Choice(each, document_label(each)) for each in kinds])
        if self.kind.value() is None and kinds:
            self.kind.set_value("receipt" if "receipt" in kinds else kinds[0])
        self._read_kind()

    def _kind_chosen(self) -> None:
        self._known = None
        self._read_kind()

    def _read_kind(self) -> None:
        kind, workplace = self.kind.value(), self.room.services.workplace
        if kind is not None:
            self.ask(lambda: kind_wording(workplace, kind), self._show_kind, key="kind")

    def _show_kind(self, known: KindWording) -> None:
        before = self.sentence()
        self._known = known
        self.list.blockSignals(True)  # filling is no choosing
        self.list.clear()
        for each in known.sentences:
            item = QListWidgetItem(self._words(each))
            item.setData(_PLACE, each.place)
            self.list.addItem(item)
        places = [each.place for each in known.sentences]
        self.list.setCurrentRow(places.index(before.place) if before and before.place in places else 0)
        self.list.blockSignals(False)
        words = self.tr("Head office words this document (version {0}): its sentences count, yours rest.")
        self.office.set_text(words.format(known.office))
        self.office.setVisible(known.office is not None)
        words = self.tr("Your version {0}. Documents issued before keep the words they were issued with.")
        supplied = self.tr("As supplied. A change is a version of your own; documents issued before stay.")
        self.version.setText(words.format(known.version) if known.version else supplied)
        self._sentence_chosen()

    def _words(self, sentence: Sentence) -> str:
        if sentence.rests:
            return self.tr("○ {0} (yours rests: the supplied sentence is a new one)").format(
                sentence.printed.strip()
            )
        return f"● {sentence.own.strip()}" if sentence.own else sentence.supplied.strip()

    def _sentence_chosen(self) -> None:
        chosen = self.sentence()
        self.edit.blockSignals(True)  # showing is no typing
        self.edit.setPlainText(chosen.printed.strip() if chosen else "")
        self.edit.blockSignals(False)
        self.field.set_hint(self._hint(chosen))
        self.supplied.setEnabled(bool(chosen and chosen.own) and self.allowed)
        self._try()

    def _hint(self, chosen: Sentence | None) -> str:
        if chosen is None or "{" not in chosen.supplied:
            return ""
        return self.tr("What stands in {braces} is filled in on the paper: leave it as it is.")

    def _try(self) -> None:
        """Show the paper with what stands in the field, or what is wrong with it."""
        chosen, kind = self.sentence(), self.kind.value()
        if chosen is None or kind is None:
            return
        self._soon.stop()
        self.field.set_error()
        self.preview.show_busy()
        workplace, text = self.room.services.workplace, self.edit.toPlainText()
        self.room.services.tasks.run_query(
            lambda: sample_pages(workplace, kind, tried_wording(workplace, kind, chosen.place, text)).pdf,
            lambda pdf: self.preview.show_pdf(pdf, _literal(text)),
            self._wrong,
            owner=self,
            key="try",
        )

    def _wrong(self, error: Exception) -> None:
        if not isinstance(error, InputError):
            self._refused(error)
            return
        self.field.set_error(beside(self.room.program.sentence, error))
        self.preview.show_message(self.tr("This sentence is not printed."))

    def _build(self) -> None:
        self.list.setWordWrap(True)
        self.list.setProperty("role", "drop")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Sentences"))
        self.list.setMinimumHeight(150)
        self.list.setSpacing(2)
        card = Card(self.tr("Words on documents"))
        words = self.tr("Titles, labels and the ways to settle a dispute stay: they carry a meaning in law.")
        card.add(HintBox(words, "info"), FormField(self.tr("Document"), self.kind), self.office)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self.list, 1)
        left.addWidget(self.field)
        left.addWidget(self.version)
        buttons = row_of(self.supplied, self.save)
        buttons.insertStretch(0, 1)
        left.addLayout(buttons)
        both = QHBoxLayout()
        both.setSpacing(Space.M)
        both.addLayout(left, 1)
        both.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(_HIGH)
        card.body.addLayout(both)
        self.office.hide()
        self.put(card)


def _literal(text: str) -> str:
    """The longest piece of a sentence that stands on the paper as it is; what is in braces is filled in."""
    return max(re.split(r"\{[^}]*\}", text), key=len)
