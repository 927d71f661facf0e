"""The workplace: every adapter a use case may need, handed down by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from app.domain.decide import Context
from app.domain.rights import Override, Standing
from app.domain.ticket import Ticket
from app.usecases.absence import stands_in_for
from app.usecases.awaited import AwaitedFiles, NothingAwaited
from app.usecases.bundle.chain import Chains, NoChains
from app.usecases.desk import Desk, Person, staff_of
from app.usecases.desk_policy import DeskPolicy
from app.usecases.erasures import Erasures, NothingKept
from app.usecases.evidence_ports import CodeReader, EvidenceImporterPort, PrinterPort
from app.usecases.head_pictures import HeadPictures, NoHeadPictures
from app.usecases.paper import Typesetter
from app.usecases.pictures import Pictures
from app.usecases.pin_ports import NoPinHashes, PinHashes
from app.usecases.ports import (
    Blobs,
    Catalogue,
    Drafts,
    Ids,
    Journal,
    PaperCodec,
    PrintQueue,
    Settings,
    Tickets,
    Time,
)
from app.usecases.published import Checks, NothingPublished, Published
from app.usecases.reference import Reference
from app.usecases.rule_library import RuleLibrary
from app.usecases.wordings import OnlySupplied, Wordings


def alone() -> bool:
    """A desk without a head office."""
    return False


def never() -> datetime | None:
    """No head office ever told the time."""
    return None


@dataclass(frozen=True)
class Workplace:
    """What a use case works with."""

    desk: Desk
    policy: DeskPolicy
    journal: Journal
    tickets: Tickets
    drafts: Drafts
    blobs: Blobs
    settings: Settings
    catalogue: Catalogue
    prints: PrintQueue
    time: Time
    ids: Ids
    typesetter: Typesetter
    papers: PaperCodec
    importer: EvidenceImporterPort
    printers: PrinterPort
    codes: CodeReader
    rules: RuleLibrary
    reference: Reference = field(default_factory=Reference)
    published: Published = field(default_factory=NothingPublished)
    checks: Checks = field(default_factory=NothingPublished)
    awaited: AwaitedFiles = field(default_factory=NothingAwaited)
    chains: Chains = field(default_factory=NoChains)
    wordings: Wordings = field(default_factory=OnlySupplied)
    erasures: Erasures = field(default_factory=NothingKept)
    head_pictures: HeadPictures = field(default_factory=NoHeadPictures)
    pin_hashes: PinHashes = field(default_factory=NoPinHashes)
    joined: Callable[[], bool] = alone
    """Whether this desk belongs to a head office."""

    told: Callable[[], datetime | None] = never
    """The last moment that head office told, by its own clock."""

    @cached_property
    def pictures(self) -> Pictures:
        """Pictures of evidence, whatever desk took it in."""
        return Pictures(self.blobs, self.importer)

    def context(
        self,
        person: Person,
        *,
        ids: int = 2,
        number: str = "",
        now: datetime | None = None,
        override: Override | None = None,
    ) -> Context:
        """What `decide` may look at, for this person now; `override` is a right that somebody lends."""
        moment = now or self.time.now()
        staff = staff_of(self.settings.all())
        away = stands_in_for(staff, person, moment.astimezone(self.desk.tz).date())
        return Context(
            now=moment,
            zone=self.desk.tz,
            policy=self.policy,
            person=person.name or None,
            role=person.role,
            desk=self.desk.code,
            new_ids=tuple(self.ids.fresh() for _ in range(ids)),
            number=number,
            override=override,
            deputy_for=tuple(Standing(each.name, each.role) for each in away),
            joined=self.joined(),
        )


@dataclass(frozen=True)
class Outcome:
    """What an action did: the ticket as it is now and the entries that made it so."""

    ticket: Ticket
    entries: tuple[str, ...]
