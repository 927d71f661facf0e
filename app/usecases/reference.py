"""What is looked up beside the case: dated standards, words of the house, the agreement on signing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.signing import Agreement
from app.domain.standards import StandardsBook
from app.domain.wording import HouseWording


@dataclass(frozen=True)
class Reference:
    """Read once when the program starts."""

    standards: StandardsBook = field(default_factory=StandardsBook)
    wording: HouseWording = field(default_factory=HouseWording)
    agreement: Agreement = field(default_factory=Agreement)
    """What is agreed before a signature on the screen: the newest version."""
    privacy_words: Callable[[], Mapping[str, Any]] = dict
    """The words in which a customer's request about personal data is answered."""
    bundle_files: Callable[[], Mapping[str, bytes]] = dict
    """What lies in every evidence bundle: how to read it, and what an outsider checks it with."""
