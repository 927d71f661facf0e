"""What a determination draws on besides the case: dated standards and the words of the house."""

from dataclasses import dataclass, field

from app.domain.standards import StandardsBook
from app.domain.wording import HouseWording


@dataclass(frozen=True)
class Reference:
    """Read once when the program starts."""

    standards: StandardsBook = field(default_factory=StandardsBook)
    wording: HouseWording = field(default_factory=HouseWording)
