"""The widgets of the intake page, put together. What they do is decided in `page`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.policy.rules import Category
from app.domain.vocabulary import Channel
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import HintBox, ScrollColumn, row_of
from app.ui.kit.chain import FieldChain, bring_into_view
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.pills import PillTabs
from app.ui.kit.text import Text
from app.ui.labels.trade import channel_label
from app.ui.override import override
from app.ui.parts.images import PictureLoader
from app.ui.parts.tasks import Tasks
from app.ui.parts.viewer import ImageViewer
from app.ui.screens.intake.cards import FormCard, listen
from app.ui.screens.intake.customer_card import CustomerCard
from app.ui.screens.intake.goods_card import GoodsCard
from app.ui.screens.intake.history_panel import HistoryPanel
from app.ui.screens.intake.live_cards import ClocksCard, GapsCard, RelatedBox
from app.ui.screens.intake.photo_card import PhotoCard
from app.ui.screens.intake.problem_card import ProblemCard
from app.ui.screens.intake.rights_card import RightsCard
from app.ui.screens.intake.strips import QuestionStrip, SavedStrip
from app.usecases.intake_draft import IntakeForm

Term = Callable[[str], str]

_LEFT_SHARE, _LEFT_SHARE_NARROW, _RIGHT_SHARE = 77, 58, 42

_BUTTONS_SHARE = 0.38
"""Where the buttons would take more of the width than this beside each other, the form would suffer."""

_NARROW = 1100
"""Below this width of the page the buttons stand under each other."""


class IntakeView(QWidget):
    """Left the form, right what follows from it. `form` reads the page, `show_form` fills it."""

    def __init__(
        self,
        tasks: Tasks,
        thumbnail: PictureLoader,
        today: Callable[[], date],
        when: Callable[[datetime], str],
        categories: Mapping[str, Category],
        term_of: Term,
    ) -> None:
        super().__init__()
        self.tabs = PillTabs()
        self.another = Button("", key="F8", icon="plus", small=True)
        self.channel = Combo([Choice(code, channel_label(code), code) for code in Channel])
        self.recovery = QuestionStrip(self.tr("Restore"), self.tr("Later"))
        self.discarding = QuestionStrip(self.tr("Discard"), self.tr("Keep"), tone="danger", icon="trash-2")
        self.saved = SavedStrip()
        self.customer = CustomerCard()
        self.goods = GoodsCard(today, categories)
        self.problem = ProblemCard(today)
        self.photos = PhotoCard(tasks, thumbnail)
        self.field_help = HintBox()
        self.related = RelatedBox(when)
        self.rights = RightsCard(term_of)
        self.clocks = ClocksCard()
        self.gaps = GapsCard(term_of)
        self.history = HistoryPanel(when)
        self.viewer = ImageViewer(tasks)
        self.side = QStackedWidget()
        self.discard = Button(self.tr("Discard"), kind="quiet", key="Ctrl+D", icon="trash-2")
        self.park = Button("", key="F8", icon="pause")
        self.save = PrimaryButton(self.tr("Save, print receipt and labels"), "F10")
        self.chain = FieldChain(self)
        self._build()
        self._order()

    def cards(self) -> tuple[CustomerCard, GoodsCard, ProblemCard]:
        """The cards that hold fields, in order."""
        return self.customer, self.goods, self.problem

    def field(self, name: str) -> FormField | None:
        """The form field of that name."""
        return next((card.fields[name] for card in self.cards() if name in card.fields), None)

    def form(self, base: IntakeForm) -> IntakeForm:
        """What stands on the page; photos are those of `base`."""
        form = replace(base, channel=self.channel.value() or base.channel)
        for card in self.cards():
            form = card.read(form)
        return form

    def show_form(self, form: IntakeForm) -> None:
        """Fill the page."""
        self.channel.set_value(form.channel)
        for card in self.cards():
            card.show_form(form)
        self.clear_errors()

    def clear_errors(self) -> None:
        """Nothing is wrong any more, and nothing unusual."""
        for card in self.cards():
            for field in card.fields.values():
                if field.error:
                    field.set_error()
                if field.warning:
                    field.set_warning()

    def card_of(self, field: str) -> FormCard | None:
        """The card that holds the field of that name."""
        return next((card for card in self.cards() if field in card.fields), None)

    def go_to(self, name: str, form: IntakeForm) -> None:
        """Put the keyboard into a field, a folded one too."""
        card = self.card_of(name)
        if card is None:
            return
        card.reveal(name)
        card.fold(form)
        card.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll to where the keyboard is, once what opened or closed above it has its place."""
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            bring_into_view(focus)

    def listen(self, told: Callable[[], None]) -> None:
        """Be told of every change on the page."""
        listen(self.channel, told)
        for card in self.cards():
            card.changed.connect(told)

    def show_side(self, widget: QWidget) -> None:
        """Show what follows from the form, the history, or a picture."""
        self.side.setCurrentWidget(widget)

    @property
    def shows_live(self) -> bool:
        """Whether the side shows what follows from the form."""
        return self.side.currentWidget() is self._live

    def show_live_side(self) -> None:
        """Back to what follows from the form."""
        self.side.setCurrentWidget(self._live)

    def text_fields(self) -> list[QWidget]:
        """Everything that takes typed text: pictures dropped or pasted there belong to the page."""
        return [*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._columns.setStretch(0, _LEFT_SHARE_NARROW if narrow else _LEFT_SHARE)
        wanted = sum(button.sizeHint().width() for button in (self.save, self.park, self.discard))
        stacked = narrow or wanted > _BUTTONS_SHARE * self.width()
        self._buttons.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )

    def _build(self) -> None:
        self.another.setAccessibleName(self.tr("Another intake F8"))
        self.tabs.setAccessibleName(self.tr("Open intakes"))
        self.channel.setAccessibleName(self.tr("Channel"))
        self.channel.setFixedWidth(130)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 8, 16, 10)
        page.setSpacing(8)
        self.tabs.add_end(self.another)
        head = row_of(Text(self.tr("Intake"), "title"), self.tabs, spacing=12)
        head.setStretch(1, 1)  # the tabs run on to a second line where they need one
        head.addWidget(Text(self.tr("Channel"), "muted"))
        head.addWidget(self.channel)
        page.addLayout(head)
        for strip in (self.recovery, self.discarding):
            page.addWidget(strip)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(12)
        self._columns.addLayout(self._left(), _LEFT_SHARE)
        self._columns.addLayout(self._right(), _RIGHT_SHARE)
        page.addLayout(self._columns, 1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        self._scroll = ScrollColumn(spacing=7)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.add(*self.cards())
        left.addWidget(self._scroll, 1)
        left.addWidget(self.photos)
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        self._live = ScrollColumn(spacing=7)
        self._live.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._live.add(self.field_help, self.related, self.rights, self.clocks, self.gaps)
        self.field_help.hide()
        for widget in (self._live, self.history, self.viewer):
            self.side.addWidget(widget)
        right.addWidget(self.side, 1)
        right.addWidget(self.saved)  # here nothing moves when it comes or goes: the next customer is typed in
        self._buttons = row_of(self.save, spacing=8)
        self._buttons.insertLayout(0, row_of(self.discard, self.park, stretch=(0, 1)))
        self._buttons.setStretch(1, 1)
        right.addLayout(self._buttons)
        return right

    def _order(self) -> None:
        """Enter and Tab as the eye reads; Tab goes on to photos, buttons and the right side."""
        for card in self.cards():
            self.chain.add(*card.fields.values())
        last = self.chain.fields()[-1]
        for widget in (self.photos.strip, self.save, self.park, self.discard, self.rights.rows):
            QWidget.setTabOrder(last, widget)
            last = widget
        for target in self.text_fields():
            target.setAcceptDrops(False)  # a file dropped on a field is a photo, not its address
