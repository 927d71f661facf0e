"""The right side kept up to date: at once when it is asked for, soon after the last key otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from app.domain.steps.circumstances import STATABLE
from app.ui.screens.intake.live import PIECE_GAP
from app.ui.screens.intake.rare_fields import fields_that_matter
from app.ui.screens.intake.words import say_due
from app.ui.services import Services

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

AFTER_MS = 30
"""From the last key to the reckoning: a burst of keys costs one."""

_FIELD_OF_GAP = {
    "contact": "phone",
    "channel": "bought_at",
    "proof_of_purchase": "proof",
    "amount": "price",
    "safety_risk": "risks",
    "media_threat": "risks",
    "customer_agitated": "risks",
    "people_affected": "people",
    "intact": "looks",
    "packaging_complete": "looks",
    "unused": "looks",
    "accessories_complete": "looks",
    "bad_review": "risks",
    "property_loss": "risks",
    "urgent": "risks",
    "supervisor_confirmed": "proof_state",
    "voucher_altered": "proof_state",
    "customer_mobility_impaired": "ticks",
}


def field_of_gap(what: str) -> str:
    """Name of the field that answers a fact; where there is none, the fact itself. Others are stated."""
    return _FIELD_OF_GAP.get(what, what)


class LiveSide(QObject):
    """Rights, level, clocks, what is missing; and the fields that exist only where they matter."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._zone = services.workplace.desk.tz
        self._page = page
        self._timer = QTimer(self)
        self._timer.setInterval(AFTER_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)

    @property
    def pending(self) -> bool:
        """Whether it is about to follow what was typed."""
        return self._timer.isActive()

    def soon(self) -> None:
        """Something was typed."""
        self._timer.start()

    def show(self) -> None:
        """Bring the right side up to date."""
        self._timer.stop()
        page, view = self._page, self._page.view
        form = page.front.form
        live = page.presenter.live(page.front)
        now = page.presenter.now()
        view.rights.show_live(live, now.astimezone(self._zone).year)
        view.gaps.show_gaps(live.gaps)
        promise = page.presenter.promise(form.promise) if form.promise.strip() else None
        view.clocks.show_clocks(live.clocks, promise, now, self._zone)
        view.problem.show_promise(say_due(promise.due, now, self._zone) if promise else "")
        view.customer.ask_identity(live.id_required or bool(form.id_number))
        view.goods.show_proof(live.proof_status, doubted=live.proof_doubted)
        self._fold(fields_that_matter(form, live))
        page.sheets.follow()

    def go_to(self, what: str) -> None:
        """Go where something missing can be filled in."""
        page = self._page
        if what.startswith("shot:"):
            page.view.photos.strip.setFocus(Qt.FocusReason.OtherFocusReason)
            page.photos.capture(what)
            return
        if what.startswith(PIECE_GAP):
            page.pieces.bring(int(what.removeprefix(PIECE_GAP)))
            return
        if what in STATABLE:
            page.stating.open_fact(what, page.sheets.close)
            return
        page.view.go_to(field_of_gap(what), page.front.form)

    def _fold(self, matters: frozenset[str]) -> None:
        """Open the rare fields that count; what the keyboard is in stays in sight when others open above."""
        view = self._page.view
        if [card.fold(self._page.front.form, matters) for card in view.cards()].count(True):
            view.keep_in_sight()
