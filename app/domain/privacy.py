"""Personal data of a case: what it may be used for, what holds its erasure up, what was erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Purpose(StrEnum):
    """What a customer consents to, each apart from the others (个保法 23, 29).

    To the handling of the case itself, to the identity number, to messages about the case, and to the
    customer's name going to the brand, supplier or carrier that is to answer for the goods.
    """

    CASE = "case"
    IDENTITY = "identity"
    MESSAGES = "messages"
    SHARING = "sharing"


class ConsentGiver(StrEnum):
    """Who consents: the customer, or for a child under fourteen the guardian (个保法 31)."""

    CUSTOMER = "customer"
    GUARDIAN = "guardian"


class Personal(StrEnum):
    """What is kept of a person under a key of its own, and goes alone."""

    PERSON = "person"
    IDENTITY = "identity"


class Cause(StrEnum):
    """Why personal data were erased."""

    RETENTION = "retention"
    REQUEST = "request"
    CONSENT_WITHDRAWN = "consent_withdrawn"


CONSENT_WORDING: Final[Mapping[Purpose, str]] = {
    Purpose.CASE: "receipt.1#privacy",
    Purpose.IDENTITY: "exchange-return-slip.1#id_consent",
    Purpose.MESSAGES: "terms.1#consent.messages",
    Purpose.SHARING: "terms.1#consent.sharing",
}
"""The wording a consent is given to: clauses, their version and the text in them."""

ALONE: Final[Mapping[Purpose, Personal]] = {Purpose.IDENTITY: Personal.IDENTITY}
"""What rests on a consent alone, so that it goes when the consent is withdrawn (个保法 15, 47)."""


@dataclass(frozen=True)
class Consent:
    """A consent as it stands: what for, to which wording, by whom, since when, until when."""

    purpose: str
    wording: str
    by: str
    at: datetime
    taken_by: str | None = None
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None


def consented(consents: Iterable[Consent], purpose: Purpose) -> bool:
    """Whether one of them is to that purpose, and was not withdrawn."""
    return any(each.purpose == purpose and each.stands for each in consents)


@dataclass(frozen=True)
class Hold:
    """Somebody ordered that nothing of the case be erased, and why."""

    reason: str
    by: str | None
    at: datetime
