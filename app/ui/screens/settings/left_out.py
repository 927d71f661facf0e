"""Said where rules are shown: what of the house or of head office is left out, for it cannot be read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.refusals import InputError
from app.ui.kit.card import HintBox
from app.ui.screens.settings.section import Room, Section
from app.usecases.published import RefusedRow, refused_rows

translate = QCoreApplication.translate


def left_out_hint(room: Room) -> HintBox | None:
    """A warning with the reason; None while all rules are in force."""
    error = room.services.workplace.policy.left_out
    if error is None:
        return None
    why = _why(room, error)
    words = translate("LeftOut", "The rules of this house are left out: this program cannot read them. {0}")
    return HintBox(words.format(why), "triangle-alert", tone="danger")


class OfficeLeftOut(HintBox):
    """Rows of head office that this program cannot use, by key and field; hidden while there are none."""

    def __init__(self, room: Room) -> None:
        super().__init__("", "triangle-alert", tone="warn")
        self._room = room
        self.hide()

    def read(self, section: Section) -> None:
        """Look again, on a worker of the section."""
        workplace = self._room.services.workplace
        section.ask(lambda: refused_rows(workplace.published, workplace.checks), self._show, key="left_out")

    def _show(self, rows: tuple[RefusedRow, ...]) -> None:
        said = [_why(self._room, row.error) for row in rows]
        head = translate("LeftOut", "Of what head office published this is left out:")
        self.set_text("\n".join([head, *said]))
        self.setVisible(bool(rows))


def _why(room: Room, error: InputError) -> str:
    return room.program.sentence(error.code, {"field": error.field, **error.params})
