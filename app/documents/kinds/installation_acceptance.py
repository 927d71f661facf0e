"""D07 安装验收单: what was installed, how it was found, what is left to mend and by when (S2c-04)."""

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot, Statement
from app.documents.kinds.parts import (
    boxes,
    dispute_routes,
    issued_slot,
    mark_of,
    order_lines,
    seam,
    slot,
    stated_or_open,
    stated_table,
)
from app.documents.wording import Wording
from app.usecases.paper import Paper

_CHECKS = ("appearance", "fittings", "stable", "powered", "surfaces", "clean")
_HANDED = ("manual", "certificate", "guarantee", "invoice")
_EMPTY_ROWS = 2
"""Rows for problems that are written by hand."""


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    _parties(paper, copy, form, words)
    installed = words.day(paper.stated("installed_on").day)
    form.statements([Statement(words.label("installed_on"), [installed, words.text("start")], strong=True)])
    form.heading(words.label("lines"))
    columns = ("name", "specification", "quantity", "packages")
    stated_table(paper, form, words, "lines", columns, (5, 3.4, 1.2, 1.2))
    _checks(paper, form, words)
    _punch(paper, form, words)
    chosen = {key: paper.stated(key).text for key in ("evaluation", "verdict")}
    evaluation = boxes(words, "evaluation", ("satisfied", "fair", "dissatisfied"), chosen["evaluation"])
    verdict = boxes(words, "verdict", ("accepted", "after_rework", "not_accepted"), chosen["verdict"])
    form.fields([(words.label("verdict"), verdict), (words.label("evaluation"), evaluation)])
    form.space(0.3)
    for note in words.texts("notes"):
        form.paragraph(note, small=True)
    if copy.code == "merchant":
        form.paragraph(words.text("provider_note"), small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    _closing(paper, copy, form, words)


def _parties(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    order_lines(paper, copy, form, words)
    form.fields([(words.label("address"), paper.ticket.customer.address)], columns=1)
    people = stated_or_open(paper, form, words, "firm", "installer", "installer_number")
    form.fields([*people, (words.label("delivered_on"), words.day(paper.stated("delivered_on").day))])


def _checks(paper: Paper, form: Form, words: Wording) -> None:
    form.heading(words.label("checks"))
    form.fields([(words.label(key), _check(paper, words, key)) for key in _CHECKS])
    told = words.text("told_yes" if paper.stated("told").holds else "told_open")
    form.fields([(words.label("told"), told + "。" + words.text("usage"))], columns=1)
    if paper.stated("advice").stated:
        form.fields([(words.label("advice"), paper.stated("advice").text)], columns=1)
    handed = [("☑" if paper.stated(key).holds else "☐") + words.text(f"handed.{key}") for key in _HANDED]
    more = paper.stated("handed_more").text
    form.fields([(words.label("handed"), "　".join([*handed, *filter(None, (more,))]))], columns=1)


def _check(paper: Paper, words: Wording, key: str) -> str:
    """Passed, failed, or not to be checked on such goods; open to a pen until there is a verdict."""
    found = {True: "yes", False: "no", None: ""}[paper.stated(key).holds]
    if not found and paper.stated("verdict").stated:
        found = "none"
    return boxes(words, "check", ("yes", "no", "none"), found)


def _punch(paper: Paper, form: Form, words: Wording) -> None:
    """Problems that were raised, and by when they are mended; rows for a pen while nothing is said."""
    form.heading(words.label("punch"))
    headers = [words.label(key) for key in ("place", "punch_place", "problem", "remedy")]
    rows = [(str(n), *row) for n, row in enumerate(paper.stated("punch").rows, start=1)]
    if not rows and paper.stated("verdict").text == "accepted":
        form.paragraph(words.text("no_punch"))
        return
    if not rows:
        rows = [(str(n), "", "", "") for n in range(1, _EMPTY_ROWS + 1)]
    form.table(headers, rows, (0.8, 2.4, 4.4, 4))
    until = paper.stated("rework_by").day
    rework = words.text("rework", day=words.weekday(until)) if until else words.text("rework_open")
    form.space(0.2)
    again = (words.label("again"), words.text("again"))
    form.fields([(words.label("rework_by"), rework), again], columns=1)


def _closing(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.4)
    form.signatures(
        [
            slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
            SignatureSlot(words.label("installer_signs"), (words.text("sign_date"),)),
            issued_slot(paper, words, words.label("clerk_signs")),
            SignatureSlot(words.label("stamp")),
        ]
    )
    seam(copy, form, words)
