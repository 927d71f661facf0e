"""The left side of the determination desk: what was photographed, what proves the purchase, the look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent

from app.domain.steps.checking import InspectGoods
from app.ui.kit.card import Card, Divider, HintBox
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import Text
from app.ui.labels.trade import proof_label, proof_state_label
from app.ui.override import override
from app.ui.parts.evidence_side import EvidenceSide
from app.ui.parts.evidence_view import EvidenceTile
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.evidence_tiles import (
    EvidencePictures,
    caption,
    each_file_once,
    evidence_tiles,
    shot_note,
)
from app.ui.screens.common.fetch_away import FetchAway
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.inspection_form import InspectionForm
from app.ui.services import Services

_LEAST_PICTURE = 120


class EvidenceColumn(Card):
    """Signal `inspected` carries the action when the look is to be recorded."""

    inspected = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(self.tr_title())
        self._services = services
        self._case: Case | None = None
        self.pictures = EvidencePictures(services.workplace.pictures)
        self.side = EvidenceSide(
            services.tasks,
            thumbnail=self.pictures.thumbnail,
            picture=self.pictures.picture,
            caption=self._caption,
        )
        self._away = FetchAway(services, Deeds(services, self), self)
        self.nothing = HintBox(self.tr("No photos yet. F6 on the ticket takes some."), "camera")
        self.words = Text("", "muted", wrap=True)
        self.facts = DefinitionList(label_width=56)
        self.inspection = InspectionForm()
        self.side.viewer.setMinimumHeight(_LEAST_PICTURE)
        self.add(self.side, self.nothing, self.words, self.facts, Divider(), self.inspection)
        self.body.setStretch(1, 1)
        self.body.addStretch(0)
        self.side.fetch_asked.connect(self._fetch)
        self.inspection.asked.connect(self._record)

    @override
    def hasHeightForWidth(self) -> bool:
        """The picture gives way: a low window makes it smaller, not the page longer."""
        return False

    @override
    def minimumSizeHint(self) -> QSize:
        """What the words need at this width, and a small picture."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), self.body.minimumHeightForWidth(self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def tr_title(self) -> str:
        """The title before the first case is shown."""
        return self.tr("Evidence")

    def show_case(self, case: Case, *, fresh: bool) -> None:
        """Show what there is; a look being typed stays unless the case is another one."""
        self._case = case
        there = [each for each in case.ticket.evidence if not each.voided]
        self.pictures.know(there)
        self._away.follow(case.situation.awaited)
        self.side.show_tiles(evidence_tiles(case.ticket, case.situation.awaited))
        self.side.setVisible(bool(there))
        self.nothing.setVisible(not there)
        self.body.setStretch(
            self.body.count() - 1, 0 if there else 1
        )  # without pictures the rest stays on top
        self.title.setText(
            self.tr("Evidence {0}").format(len(each_file_once(there))) if there else self.tr("Evidence")
        )
        self.note.setText("")
        self.note.setToolTip(shot_note(case.ticket))
        self.words.setText(f"「{case.problem.words}」")
        self.facts.show_facts(self._lines(case))
        if fresh or not self.inspection.dirty:
            self.inspection.show_inspection(case.item.inspection)

    def action(self) -> InspectGoods | None:
        """The look as an action, when something stands there that is not recorded."""
        if self._case is None or not self.inspection.dirty:
            return None
        return InspectGoods(self.inspection.inspection(), self._case.item_id)

    def _lines(self, case: Case) -> list[Fact]:
        goods = case.item.goods
        state = proof_state_label(goods.proof_state) if goods.proof_state else ""
        tone, icon = ("ok", "circle-check") if goods.proof_state == "valid" else ("warn", "circle-alert")
        proof = proof_label(goods.proof) if goods.proof else self.tr("No proof")
        lines = [
            Fact(self.tr("Proof"), proof, state, "ok" if tone == "ok" else "warn", icon if state else "")
        ]
        if goods.sold_date is not None:
            lines.append(Fact(self.tr("Bought"), goods.sold_date.isoformat()))
        if goods.received_date is not None and goods.received_date != goods.sold_date:
            lines.append(Fact(self.tr("Received"), goods.received_date.isoformat()))
        if goods.contract_clause:
            lines.append(Fact(self.tr("Clause"), goods.contract_clause))
        return lines

    def _fetch(self, key: str) -> None:
        each = self.pictures.evidence(key)
        if each is not None:
            self._away.again(each.file.sha256)

    def _caption(self, tile: EvidenceTile) -> str:
        same = self.pictures.same(tile.key)
        if not same or self._case is None:
            return tile.label
        return caption(same, self._case.situation.now, self._services.workplace.desk.tz)

    def _record(self) -> None:
        action = self.action()
        if action is not None:
            self.inspected.emit(action)
