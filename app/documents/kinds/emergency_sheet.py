"""D13 应急处置单: the time line, whether the sale stopped, whether the brand knows, who was there (S4-27).

What is not known when it is printed is room for a pen: it is printed in the middle of the matter.
"""

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot, Statement
from app.documents.kinds.parts import (
    boxes,
    case_lines,
    issued_slot,
    stated_or_open,
    stated_table,
    yes_boxes,
)
from app.documents.wording import Wording
from app.usecases.paper import Paper

_MINUTE = 60
_INJURIES = ("none", "minor", "severe")
_ROOM = 2
"""Lines of a pen."""


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - the form of a kind
    """Tell `form` what the sheet says; it has one copy, which stays with us."""
    case_lines(paper, form, words)
    form.space(0.3)
    form.statements([Statement(words.label("hazard"), [paper.stated("hazard").text], strong=True)])
    _gravity(paper, form, words)
    form.heading(words.label("timeline"))
    stated_table(paper, form, words, "timeline", ("at", "step", "by"), (2.6, 6.6, 2.2))
    _sale_and_brand(paper, form, words)
    if paper.stated("people").rows:
        form.heading(words.label("people"))
        stated_table(paper, form, words, "people", ("name", "role"), (3, 6))
    form.fields(stated_or_open(paper, form, words, "outcome", lines=_ROOM), columns=1)
    form.fields(stated_or_open(paper, form, words, "further", lines=_ROOM), columns=1)
    form.space(0.3)
    for sentence in words.texts("notes"):
        form.paragraph(sentence, small=True)
    form.close()
    form.space(0.4)
    dated = (words.text("sign_date"),)
    form.signatures(
        [
            SignatureSlot(words.label("owner_signs"), dated),
            issued_slot(paper, words, words.label("clerk_signs")),
            SignatureSlot(words.label("brand_signs"), dated),
            SignatureSlot(words.label("stamp")),
        ]
    )


def _gravity(paper: Paper, form: Form, words: Wording) -> None:
    """Why it is an emergency, since when, and how soon somebody stepped in."""
    reasons = paper.stated("reasons").lines
    if reasons:
        said = [
            words.text("number_line", place=place, text=text) for place, text in enumerate(reasons, start=1)
        ]
        form.fields([(words.label("reasons"), "\n".join(said))], columns=1)
    form.fields(
        [
            *stated_or_open(paper, form, words, "raised"),
            (words.label("started"), _started(paper, words)),
            *stated_or_open(paper, form, words, "owner", "people_affected"),
        ]
    )
    form.fields(
        [
            (words.label("injury"), boxes(words, "injury", _INJURIES, paper.stated("injury").text)),
            (
                words.label("property_loss"),
                yes_boxes(words, "property_loss", paper.stated("property_loss").holds),
            ),
        ],
        columns=1,
    )


def _started(paper: Paper, words: Wording) -> str:
    raised, started = paper.stated("raised").moment, paper.stated("started").moment
    if started is None:
        return ""
    if raised is None or started < raised:
        return words.moment(started)
    minutes = int((started - raised).total_seconds()) // _MINUTE
    return words.text("minutes", moment=words.moment(started), minutes=minutes)


def _sale_and_brand(paper: Paper, form: Form, words: Wording) -> None:
    for answer, at, details in (
        ("sale_suspended", "suspended_at", "suspended_scope"),
        ("brand_contacted", "brand_at", "brand_reply"),
    ):
        holds = paper.stated(answer).holds
        form.fields(
            [
                (words.label(answer), yes_boxes(words, answer, holds)),
                *stated_or_open(paper, form, words, at, over=holds is False),
            ]
        )
        form.fields(stated_or_open(paper, form, words, details, over=holds is False), columns=1)
