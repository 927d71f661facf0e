"""Whether the data lies encrypted as a whole, and going over at the next start."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.screens.settings.section import Room
from app.usecases.housekeeping import FormStanding


class EncryptionCard(Card):
    """Signals: `said` a sentence, `failed` an error, `restart_wanted`."""

    said = Signal(str)
    failed = Signal(object)
    restart_wanted = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(self.tr("Encryption of all data"))
        self._room = room
        self._standing: FormStanding | None = None
        self._allowed = True
        self.state = HintBox("", "lock")
        self.change = Button("", icon="lock")
        self.restart = PrimaryButton(self.tr("Restart now"), icon="refresh-cw")
        self.keep = Button(self.tr("Leave it as it is"))
        words = self.tr(
            "For a computer that is carried about: database, photos and papers, a lost disk tells nothing. It"
            " needs as much free space as the data takes, and the recovery code on paper: without the key"
            " nobody opens it. It is done at the next start and may be cut off at any moment."
        )
        self.add(self.state)
        self.add(HintBox(words, "info"))
        row = row_of(self.change, self.restart, self.keep)
        row.addStretch(1)
        self.body.addLayout(row)
        for each in (self.change, self.restart, self.keep):
            each.hide()
        self.change.clicked.connect(self.want_other)
        self.keep.clicked.connect(self.want_none)
        self.restart.clicked.connect(self.restart_wanted)

    def allow(self, *, allowed: bool) -> None:
        """Offer it only to those whom it is for; everybody sees how it stands."""
        self._allowed = allowed
        if self._standing is not None:
            self.show_standing(self._standing)

    def refresh(self) -> None:
        """Read how the data lies."""
        store = self._room.store
        self._room.services.tasks.run_query(
            store.form, self.show_standing, self.failed.emit, owner=self, key="form"
        )

    def show_standing(self, standing: FormStanding) -> None:
        """How it lies, what comes at the next start, and what can be chosen."""
        self._standing = standing
        self.state.set_text(self._said(standing))
        waits = standing.wanted is not None
        self.change.setText(
            self.tr("Lay it in clear at the next start")
            if standing.sealed
            else self.tr("Encrypt at the next start")
        )
        self.change.setVisible(self._allowed and standing.possible and not waits)
        self.restart.setVisible(self._allowed and waits)
        self.keep.setVisible(self._allowed and waits)

    def want_other(self) -> None:
        """Have the other form at the next start."""
        if self._standing is not None and self.change.isEnabled():
            self._want(not self._standing.sealed)

    def want_none(self) -> None:
        """Stay as it is."""
        self._want(None)

    def _want(self, sealed: bool | None) -> None:
        store = self._room.store
        self.change.setEnabled(False)
        self._room.services.tasks.run_command(
            lambda: store.want_form(sealed), lambda _: self._rest(), self._failed, owner=self
        )

    def _said(self, standing: FormStanding) -> str:
        if standing.wanted is not None:
            if standing.wanted:
                return self.tr("The data is encrypted at the next start.")
            return self.tr("The data is laid in clear at the next start.")
        if standing.sealed:
            return self.tr("All data is encrypted.")
        if standing.possible:
            return self.tr("The data lies in clear, keys and identity numbers apart.")
        return self.tr(
            "The data lies in clear, keys and identity numbers apart. To encrypt it, install the extra first:"
            " pip install 'counterfoil[sealed]'"
        )

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self.change.setEnabled(True)
        self.refresh()
