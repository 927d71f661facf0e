"""Who is signed in: one of the staff, kept by name in the store."""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.services import News
from app.usecases.desk import Person, staff_of
from app.usecases.desk_settings import PERSON


class SignedIn:
    """The person at the desk. Changing it is news to every screen. `settings` are those read last."""

    def __init__(self, settings: Mapping[str, object], news: News) -> None:
        self._news = news
        self.settings = settings
        self._staff = staff_of(settings)
        self._person = self._named(settings)

    def person(self) -> Person:
        """Who acts."""
        return self._person

    def staff(self) -> tuple[Person, ...]:
        """Everybody who works here."""
        return self._staff

    def read(self, settings: Mapping[str, object]) -> None:
        """Take over what the store says now."""
        self.settings = settings
        before = (self._person, self._staff)
        self._staff = staff_of(settings)
        self._person = self._named(settings)
        if before != (self._person, self._staff):
            self._news.person_changed.emit()

    def _named(self, settings: Mapping[str, object]) -> Person:
        name = str(settings.get(PERSON) or "")
        first = self._staff[0] if self._staff else Person(name)
        return next((person for person in self._staff if person.name == name), first)
