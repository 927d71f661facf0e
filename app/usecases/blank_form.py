"""A form to fill in by hand, before there is a case: it is set, and nothing is issued or counted (S2o-06)."""

from __future__ import annotations

from typing import Final

from app.usecases.issue import usual_medium
from app.usecases.issuing.making import desk_paper
from app.usecases.paper import Paper, RenderedDocument
from app.usecases.workplace import Workplace

APPLICATION_FORM: Final = "application-form"


def blank_form(workplace: Workplace, medium: str | None = None) -> RenderedDocument:
    """The blank application form on `medium`, the usual one where none is named.

    Raises InputError paper_not_offered.
    """
    return workplace.typesetter.render(
        blank_paper(workplace), medium or usual_medium(workplace, APPLICATION_FORM)
    )


def blank_paper(workplace: Workplace) -> Paper:
    """The form with the head of this desk and nothing in it: no number, no customer, no goods."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    return desk_paper(workplace, APPLICATION_FORM, "", now)
