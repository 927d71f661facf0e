"""Several goods of one customer: adding one, going from one to the other, taking one out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.ui.kit.messages import Message, MessageAction
from app.ui.kit.pills import PillItem
from app.ui.labels.trade import demand_label
from app.ui.screens.intake.goods_card import PIECE_KEY
from app.ui.screens.intake.session import Intake
from app.usecases.intake_draft import IntakeForm
from app.usecases.intake_pieces import PieceForm

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

_UNDO_SECONDS = 8.0


class Pieces(QObject):
    """The tabs over the goods. One piece is on the page, with what is wrong with it."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page
        self._taken: tuple[Intake, PieceForm, int] | None = None

    def connect_view(self) -> None:
        """Once the page has its view."""
        goods = self._page.view.goods
        goods.another.clicked.connect(self.add)
        goods.remove.clicked.connect(self.take_out)
        goods.pieces.picked.connect(lambda key: self.bring(int(key)))
        self._page.shortcut(PIECE_KEY, self.add)
        self._page.shortcut("Alt+Del", self.take_out)
        self._page.shortcut("Ctrl+PgDown", lambda: self._step(1))
        self._page.shortcut("Ctrl+PgUp", lambda: self._step(-1))

    def show(self) -> None:
        """Bring the tabs up to date."""
        form, view = self._page.front.form, self._page.view
        listed = form.pieces
        unnamed = self._unnamed()
        items = [
            PillItem(str(place), f"{place + 1} {piece.goods.strip() or unnamed}", _note(piece.demand))
            for place, piece in enumerate(listed)
        ]
        view.goods.show_pieces(items, str(form.place))
        view.problem.show_piece(self.which(), first=form.place == 0)

    def which(self) -> str:
        """Which of several pieces is in view; empty for a single one."""
        form = self._page.front.form
        if not form.aside:
            return ""
        return self.tr("article {0} · {1}").format(form.place + 1, form.goods.strip() or self._unnamed())

    def add(self) -> None:
        """Alt+G: one more piece, bought together with this one; the keyboard goes to its barcode."""
        self._put(self._page.front.form.with_another())

    def bring(self, place: int) -> None:
        """Put a piece on the page."""
        if place != self._page.front.form.place:
            self._put(self._page.front.form.showing(place))

    def take_out(self) -> None:
        """Alt+Del: the piece on the page stayed with the customer after all. It can be had back."""
        page, before = self._page, self._page.front.form
        if not before.aside:
            return
        self._put(before.without_piece())
        self._taken = (page.front, before.pieces[before.place], before.place)
        said = self.tr("The article is taken out")
        action = MessageAction(self.tr("Undo"), self.undo)
        page.message_ready.emit(Message(said, "info", _UNDO_SECONDS, (action,)))

    def undo(self) -> None:
        """The piece that was taken out last is back, as long as its intake is on the page."""
        taken, self._taken = self._taken, None
        if taken is not None and taken[0] is self._page.front:
            self._put(self._page.front.form.with_piece(taken[1], taken[2]))

    def _unnamed(self) -> str:
        return self.tr("New article")

    def _step(self, step: int) -> None:
        count = len(self._page.front.form.pieces)
        self.bring((self._page.front.form.place + step) % count)

    def _put(self, form: IntakeForm) -> None:
        self._page.change(form)
        self._page.view.goods.barcode.setFocus(Qt.FocusReason.TabFocusReason)


def _note(demand: str) -> str:
    return demand_label(demand) if demand else ""
