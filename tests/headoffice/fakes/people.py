"""A head office with branches, devices, tickets and troubles for the page; it writes down what it is told to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from app.headoffice.http.facade import PieceTaker
from app.headoffice.store.alerts import AlertGroup
from app.headoffice.store.asides import Aside
from app.headoffice.store.branches import Branch, NewCode
from app.headoffice.store.deciding import WaitingPlan
from app.headoffice.store.device_rows import DeviceRow, WriterRow
from app.headoffice.store.papers import Found, Paper, read_asked
from app.headoffice.store.receipts import ReceiptRow
from app.headoffice.store.reference import Listed
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.requests import Request
from app.headoffice.store.slips import Case
from app.headoffice.store.ticket_search import TicketRow
from app.wire import messages as m
from app.wire.jsonbody import to_json
from app.wire.problems import WireError
from tests.headoffice.fakes.office import DEVICE, OTHER_DEVICE, FakeOffice

AT = "2026-11-22T07:30:00.000+00:00"
SCRIPT = "<script>alert(1)</script>"


class FakeStep(NamedTuple):
    writer: str
    seq: int
    type: str
    verdict: str
    at: str
    user: str = ""
    desk: str = ""
    desk_name: str = ""
    house: str = ""
    office: bool = False


class FakeFile(NamedTuple):
    sha256: str
    size: int
    role: str
    mime: str
    arrived: bool
    lost: bool = False


class FakeContested(NamedTuple):
    claim: str
    stands: str
    proposed: str


def device_row(branch: str, device: str, desk: str, **more: Any) -> DeviceRow:
    usual: dict[str, Any] = {
        "name": "前台电脑",
        "role": "counter",
        "app": "0.1.0",
        "machine": "5f3a9c",
        "fingerprint": "0090 09B6",
        "enrolled_at": AT,
        "last_seen": AT,
        "skew_ms": 1200,
        "revoked": False,
        "accept_revoked": False,
        "accepted": 1042,
        "backlog": 0,
        "lag": 12,
        "quarantined": 0,
        "held": 0,
        "conflicts": 0,
        "forks": 0,
        "writers": (WriterRow(f"{device}.0123456789abcdef", 1042, 1030, AT, contested=False),),
    }  # fmt: skip - rows read better than columns here
    return DeviceRow(branch=branch, device=device, desk=desk, **{**usual, **more})


def ticket_row(number: str, **more: Any) -> TicketRow:
    usual: dict[str, Any] = {
        "branch": "b1",
        "ticket": f"id-{number}",
        "stage": "executing",
        "customer": "王**",
        "phone": "138****2233",
        "goods": "美厨 电水壶 MK-1508",
        "opened_at": AT,
        "changed_at": AT,
        "received_at": AT,
        "entries": 7,
        "voided": False,
        "conflicts": 0,
        "held": 0,
        "quarantined": 0,
        "files": 2,
        "files_here": 1,
    }  # fmt: skip - rows read better than columns here
    return TicketRow(number=number, **{**usual, **more})


def alert_group(name: str, kind: str, **more: Any) -> AlertGroup:
    usual: dict[str, Any] = {
        "branch": "b1",
        "branch_name": "国贸店",
        "device": DEVICE,
        "desk": "2F01",
        "name": "前台电脑",
        "machines": (),
        "times": 1,
        "first": AT,
        "last": AT,
    }  # fmt: skip - rows read better than columns here
    return AlertGroup(id=name, kind=kind, **{**usual, **more})


def paper(version: int, **more: Any) -> Paper:
    usual: dict[str, Any] = {
        "branch": "b1",
        "ticket": "id-2F01-261122-0007",
        "ticket_number": "2F01-261122-0007",
        "kind": "exchange-return-slip",
        "number": "TH-2F01-261122-0007",
        "check": "3fa94c1e",
        "issued_at": AT,
        "received_at": AT,
        "batch": "7",
        "newest": 2,
        "voided": False,
        "ticket_voided": False,
        "signed": (),
        "counts": True,
        "fits": True,
    }  # fmt: skip - rows read better than columns here
    return Paper(version=version, **{**usual, **more})


def aside(verdict: str, number: str, **detail: Any) -> Aside:
    return Aside(
        "b1",
        5,
        f"{DEVICE}.0123456789abcdef",
        17,
        verdict,
        f"id-{number}",
        number,
        "e1",
        "customer.amended",
        detail,
        AT,
        "",
    )  # fmt: skip - rows read better than columns here


@dataclass
class FakePeople:
    """Admin, trouble and tickets in one."""

    rows: list[DeviceRow] = field(default_factory=list)
    names: list[Branch] = field(default_factory=lambda: [Branch("b1", "国贸店"), Branch("b2", "西单店")])
    told: list[tuple[Any, ...]] = field(default_factory=list)
    open_alerts: list[AlertGroup] = field(default_factory=list)
    set_aside: dict[str, list[Aside]] = field(default_factory=dict)
    found: list[TicketRow] = field(default_factory=list)
    shown: list[FakeFile] = field(default_factory=list)
    plans: list[WaitingPlan] = field(default_factory=list)

    def branches(self) -> tuple[Branch, ...]:
        return tuple(self.names)

    def new_branch(self, name: str, branch: str = "") -> Branch:
        self.names.append(Branch(f"b{len(self.names) + 1}", name))
        return self.names[-1]

    def new_code(self, branch: str, name: str, role: str = "counter") -> NewCode:
        if branch not in {each.id for each in self.names}:
            raise HeadOfficeError("unknown_branch", branch=branch)
        self.told.append(("code", branch, name, role))
        return NewCode("NPQQYHVCVH", branch, AT)

    def devices(self, branch: str = "") -> tuple[DeviceRow, ...]:
        return tuple(self.rows)

    def rename(self, device: str, name: str) -> None:
        self.told.append(("rename", device, name))
        self.rows = [row._replace(name=name) if row.device == device else row for row in self.rows]

    def revoke(self, device: str) -> None:
        self.told.append(("revoke", device))
        self.rows = [row._replace(revoked=True) if row.device == device else row for row in self.rows]

    def accept_revoked(self, device: str) -> None:
        self.told.append(("accept", device))

    def alert_groups(self) -> tuple[AlertGroup, ...]:
        return tuple(self.open_alerts)

    def dismiss(self, alert: str) -> None:
        self.open_alerts = [each for each in self.open_alerts if each.id != alert]

    def quarantined(self, branch: str = "") -> tuple[Aside, ...]:
        return tuple(self.set_aside.get("quarantined", ()))

    def held(self, branch: str = "") -> tuple[Aside, ...]:
        return tuple(self.set_aside.get("held", ()))

    def conflicts(self, branch: str = "") -> tuple[Aside, ...]:
        return tuple(self.set_aside.get("conflict", ()))

    def values(self, branch: str, writer: str, seq: int) -> Sequence[FakeContested]:
        return (FakeContested("customer.phone", "138****2233", "139****0000"),)

    def waiting_plans(self, branch: str, ticket: str) -> tuple[WaitingPlan, ...]:
        return tuple(self.plans)

    def approve(self, branch: str, ticket: str, *, item: str | None, user: str) -> None:
        self.told.append(("approve", branch, ticket, item, user))
        self.plans = [plan._replace(approved=(user,)) for plan in self.plans]

    def deny(self, branch: str, ticket: str, *, item: str | None, user: str, reason: str) -> None:
        self.told.append(("deny", branch, ticket, item, user, reason))
        self.plans = [plan._replace(denied_by=user) for plan in self.plans]

    def requests(self, branch: str = "") -> tuple[Request, ...]:
        return (Request("b1", "t1", "2F-01-0001", "电水壶", "2026-11-20T04:00:00.000+00:00"),)

    def retry(self, branch: str, ticket: str = "") -> int:
        self.told.append(("retry", branch, ticket))
        return 1

    def decide(self, branch: str, writer: str, seq: int, *, take: bool, note: str, user: str) -> None:
        self.told.append(("decide", branch, writer, seq, take, note, user))
        self.set_aside["conflict"] = []

    def search(self, text: str, branch: str = "", after: str = "", limit: int = 50) -> tuple[TicketRow, ...]:
        return tuple(row for row in self.found if text in row.number)[:limit]

    def ticket(self, branch: str, number: str) -> TicketRow | None:
        return next((row for row in self.found if number in (row.number, row.ticket)), None)

    def history(self, branch: str, ticket: str) -> Sequence[FakeStep]:
        return (
            FakeStep(f"{DEVICE}.01", 1, "ticket.opened", "applied", AT, "林晓敏", "2F01", SCRIPT, "国贸店"),
            FakeStep(f"{DEVICE}.01", 2, "from.the.future", "held_upgrade", AT),
            FakeStep("headoffice.02", 1, "approved", "applied", AT, "周总", office=True),
        )

    def files(self, branch: str, ticket: str) -> Sequence[FakeFile]:
        return tuple(self.shown)


@dataclass
class FakePapers:
    """Says of whatever is asked what it was told to say."""

    papers: tuple[Paper, ...] = (paper(2, signed=("customer",)),)
    forged: bool = False
    slip: m.Slip | None = None
    cases: tuple[Case, ...] = ()

    def find(self, tenant: str, typed: str) -> Found:
        return Found(read_asked(typed), self.papers, self.forged, self.slip, self.cases)


@dataclass
class FakeReceipts:
    rows: list[ReceiptRow] = field(default_factory=list)

    def newest(self, limit: int) -> tuple[ReceiptRow, ...]:
        return tuple(self.rows[-limit:][::-1])

    def find(self, number: str) -> tuple[bytes, str]:
        if number not in {row.id for row in self.rows}:
            raise WireError("not_found")
        return b"receipt " + number.encode(), "2F-01/\r\n"


@dataclass
class FakePublished:
    things: dict[str, list[Listed]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        return {name: len(rows) for name, rows in self.things.items()}

    def listed(self, collection: str, after: str, limit: int) -> tuple[Listed, ...]:
        rows = self.things.get(collection, [])
        return tuple(row for row in rows if f"{row.key} {row.scope}" > after)[:limit]


class FakeKeeping:
    """How long ago the last backup held, in seconds."""

    def __init__(self) -> None:
        self.seconds = 3600

    def age(self) -> int:
        return self.seconds


class FakePeopleOffice(FakeOffice):
    """Everything the page asks for."""

    def __init__(self) -> None:
        super().__init__()
        people = FakePeople()
        self.admin = self.trouble = self.tickets = self.people = people
        self.receipts = FakeReceipts()
        self.reference = FakePublished(
            {
                "policy": [Listed("mall_desk/2027.1", "*", 1, "2027-01-01"), Listed("x/1", "b1", 3, "")],
                "goods": [Listed(f"690{number:010}", "*", 1, "") for number in range(150)],
            }
        )
        self.brought: list[bytes] = []
        people.rows = [
            device_row("b1", DEVICE, "2F01"),
            device_row(
                "b1",
                OTHER_DEVICE,
                "2F02",
                name=SCRIPT,
                quarantined=3,
                held=2,
                conflicts=1,
                forks=1,
                skew_ms=-400_000,
                backlog=9,
            ),
        ]  # fmt: skip - rows read better than columns here
        people.found = [ticket_row(f"2F01-261122-{number:04}") for number in range(60, 0, -1)]
        people.open_alerts = [alert_group("a1", "twins", machines=("5f3a9c", "77e01b"), times=3)]
        self.papers = FakePapers()
        self.keeping = FakeKeeping()
        people.set_aside = {
            "quarantined": [aside("quarantined", "2F01-261122-0003", code="depends")],
            "held": [aside("held", "2F01-261122-0004")],
            "conflict": [aside("conflict", "2F01-261122-0005", kind="weighty", claims=["customer.phone"])],
        }

    def import_stick(self, file: BinaryIO, blobs: PieceTaker) -> bytes:
        """Takes everything; what begins with ``bad`` is no file of a desk."""
        data = file.read()
        if data.startswith(b"bad"):
            raise WireError("malformed", what="stick")
        self.brought.append(data)
        number = f"{len(self.brought):016x}"
        self.receipts.rows.append(ReceiptRow(number, "b1", DEVICE, "2F01", AT, 1, 2, 0, ()))
        said = m.Receipt(
            id=number,
            server_id="",
            epoch="",
            time=AT,
            device=DEVICE,
            file_sha256="",
            accepted={},
            safe={},
            blobs=(),
        )
        return b"CFR1\n" + to_json(said) + b"\nk.s\n"
