"""Counted things, each with the form its number asks for: «1 entry», «2 entries»."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    """A class, because the tool that collects the words knows plurals in the tr() of one alone."""

    def entries(self, n: int) -> str:
        return self.tr("%n entries", "", n)

    def files(self, n: int) -> str:
        return self.tr("%n files", "", n)

    def files_to_come(self, n: int) -> str:
        return self.tr("%n files of other desks to come", "", n)

    def conflicts(self, n: int) -> str:
        return self.tr("%n conflicts", "", n)

    def tickets_in_conflict(self, n: int) -> str:
        return self.tr("Conflicts on %n tickets", "", n)
