"""What a check finds, and what rebuilding and erasing do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import ProblemError
from app.domain.steps.contact import NoteAdded
from app.domain.steps.evidence import CopiesRemade, EvidenceAttached
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import customer, do, paper, take_in
from tests.fakes.real_store import RealStore


@pytest.fixture
def filled(store: RealStore) -> RealStore:
    """Three tickets, one with a paper whose file is kept."""
    first = take_in(store)
    take_in(store, who=customer(name="李娜", phone="13900004455"), words="扶手开裂")
    take_in(store, level=1)
    sha256 = store.blobs.put_bytes(b"%PDF")
    serial = store.journal.transact(lambda tx: tx.next_serial("document.receipt", store.time.now().date()))
    blob = BlobRef(sha256, 4, "application/pdf", "a.pdf", "document")
    store.settings.put({"printer.a5": "front desk"})
    do(store, first, NoteAdded("已联系"), paper(f"SL-2F01-261120-{serial:04d}", blob=blob))
    return store


def codes(store: RealStore) -> set[str]:
    return {finding.code for finding in store.verify().findings}


def write(store: RealStore, *statements: str) -> None:
    store.writer.run(lambda connection: [connection.execute(each) for each in statements] and None)


def test_a_sound_store_is_said_to_be_so(filled: RealStore) -> None:
    report = filled.verify()
    assert (report.entries, report.tickets, report.blobs, report.findings) == (5, 3, 1, [])


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE journal SET line = replace(line, 'counter', 'ccunter') WHERE pos = 2", "chain_broken"),
        ("UPDATE journal SET line = zeroblob(9) WHERE pos = 3", "chain_broken"),
        ("DELETE FROM journal WHERE pos = 4", "chain_broken"),
        ("UPDATE journal SET ticket = 'another' WHERE pos = 3", "chain_broken"),
        ("UPDATE journal SET type = 'note.addee', at = at + 1 WHERE pos = 3", "chain_broken"),
        ("UPDATE ticket_key SET key = zeroblob(60) WHERE kind = 'person'", "key_damaged"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE pos = 5", "chain_broken"),
        ("UPDATE ticket_row SET customer = '别人' WHERE row = 1", "list_differs"),
        ("UPDATE ticket_row SET due = due + 1 WHERE row = 2", "list_differs"),
        ("UPDATE ticket_text SET words = words || 'x' WHERE row = 3", "list_differs"),
        ("DELETE FROM ticket_row WHERE row = 3", "list_differs"),
        ("UPDATE tally SET n = n + 1 WHERE name = 'open'", "count_differs"),
        ("INSERT INTO tally VALUES ('approval', 3) ON CONFLICT DO UPDATE SET n = 3", "count_differs"),
        ("INSERT INTO search (rowid, terms) VALUES (1, 'other')", "search_differs"),
        ("UPDATE counter SET last = 9 WHERE series = 'ticket'", "counter_differs"),
        (
            "UPDATE setting SET value = replace(value, 'front', 'front ') WHERE key = 'printer.a5'",
            "setting_damaged",
        ),
        ("UPDATE setting SET value = substr(value, 1, 3) WHERE key = 'printer.a5'", "setting_damaged"),
        ("UPDATE setting SET value = x'22ff22' WHERE key = 'printer.a5'", "setting_damaged"),
        ("UPDATE setting SET key = 'printer.a4' WHERE key = 'printer.a5'", "setting_damaged"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(filled: RealStore, statement: str, code: str) -> None:
    write(filled, statement)
    assert code in codes(filled)


def test_a_broken_entry_is_a_problem_when_its_ticket_is_opened(filled: RealStore) -> None:
    ticket = filled.tickets.find("2F01-261120-0002")
    write(filled, f"UPDATE journal SET line = zeroblob(9) WHERE ticket = '{ticket}'")
    filled.store._around.folds.clear()
    with pytest.raises(ProblemError, match="store_damaged"):
        filled.tickets.ticket(ticket)
    assert len(filled.tickets.page(QueueFilter(filled.time.now(), "all")).rows) == 3


def test_a_damaged_or_missing_file_is_found(filled: RealStore) -> None:
    with filled.access.reading() as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (5,)
    path = next(each for each in filled.layout.blobs.rglob("*") if each.is_file())
    path.chmod(0o600)
    path.write_bytes(b"%PDX")
    assert codes(filled) == {"blob_damaged"}
    path.unlink()
    assert codes(filled) == {"blob_missing"}


def attached(store: RealStore) -> tuple[str, EvidenceFile]:
    """A ticket with a photo and its copies; the contents are words."""
    ticket = take_in(store)
    names = [store.blobs.put_bytes(word) for word in (b"original", b"work", b"thumb")]
    file = EvidenceFile(BlobRef(names[0], 8, "image/jpeg", "a.jpg", "whole"), None, names[1], names[2])
    do(store, ticket, EvidenceAttached("e1", file, "whole"))
    return ticket, file


def test_copies_of_a_photo_are_looked_at_too(store: RealStore) -> None:
    ticket, file = attached(store)
    report = store.verify()
    assert (report.blobs, report.findings, store.lost_copies()) == (3, [], [])
    work, thumb = map(store.blobs.place, file.copies)
    work.chmod(0o600)
    work.write_bytes(b"wor")
    thumb.unlink()
    assert {(each.code, each.about) for each in store.verify().findings} == {
        ("copy_damaged", file.work_sha256),
        ("copy_missing", file.thumb_sha256),
    }
    assert [(where, each.id) for where, each in store.lost_copies()] == [(ticket, "e1")]
    store.blobs.put_bytes(b"work")
    store.blobs.put_bytes(b"thumb")
    assert store.verify().findings == []


def test_copies_of_a_damaged_original_cannot_be_made_again(store: RealStore) -> None:
    _, file = attached(store)
    store.blobs.place(file.picture).unlink()
    original = store.blobs.place(file.sha256)
    original.chmod(0o600)
    original.write_bytes(b"otherwise")
    assert codes(store) == {"blob_damaged", "copy_missing"}
    assert store.lost_copies() == []


def test_copies_that_were_made_anew_are_the_ones_that_count(store: RealStore) -> None:
    ticket, file = attached(store)
    store.blobs.place(file.picture).unlink()
    do(store, ticket, CopiesRemade("e1", store.blobs.put_bytes(b"work 2"), file.thumbnail))
    assert store.verify().findings == []


def test_rebuilding_mends_everything_derived(filled: RealStore) -> None:
    shown = filled.tickets.page(QueueFilter(filled.time.now(), "all"))
    write(
        filled,
        "DELETE FROM ticket_row WHERE row = 2",
        "UPDATE ticket_row SET customer = 'x'",
        "DELETE FROM ticket_text",
        "DELETE FROM document",
        "UPDATE tally SET n = 77",
        "INSERT INTO search (search) VALUES ('delete-all')",
        "UPDATE counter SET last = 1",
    )
    assert filled.rebuild() == 3
    assert filled.verify().findings == []
    assert filled.tickets.page(QueueFilter(filled.time.now(), "all")) == shown
    assert filled.tickets.document_tickets("SL-2F01-261120-0001")
    take_in(filled)
    assert filled.verify().findings == []


def test_rebuilding_never_lowers_a_counter(filled: RealStore) -> None:
    write(filled, "UPDATE counter SET last = 9 WHERE series = 'ticket'")
    filled.rebuild()
    take_in(filled)
    assert filled.tickets.find("2F01-261120-0010") is not None


def test_an_erased_person_is_gone_and_the_chain_holds(
    filled: RealStore, reopen: Callable[[], RealStore], folder: Path
) -> None:
    ticket = filled.tickets.find("2F01-261120-0002")
    assert filled.erase_person(ticket)
    assert not filled.erase_person(ticket)
    assert filled.tickets.ticket(ticket).customer.name == ""
    assert filled.tickets.ticket(ticket).problem.words == ""
    assert filled.tickets.customers("李娜") == ()
    for words in ("李娜", "4455", "扶手", "ln"):
        assert filled.tickets.page(QueueFilter(filled.time.now(), "all", words)).rows == (), words
    assert filled.tickets.history(ticket)[0].values["number"] == "2F01-261120-0002"
    assert filled.verify().findings == []
    do(filled, ticket, NoteAdded("以后的话"))
    assert filled.verify().findings == []
    filled.close()
    raw = (folder / "store.db").read_bytes()
    for secret in ("李娜", "13900004455", "扶手开裂"):
        assert secret.encode() not in raw
    assert "王建国".encode() in raw
    assert reopen().tickets.ticket(ticket).customer.name == ""


def test_the_journal_holds_no_personal_data_in_the_open(filled: RealStore, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "store.db")) as connection:
        lines = b"".join(line for (line,) in connection.execute("SELECT line FROM journal"))
    for secret in ("王建国", "13800002233", "漏水", "已联系"):
        assert secret.encode() not in lines


def test_the_name_of_a_file_is_shown_until_the_person_is_erased(filled: RealStore, folder: Path) -> None:
    ticket = filled.tickets.find("2F01-261120-0002")
    sha256 = filled.blobs.put_bytes(b"card")
    blob = BlobRef(sha256, 4, "image/jpeg", "李娜13900004455身份证.jpg", "payment")
    do(filled, ticket, EvidenceAttached("e9", EvidenceFile(blob), "payment"))
    assert filled.tickets.ticket(ticket).evidence[-1].file.blob == blob
    with closing(sqlite3.connect(folder / "store.db")) as connection:
        lines = b"".join(line for (line,) in connection.execute("SELECT line FROM journal"))
    assert "身份证".encode() not in lines
    assert filled.erase_person(ticket)
    assert filled.tickets.ticket(ticket).evidence[-1].file.blob == blob.unnamed
    assert filled.verify().findings == []
    filled.close()
    assert "身份证".encode() not in (folder / "store.db").read_bytes()
