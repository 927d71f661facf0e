"""What a customer is asked to sign, and what comes back."""

from dataclasses import dataclass

from app.ui.parts.ink import Ink


@dataclass(frozen=True, slots=True)
class SignRequest:
    """One paper, with this customer's data only. Every text is ready to be read.

    `title` names the paper, `statement` is the sentence the signature stands under, word for word as
    printed. `facts` are (label, value) in large type. `pdf` is the paper itself, `document_hash` the hash
    that binds the signature to it.
    """

    title: str
    number: str
    customer: str
    statement: str
    facts: tuple[tuple[str, str], ...]
    pdf: bytes
    document_hash: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature given: vectors, picture (PNG, clear ground) and the hash of the paper that was shown."""

    ink: Ink
    png: bytes
    document_hash: str
