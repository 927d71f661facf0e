"""Documents that ask for more than the ticket knows: filled in by keys, seen while they grow, issued once."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QFileDialog

from app.domain.records import BlobRef
from app.domain.steps.papers import SignDocument
from app.domain.ticket import Ticket
from app.domain.vocabulary import SignatureMethod, Signer
from app.library.messages import load_messages
from app.ui.labels.particulars import choice_label, particular_label
from app.ui.screens.ticket.body import PAPERS
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.screens.ticket.view import TicketPage
from app.usecases.perform import perform
from tests.ui.kit.keyboard import ALT, Key, press, write
from tests.ui.screens.ticket.bench import Bench

NAME = "Request for proof"


def _form(bench: Bench, ticket: Ticket, name: str = NAME) -> tuple[TicketPage, PaperForm]:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.body.choose(PAPERS)
    bench.settle()
    write(name)
    bench.settle()
    press(Key.Key_Return)
    bench.until(lambda: page.body.papers.form is not None)
    form = page.body.papers.form
    assert isinstance(form, PaperForm)
    return page, form


def _fill(bench: Bench, *texts: str) -> None:
    for text in texts:
        write(text)
        press(Key.Key_Tab)
        bench.settle()


def test_it_is_filled_in_seen_and_issued_by_keys(bench: Bench) -> None:
    ticket = bench.ticket()
    page, form = _form(bench, ticket)
    _fill(bench, "付款截图", "原件", "11-27")
    bench.until(lambda: bool(form.preview.accessibleDescription().endswith("pages")))
    press(Key.Key_F10)
    bench.until(lambda: [d.kind for d in bench.now(ticket).documents] == ["proof-request"])
    bench.until(lambda: page.body.papers.form is None)
    assert bench.now(ticket).documents[0].prints == 1


def test_what_is_missing_is_said_at_its_field_and_on_the_paper(bench: Bench) -> None:
    ticket = bench.ticket()
    _, form = _form(bench, ticket)
    bench.until(lambda: "Materials" in form.preview.accessibleDescription())
    press(Key.Key_F10)
    bench.settle()
    shown = form.wrong.text() + "".join(field.error for field in form.fields.every_field())
    assert "particulars_missing" in shown
    assert bench.now(ticket).documents == ()


def test_esc_gives_it_up(bench: Bench) -> None:
    page, _ = _form(bench, bench.ticket())
    press(Key.Key_Escape)
    assert page.body.papers.form is None
    assert page.body.papers.list.field.hasFocus() or page.body.papers.list.hasFocus()


def test_the_next_version_begins_with_what_was_stated(bench: Bench) -> None:
    ticket = bench.ticket()
    page, _ = _form(bench, ticket)
    _fill(bench, "付款截图", "原件", "11-27")
    press(Key.Key_F10)
    bench.until(lambda: len(bench.now(ticket).documents) == 1)
    bench.until(lambda: page.body.papers.form is None)
    bench.settle()
    page.body.papers.list.picked.emit(bench.now(ticket).documents[0].id)
    bench.settle()
    page.body.papers.view.change.click()
    bench.until(lambda: page.body.papers.form is not None)
    form = page.body.papers.form
    assert isinstance(form, PaperForm)
    (row,) = cast("tuple[dict[str, str], ...]", form.fields.values()["wanted"])
    assert row == {"name": "付款截图", "how": "原件"}


def test_every_particular_of_every_kind_has_a_name(bench: Bench) -> None:
    nameless = []
    for kind in bench.work.typesetter.kinds():
        for each in kind.particulars:
            nameless += [
                f"{kind.kind}.{key}"
                for key in (each.key, *each.columns)
                if particular_label(kind.kind, key) == key
            ]
            nameless += [
                f"{kind.kind}.{each.key}.{code}"
                for code in each.choices
                if choice_label(kind.kind, each.key, code) == code
            ]
    assert nameless == []


def test_the_command_line_says_the_names_that_stand_on_the_form(bench: Bench) -> None:
    english, chinese = load_messages("en").particulars, load_messages("zh_CN").particulars
    for kind in bench.work.typesetter.kinds():
        for each in kind.particulars:
            for key in (each.key, *each.columns):
                name = f"{kind.kind}.{key}"
                assert english.get(name, english.get(key)) == particular_label(kind.kind, key)
                assert chinese.get(name, chinese.get(key))


def test_an_evidence_bundle_is_asked_for_and_saved_as_a_file(bench: Bench, tmp_path: Path) -> None:
    ticket = bench.ticket()
    _, form = _form(bench, ticket, "Evidence bundle")
    bench.settle()
    press(Key.Key_F8)
    bench.settle()
    assert "particulars_missing" in form.wrong.text() + "".join(f.error for f in form.fields.every_field())
    assert bench.now(ticket).documents == ()
    _fill(bench, "平台客服", "Platform or others", "平台介入")
    bench.until(form.consent.isVisible)
    assert not bench.now(ticket).consents
    press(Key.Key_Y, ALT)
    bench.until(lambda: not form.consent.isVisible())
    assert [each.purpose for each in bench.now(ticket).consents] == ["sharing"]
    press(Key.Key_F8)
    dialog = form.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "bundle.zip"))
    bench.until((tmp_path / "bundle.zip").exists)
    dialog.close()
    told = [line for line in bench.work.tickets.history(ticket.id) if line.type == "evidence.exported"]
    assert [(line.values["recipient"], line.values["purpose"]) for line in told] == [
        ("平台客服", "平台介入")
    ] * 2
    assert [d.kind for d in bench.now(ticket).documents] == ["evidence-bundle"]


def test_only_the_evidence_bundle_is_saved_as_one(bench: Bench) -> None:
    _, form = _form(bench, bench.ticket())
    assert not form.pack.isVisible()
    assert not form.warning.isVisible()


def test_it_is_said_that_a_new_version_ends_the_signature(bench: Bench) -> None:
    ticket = bench.ticket()
    page, _ = _form(bench, ticket)
    _fill(bench, "付款截图", "原件", "11-27")
    press(Key.Key_F10)
    bench.until(lambda: len(bench.now(ticket).documents) == 1)
    bench.until(lambda: page.body.papers.form is None)
    document = bench.now(ticket).documents[0]
    blob = BlobRef(bench.work.blobs.put_bytes(b"png"), 3, "image/png", "s.png", "signature")
    signed = SignDocument(
        document.id, "王建国", Signer.CUSTOMER, SignatureMethod.PAPER_SCAN, document.content_sha256, blob
    )
    perform(bench.work, ticket.id, signed, bench.person)
    page.on_enter()
    bench.settle()
    page.body.papers.list.picked.emit(document.id)
    bench.settle()
    page.body.papers.view.change.click()
    bench.until(lambda: page.body.papers.form is not None)
    form = page.body.papers.form
    assert isinstance(form, PaperForm)
    assert form.warning.isVisible()
    assert "no longer counts" in form.warning.words.text()
