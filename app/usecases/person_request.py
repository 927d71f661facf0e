"""Answering a customer's request: a copy of all that is held, or its erasure (个保法 45, 47)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from app.domain.identity import mask_id_number
from app.domain.privacy import Cause, Personal
from app.domain.records import neutral_name
from app.domain.refusals import InputError, ProblemError, Refusal, RefusedError
from app.domain.retention import blocked, due_dates, read_terms
from app.domain.steps.papers import DocumentDelivered, EvidenceExported
from app.domain.steps.privacy import ErasePerson
from app.domain.ticket import Ticket
from app.usecases.believed_clock import check_clock
from app.usecases.deed_rights import ANSWER_PERSON, check_deed
from app.usecases.desk import Person
from app.usecases.perform import locate, perform
from app.usecases.person_words import field_word, moment_word, value_word
from app.usecases.read_models import HistoryLine, QueueFilter
from app.usecases.workplace import Workplace

_OTHERS: Final = ("responsible_person", "witness")
"""Values of entries that are about somebody else: no part of what the customer is handed."""

_PAGE: Final = 200
DATA, READABLE, ANSWER = "data.json", "说明.txt", "答复.txt"


@dataclass(frozen=True)
class Kept:
    """What is kept of one kind on a ticket: until when, or what holds its erasure up."""

    kind: Personal
    until: datetime | None
    blocked: str


@dataclass(frozen=True)
class Answered:
    """What became of one kind on one ticket: erased now, kept by law `until`, or held up by `blocked`."""

    number: str
    kind: Personal
    erased: bool
    until: str = ""
    blocked: str = ""


def tickets_of(workplace: Workplace, phone: str = "", ticket: str = "") -> tuple[str, ...]:
    """The ids of the tickets of a person: the one named, or all with that whole phone number.

    Raises InputError where neither is given, RefusedError no_such_ticket where there is none.
    """
    if ticket:
        return (locate(workplace, ticket),)
    digits = "".join(filter(str.isdigit, phone))
    if not digits:
        raise InputError("text_missing", "phone")
    found = tuple(_with_phone(workplace, digits))
    if not found:
        raise RefusedError(Refusal("no_such_ticket", params={"number": phone}))
    return found


def _with_phone(workplace: Workplace, digits: str) -> Iterator[str]:
    cursor: str | None = None
    while True:
        wanted = QueueFilter(workplace.time.now(), chip="all", search=digits)
        page = workplace.tickets.page(wanted, cursor, _PAGE)
        for row in page.rows:
            ticket = workplace.tickets.ticket(row.id)
            if ticket is not None and "".join(filter(str.isdigit, ticket.customer.phone or "")) == digits:
                yield ticket.id
        if page.next is None:
            return
        cursor = page.next


def what_is_kept(workplace: Workplace, ticket: Ticket) -> tuple[Kept, ...]:
    """What of the person is kept on the ticket, and until when."""
    terms = read_terms(workplace.policy.settings)
    until = {each.kind: each.at for each in due_dates(ticket, terms, workplace.desk.tz)}
    here = {Personal.PERSON: ticket.customer.name, Personal.IDENTITY: ticket.customer.id_number}
    return tuple(Kept(kind, until.get(kind), blocked(ticket, kind) or "") for kind in Personal if here[kind])


def copy_person(
    workplace: Workplace, tickets: Sequence[str], person: Person, words: Mapping[str, Any], out: Path
) -> tuple[Path, ...]:
    """Write a copy of all that is held into the new folder `out`: data, a readable account, every file.

    The identity number stays masked: it stands in no file. Raises RefusedError role_not_enough, ProblemError
    file_exists, out_not_writable.
    """
    check_deed(workplace, ANSWER_PERSON, person)
    held = [_held(workplace, each) for each in _known(workplace, tickets)]
    written = [_make_folder(out)]
    for case in held:
        for file in case["files"]:
            if file["sha256"] and not file.pop("missing"):
                path = out / file["name"]
                _write(path, workplace.blobs.read(file["sha256"]))
                written.append(path)
    _write(out / DATA, json.dumps(held, ensure_ascii=False, indent=1, default=str).encode())
    lines = [*_head(workplace, words["title"], words), *_account(workplace, held, words)]
    _write(out / READABLE, _text(lines))
    return (*written[1:], out / DATA, out / READABLE)


def erase_persons(
    workplace: Workplace, tickets: Sequence[str], person: Person, words: Mapping[str, Any], out: Path
) -> tuple[Answered, ...]:
    """Erase what may go now, and write the answer into the new folder `out`: what went, what the law keeps
    and until when. Raises ProblemError file_exists, out_not_writable before anything is erased; RefusedError
    role_not_enough, clock_impossible, clock_jumped.
    """
    check_deed(workplace, ANSWER_PERSON, person)
    check_clock(workplace)
    _make_folder(out)
    answers = [
        _erase(workplace, each, kept, person)
        for each in _known(workplace, tickets)
        for kept in what_is_kept(workplace, each)
    ]
    workplace.erasures.sweep()
    lines = [*_head(workplace, words["answer_title"], words), *_answer(answers, words)]
    _write(out / ANSWER, _text(lines))
    return tuple(answers)


def _erase(workplace: Workplace, ticket: Ticket, kept: Kept, person: Person) -> Answered:
    known = Answered(ticket.number, kept.kind, erased=False)
    try:
        perform(workplace, ticket.id, ErasePerson(kept.kind, Cause.REQUEST), person)
    except RefusedError as error:
        if error.refusal.code not in ("erasure_blocked", "erasure_too_early"):
            raise
        until = "" if kept.until is None else kept.until.astimezone(workplace.desk.tz).date().isoformat()
        return replace(known, until=until, blocked=error.refusal.params.get("blocked", ""))
    return replace(known, erased=True)


def _known(workplace: Workplace, tickets: Sequence[str]) -> Iterator[Ticket]:
    for each in tickets:
        ticket = workplace.tickets.ticket(each)
        if ticket is not None:
            yield ticket


def _held(workplace: Workplace, ticket: Ticket) -> dict[str, Any]:
    zone = workplace.desk.tz
    customer = {
        key: value for key, value in asdict(ticket.customer).items() if value not in (None, "", False)
    }
    if ticket.customer.id_number:
        customer["id_number"] = mask_id_number(ticket.customer.id_number)
    lines = workplace.tickets.history(ticket.id)
    return {
        "number": ticket.number,
        "opened_at": ticket.opened_at.astimezone(zone).isoformat(timespec="minutes"),
        "open": ticket.open,
        "customer": customer,
        "words": ticket.problem.words,
        "expectation": ticket.problem.expectation,
        "goods": [
            {k: v for k, v in asdict(item.goods).items() if v not in (None, "", False, ())}
            for item in ticket.items
        ],
        "consents": [asdict(each) for each in ticket.consents],
        "erased": {kind: at.astimezone(zone).isoformat() for kind, at in ticket.erased.items()},
        "kept": [
            {
                "kind": each.kind,
                "until": each.until and each.until.astimezone(zone).date().isoformat(),
                "blocked": each.blocked,
            }
            for each in what_is_kept(workplace, ticket)
        ],
        "files": list(_files(workplace, ticket)),
        "recipients": _recipients(ticket, lines, zone),
        "history": [
            {
                "at": line.at.astimezone(zone).isoformat(timespec="minutes"),
                "type": line.type,
                **{key: value for key, value in line.values.items() if not any(o in key for o in _OTHERS)},
            }
            for line in lines
        ],
    }


def _files(workplace: Workplace, ticket: Ticket) -> Iterator[dict[str, Any]]:
    """Photos and papers of the ticket, under names of our own: those of the customer may hold anything."""
    blobs = [(each.file.blob, neutral_name(each.role, each.file.blob.mime)) for each in ticket.evidence]
    blobs += [(each.blob, f"{each.number}-v{each.version}.pdf") for each in ticket.documents]
    for place, (blob, name) in enumerate(blobs, 1):
        try:
            workplace.blobs.path(blob.sha256)
        except ProblemError:
            missing = True
        else:
            missing = False
        yield {"name": f"{ticket.number}-{place:02}-{name}", "sha256": blob.sha256, "missing": missing}


def _recipients(ticket: Ticket, lines: Sequence[HistoryLine], zone: tzinfo) -> dict[str, Any]:
    """To whom anything went: evidence by name (个保法 17, 23, 45), once erased only that it did."""
    return {
        "handed_out": [
            {
                "recipient": line.values.get("recipient", ""),
                "purpose": line.values.get("purpose", ""),
                "on": f"{line.at.astimezone(zone):%Y-%m-%d}",
            }
            for line in lines
            if line.type == EvidenceExported.TYPE
        ],
        "delivered": sum(line.type == DocumentDelivered.TYPE for line in lines),
        "test": [item.test_body for item in ticket.items if item.test_body],
        "liable": any(item.liability for item in ticket.items),
    }


def _head(workplace: Workplace, title: str, words: Mapping[str, Any]) -> Iterator[str]:
    desk, now = workplace.desk, workplace.time.now().astimezone(workplace.desk.tz)
    yield title
    yield f"{words['controller']}：{desk.name or desk.code}"
    if desk.phone:
        yield f"{words['contact']}：{desk.phone}"
    yield f"{words['at']}：{now:%Y-%m-%d %H:%M}"


def _account(
    workplace: Workplace, held: Sequence[Mapping[str, Any]], words: Mapping[str, Any]
) -> Iterator[str]:
    zone = workplace.desk.tz
    for case in held:
        yield ""
        taken_in = moment_word(case["opened_at"], zone)
        state = words["open" if case["open"] else "over"]
        yield f"{words['ticket']} {case['number']}　{words['taken_in']} {taken_in}　{state}"
        yield from _pairs(words["customer"], case["customer"], words, zone)
        if "id_number" in case["customer"]:
            yield f"  （{words['identity_masked']}）"
        yield f"{words['words']}：{case['words']} {case['expectation'] or ''}".rstrip()
        for goods in case["goods"]:
            yield from _pairs(words["goods"], goods, words, zone)
        yield from _consents(case, words)
        yield f"{words['until']}："
        for kept in case["kept"]:
            yield f"  {words['kind'][kept['kind']]}：{kept['until'] or words['not_begun']}"
        yield from (f"  {words['erased']}：{words['kind'][kind]} {at}" for kind, at in case["erased"].items())
        yield f"{words['files']}："
        yield from (
            (f"  {file['name']}" for file in case["files"]) if case["files"] else (f"  {words['none']}",)
        )
        yield f"{words['recipients']}："
        yield from (f"  {line}" for line in _told(case["recipients"], words))
        yield f"{words['history']}："
        for line in case["history"]:
            values = _said({k: v for k, v in line.items() if k not in ("at", "type")}, words, zone)
            entry = words["entry"].get(line["type"], line["type"])
            yield f"  {moment_word(line['at'], zone)} {entry} {values}".rstrip()
    yield ""
    yield f"{words['processing']}："
    yield from (f"  {line}" for line in words["purposes"])
    for kind, term in read_terms(workplace.policy.settings).items():
        yield f"  {words['term'][kind]}：{term.source}"


def _pairs(title: str, values: Mapping[str, Any], words: Mapping[str, Any], zone: tzinfo) -> Iterator[str]:
    yield f"{title}：{_said(values, words, zone)}"


def _said(values: Mapping[str, Any], words: Mapping[str, Any], zone: tzinfo) -> str:
    return "；".join(
        f"{field_word(key, words)} {value_word(key, value, words, zone)}" for key, value in values.items()
    )


def _consents(case: Mapping[str, Any], words: Mapping[str, Any]) -> Iterator[str]:
    yield f"{words['consents']}："
    for each in case["consents"]:
        purpose, by = (
            words["purpose"].get(each["purpose"], each["purpose"]),
            words["by"].get(each["by"], each["by"]),
        )
        state = f"{words['withdrawn']} {each['withdrawn_at']}" if each["withdrawn_at"] else words["given"]
        yield f"  {purpose}：{state}（{by}，{each['at']:%Y-%m-%d}，{each['wording']}）"
    if not case["consents"]:
        yield f"  {words['none']}"


def _told(recipients: Mapping[str, Any], words: Mapping[str, Any]) -> Iterator[str]:
    said = words["recipient"]
    yield said["head_office"]
    if recipients["delivered"]:
        yield said["delivered"].format(count=recipients["delivered"])
    for each in recipients["handed_out"]:
        yield said["handed_out"].format(**{key: value or words["none"] for key, value in each.items()})
    yield from (said["test"].format(body=body) for body in recipients["test"])
    if recipients["liable"]:
        yield said["liable"]


def _answer(answers: Sequence[Answered], words: Mapping[str, Any]) -> Iterator[str]:
    for each in answers:
        what = f"{words['ticket']} {each.number}　{words['kind'][each.kind]}"
        if each.erased:
            yield f"{what}：{words['now']}"
            continue
        why = words["blocked"].get(each.blocked) or words["why_kept"]
        until = f"{words['until']} {each.until}" if each.until else words["not_begun"]
        yield f"{what}：{words['kept']}，{until}（{why}）"
    if not answers:
        yield str(words["nothing"])
    yield str(words["stays"])


def _text(lines: Sequence[str]) -> bytes:
    """As every system's editor reads it."""
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def _make_folder(out: Path) -> Path:
    try:
        out.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise ProblemError("file_exists", path=str(out)) from None
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(out), reason=error.strerror or "") from error
    return out


def _write(path: Path, data: bytes) -> None:
    try:
        with open(path, "xb", opener=_owner_only) as file:
            file.write(data)
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(path), reason=error.strerror or "") from error


def _owner_only(path: str, flags: int) -> int:
    """Whatever is in it is for the one who asked."""
    return os.open(path, flags, 0o600)
