"""What a customer is asked to sign, and what comes back."""

from dataclasses import dataclass, field

from app.domain.signing import Agreement
from app.ui.parts.ink import Ink


@dataclass(frozen=True, slots=True)
class SignRequest:
    """One paper, with this customer's data only. Every text is ready to be read.

    `title` names the paper, `statement` is the sentence the signature stands under, word for word as
    printed. `facts` are (label, value) in large type. `pdf` is the paper itself, `document_hash` the hash
    that binds the signature to it. Without an `agreement` there is nothing to accept.
    """

    title: str
    number: str
    signer: str
    statement: str
    facts: tuple[tuple[str, str], ...]
    pdf: bytes
    document_hash: str
    agreement: Agreement = field(default_factory=Agreement)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature given: vectors, what drew them, picture (PNG, clear ground), the hash of the paper that was
    shown, and the agreement that was accepted.
    """

    ink: Ink
    png: bytes
    document_hash: str
    tool: str = ""
    agreement: Agreement = field(default_factory=Agreement)
