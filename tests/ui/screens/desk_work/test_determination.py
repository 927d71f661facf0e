"""The determination desk by keys: judged, kept, printed, told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.records import Inspection
from app.domain.refusals import Refusal, RefusedError
from app.domain.status import Stage
from app.domain.steps.checking import InspectGoods
from app.domain.steps.proof import RecordProof
from app.domain.vocabulary import Cause, Party, ProofKind, ProofState
from app.ui.screens.desk_work.determination_page import DeterminationPage
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.desk_work.bench import Bench, message


def open_desk(desk: Bench, ticket: str) -> DeterminationPage:
    page = DeterminationPage(desk.services, ticket)
    desk.open(page)
    return page


def test_a_kettle_is_judged_as_quality_and_its_notice_printed_after_it_was_kept(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    assert page.desk.form.causes.hasFocus()
    seen: list[list[str]] = []
    desk.printer.witness = lambda: seen.append(desk.entries(ticket))
    press(Key.Key_1)
    assert [share.party for share in page.desk.form.shares.shares()] == [Party.BRAND]
    assert page.desk.form.first.value() == Party.MERCHANT
    for _ in range(12):
        if page.desk.issue.hasFocus():
            break
        press(Key.Key_Return)
    assert page.desk.issue.hasFocus()
    press(Key.Key_Return)
    desk.settle()
    kept = desk.ticket(ticket).items[0]
    assert kept.liability is not None
    assert (kept.liability.cause, kept.stage) == (Cause.QUALITY, Stage.LIABILITY_DETERMINED)
    assert [(job[0], job[1]) for job in desk.printer.jobs] == [("notices", "ZR-2F01-261120-0001")]
    assert {"liability.determined", "document.issued", "document.printed"} <= set(seen[0])
    assert desk.problems == []


def test_delivery_is_refused_before_a_witness_who_has_a_name(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    press(Key.Key_F10)
    desk.settle()
    assert page.told.delivery.ways.hasFocus()
    press(Key.Key_5)
    press(Key.Key_Return)
    press(Key.Key_Return)
    desk.settle()
    assert page.told.delivery.witness_field.error.startswith("witness_missing")
    write("wu")
    press(Key.Key_Return)
    desk.settle()
    document = desk.ticket(ticket).latest("liability-notice")
    assert document is not None
    assert (document.delivery, document.witness) == ("refused_before_witness", "wu")
    assert desk.ticket(ticket).stage is Stage.NOTIFIED


def test_human_error_needs_a_name_that_stays_off_the_draft(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_4)
    press(Key.Key_F10)
    desk.settle()
    field = page.desk.form.person_field
    assert field.isVisible()
    assert field.error.startswith("responsible_person_missing")
    assert page.desk.form.person.hasFocus()
    write("zhao")
    press(Key.Key_F10)
    desk.settle()
    kept = desk.ticket(ticket).items[0].liability
    assert kept is not None
    assert kept.responsible_person == "zhao"


def test_shares_of_two_parties_add_up_to_100(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_2)
    form = page.desk.form
    form.shares.rows()[0].percent.setFocus()
    form.shares.rows()[0].percent.selectAll()
    write("60")
    form.shares.more.setFocus()
    press(Key.Key_Return)
    assert [share.percent for share in form.shares.shares()] == [60]
    write("customer")
    press(Key.Key_Return)
    press(Key.Key_F10)
    desk.settle()
    kept = desk.ticket(ticket).items[0].liability
    assert kept is not None
    assert [(share.party, share.percent) for share in kept.shares] == [
        (Party.LOGISTICS, 60),
        (Party.CUSTOMER, 40),
    ]


def test_shares_that_do_not_add_up_are_said_beside_the_field(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    percent = page.desk.form.shares.rows()[0].percent
    percent.setFocus()
    percent.selectAll()
    write("90")
    press(Key.Key_F10)
    desk.settle()
    assert page.desk.form.shares_field.error == "shares_not_100:total=90"
    assert desk.ticket(ticket).items[0].liability is None


def test_a_dispute_makes_no_notice_and_no_print(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_8)
    assert page.desk.issue.text() == "Mark as disputed"
    press(Key.Key_F10)
    desk.settle()
    assert desk.ticket(ticket).stage is Stage.AWAITING_VERIFICATION
    assert desk.printer.jobs == []


def test_only_what_was_checked_is_said_to_be_checked(desk: Bench) -> None:
    ticket = desk.kettle()
    form = open_desk(desk, ticket).desk.form
    press(Key.Key_1)
    assert form.checks.checks() == ()
    assert form.conclusion.text().startswith("根据您的陈述和现有材料")
    form.conclusion.field.clear()
    assert form.conclusion.text() == ""
    desk.do(ticket, InspectGoods(Inspection(unused=False, remarks="壶底渗水")))
    form = open_desk(desk, ticket).desk.form
    press(Key.Key_1)
    assert form.conclusion.text().startswith("经核查")


def test_what_a_person_wrote_survives_another_cause(desk: Bench) -> None:
    page = open_desk(desk, desk.kettle())
    press(Key.Key_1)
    form = page.desk.form
    form.conclusion.field.setFocus()
    form.conclusion.field.selectAll()
    write("my own words")
    form.causes.setFocus()
    press(Key.Key_2)
    assert form.conclusion.text() == "my own words"
    assert [share.party for share in form.shares.shares()] == [Party.LOGISTICS]


def test_a_superseded_standard_warns_by_the_day_of_the_purchase(desk: Bench) -> None:
    page = open_desk(desk, desk.kettle())
    press(Key.Key_1)
    page.desk.form.grounds.field.setFocus()
    write("18584-2001")
    press(Key.Key_Return)
    taken = page.desk.form.grounds.grounds()[-1]
    assert taken.caution is not None
    assert taken.basis.reference == "GB 18584-2001"
    assert any("GB 18584-2024" in text for text in cautions(page))


def cautions(page: DeterminationPage) -> list[str]:
    picker = page.desk.form.grounds
    return [picker._says(g.caution) for g in picker.grounds() if g.caution is not None]


def test_a_forbidden_word_is_marked_and_never_blocks(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    guarded = page.desk.form.conclusion
    guarded.field.setFocus()
    guarded.field.selectAll()
    write("这不可能")
    assert [mark.text for mark in guarded.marks()] == ["不可能"]
    assert guarded.swap.isVisible()
    guarded.swap.setFocus()
    press(Key.Key_Return)
    assert guarded.text() == "这目前核查未能确认"
    guarded.field.selectAll()
    write("这不可能")
    press(Key.Key_F10)
    desk.settle()
    kept = desk.ticket(ticket).items[0].liability
    assert kept is not None
    assert kept.conclusion == "这不可能"


def test_ticks_at_the_evidence_are_kept_with_the_determination(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    page.evidence.inspection.ticks.setFocus()
    press(Key.Key_1)
    press(Key.Key_3)
    page.desk.form.causes.setFocus()
    press(Key.Key_1)
    press(Key.Key_F10)
    desk.settle()
    kept = desk.ticket(ticket).items[0].inspection
    assert kept == Inspection(True, False, True, False)
    assert desk.entries(ticket).index("goods.inspected") < desk.entries(ticket).index("liability.determined")


def test_a_correction_is_a_new_version(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    press(Key.Key_F10)
    desk.settle()
    desk.time.advance(minutes=5)
    press(Key.Key_F7)
    assert QApplication.focusWidget() is page.desk.form.causes
    press(Key.Key_6)
    press(Key.Key_F10)
    desk.settle()
    versions = [(d.number, d.version, d.voided) for d in desk.ticket(ticket).documents]
    assert versions == [("ZR-2F01-261120-0001", 1, True), ("ZR-2F01-261120-0001", 2, False)]


def test_a_printer_that_is_gone_leaves_the_notice_issued(desk: Bench) -> None:
    desk.printer.broken = True
    ticket = desk.kettle()
    open_desk(desk, ticket)
    press(Key.Key_1)
    press(Key.Key_F10)
    desk.settle()
    assert "printer_missing" in message(desk.shell)
    assert desk.ticket(ticket).latest("liability-notice") is not None


def test_a_test_is_commissioned_from_the_desk(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    page.desk.test.setFocus()
    press(Key.Key_Return)
    assert page.desk.commission.body.hasFocus()
    write("CTI")
    for _ in range(5):
        press(Key.Key_Return)
    desk.settle()
    assert desk.ticket(ticket).stage is Stage.IN_TESTING
    assert desk.ticket(ticket).items[0].test_body == "CTI"


def test_the_draft_shows_what_is_being_written_and_keeps_nothing(desk: Bench) -> None:
    ticket = desk.kettle()
    desk.do(ticket, InspectGoods(Inspection(True, True, True, False)))
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: page.paper.pages.accessibleDescription().endswith("pages"))
    assert desk.ticket(ticket).documents == ()


def test_refused_by_the_journal_nothing_is_printed(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = desk.kettle()
    open_desk(desk, ticket)
    press(Key.Key_1)

    def full(*_: object) -> None:
        raise RefusedError(Refusal("ticket_voided", params={"number": "x"}))

    monkeypatch.setattr("app.usecases.notice.perform", full)
    press(Key.Key_F10)
    desk.settle()
    assert desk.printer.jobs == []
    assert message(desk.shell).startswith("ticket_voided")


def test_no_check_stands_there_that_nobody_made(desk: Bench) -> None:
    ticket = desk.kettle()
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    assert page.desk.form.done() == ()
    field = page.desk.form.checks
    field.setFocus()
    press(Key.Key_Down)
    assert "现场通电试用" in field.rows_shown()
    press(Key.Key_Return)
    field.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert page.desk.form.done() == ("查验购买凭证", "查看商品外观与配件")


def test_a_recorded_look_and_proof_stand_there_as_checks(desk: Bench) -> None:
    ticket = desk.kettle()
    desk.do(ticket, InspectGoods(Inspection(True, False, True, False, "壶底渗水")))
    page = open_desk(desk, ticket)
    seen = "包装完整、有使用痕迹、配件齐全，壶底渗水"
    assert page.desk.form.done() == (seen,)
    desk.do(ticket, RecordProof(ProofKind.INVOICE, ProofState.VALID))
    desk.services.news.ticket_changed.emit(ticket)
    desk.settle()
    assert page.desk.form.done() == (seen, "发票有效")


def test_grounds_in_ones_own_words_are_watched_before_and_after_they_are_taken(desk: Bench) -> None:
    page = open_desk(desk, desk.kettle())
    press(Key.Key_1)
    picker = page.desk.form.grounds
    picker.field.setFocus()
    write("概不退换")
    assert picker.guard.isVisible()
    assert "概不退换" in picker.field.accessibleDescription()
    press(Key.Key_Return)
    assert picker.grounds()[-1].basis.text == "概不退换"
    assert [mark.text for mark in picker.guard.marks] == ["概不退换"]
    picker.guard.swap.setFocus()
    press(Key.Key_Space)
    assert picker.grounds()[-1].basis.text == "按本单所列依据处理"
    assert picker.guard.marks == ()
    assert picker.field.hasFocus()
    write("与我们无关")
    assert picker.guard.isVisible()
    picker.guard.swap.setFocus()
    press(Key.Key_Space)
    assert "与我们无关" not in [ground.basis.text for ground in picker.grounds()]


def test_checks_on_the_notice_are_watched(desk: Bench) -> None:
    page = open_desk(desk, desk.kettle())
    press(Key.Key_1)
    form = page.desk.form
    form.checks.setFocus()
    press(Key.Key_A, CTRL)
    write("您自己弄坏")
    assert form.checks_guard.isVisible()
    form.checks_guard.swap.setFocus()
    press(Key.Key_Space)
    assert form.done() == ("现有证据显示为使用造成",)
    assert not form.checks_guard.isVisible()


def test_what_is_pressed_before_the_case_was_read_is_done_when_it_was(desk: Bench) -> None:
    ticket = desk.kettle()
    page = DeterminationPage(desk.services, ticket)
    desk.shell.push(page)
    press(Key.Key_1)
    assert page.desk.form.cause() is None
    desk.settle()
    assert page.desk.form.cause() is Cause.QUALITY
    assert page.desk.form.causes.hasFocus()
