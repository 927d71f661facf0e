"""证据: photos, video and scans on a ticket."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.records import Evidence, EvidenceFile
from app.domain.refusals import Refusal
from app.domain.steps.common import find_item
from app.domain.ticket import Ticket


@dataclass(frozen=True)
class EvidenceAttached(Body):
    """A file was added."""

    TYPE: ClassVar[str] = "evidence.attached"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"file.blob.name"})

    evidence: str
    file: EvidenceFile
    role: str
    item: str | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One more piece of evidence; a known id stays as it is."""
        if any(known.id == self.evidence for known in ticket.evidence):
            return ticket
        added = Evidence(self.evidence, self.file, self.role, entry.at, entry.user, self.item)
        return replace(ticket, evidence=(*ticket.evidence, added))


@dataclass(frozen=True)
class AttachEvidence(Action):
    """Add a file that the store already holds."""

    NAME: ClassVar[str] = "AttachEvidence"

    file: EvidenceFile
    role: str
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The same picture twice in the same role is refused; in another role it is a second reference."""
        for known in ticket.evidence:
            if (known.file.sha256, known.role, known.voided) == (self.file.sha256, self.role, False):
                return Refusal("evidence_known", params={"name": known.file.blob.name})
        item = None if self.item is None else find_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        body = EvidenceAttached(context.new_ids[0], self.file, self.role, self.item)
        return (Draft(body, blobs=(self.file.blob.unnamed,)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Evidence may come in late, after the case is closed too."""
        return not ticket.voided


@dataclass(frozen=True)
class EvidenceRetagged(Body):
    """A piece of evidence got another role tag."""

    TYPE: ClassVar[str] = "evidence.retagged"

    evidence: str
    role: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The new role stands."""
        changed = tuple(replace(e, role=self.role) if e.id == self.evidence else e for e in ticket.evidence)
        return replace(ticket, evidence=changed)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """What that file shows."""
        return (f"evidence.{self.evidence}",)


@dataclass(frozen=True)
class EvidenceVoided(Body):
    """A piece of evidence does not count (wrong picture, wrong ticket). The file stays."""

    TYPE: ClassVar[str] = "evidence.voided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    evidence: str
    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Marked void, still shown."""
        changed = tuple(replace(e, voided=True) if e.id == self.evidence else e for e in ticket.evidence)
        return replace(ticket, evidence=changed)


@dataclass(frozen=True)
class CopiesRemade(Body):
    """Work copy and thumbnail were lost, and came out otherwise when they were made again.

    Another version of the program may make other bytes of the same original; from here on these count.
    """

    TYPE: ClassVar[str] = "evidence.copies_remade"

    evidence: str
    work_sha256: str
    thumb_sha256: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The new copies stand."""

        def renewed(each: Evidence) -> Evidence:
            if each.id != self.evidence:
                return each
            file = replace(each.file, work_sha256=self.work_sha256, thumb_sha256=self.thumb_sha256)
            return replace(each, file=file)

        return replace(ticket, evidence=tuple(renewed(each) for each in ticket.evidence))


@dataclass(frozen=True)
class FileLost(Body):
    """A file that an entry names is missing or damaged at the desk that took it in, and was never sent.

    `reason` is ``missing`` or ``damaged``. Everything else about the case goes its way.
    """

    TYPE: ClassVar[str] = "blob.lost"

    sha256: str
    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """It stays named; whoever opens it is told."""
        return ticket


def _valid(ticket: Ticket, evidence_id: str) -> Evidence | None:
    return next((e for e in ticket.evidence if e.id == evidence_id and not e.voided), None)


@dataclass(frozen=True)
class RetagEvidence(Action):
    """Say what a picture shows."""

    NAME: ClassVar[str] = "RetagEvidence"

    evidence: str
    role: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Nothing happens when the role is that already."""
        known = _valid(ticket, self.evidence)
        if known is None:
            return Refusal("no_such_evidence", params={"evidence": self.evidence})
        return () if known.role == self.role else (Draft(EvidenceRetagged(self.evidence, self.role)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While there is evidence that counts."""
        return ticket.open and any(not each.voided for each in ticket.evidence)


@dataclass(frozen=True)
class VoidEvidence(Action):
    """Take a piece of evidence out of the case, with a reason; nothing is deleted."""

    NAME: ClassVar[str] = "VoidEvidence"

    evidence: str
    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Needs a reason."""
        if _valid(ticket, self.evidence) is None:
            return Refusal("no_such_evidence", params={"evidence": self.evidence})
        if not self.reason.strip():
            return Refusal("reason_missing")
        return (Draft(EvidenceVoided(self.evidence, self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While there is evidence that counts."""
        return RetagEvidence.offered(ticket)
