"""One place of the photo strip as a screen needs it."""

from dataclasses import dataclass
from enum import Enum


class TileState(Enum):
    """What a place of the strip holds. Each is told by more than a colour: icon, border or words."""

    TAKEN = "taken"
    WARNING = "warning"
    IMPORTING = "importing"
    FAILED = "failed"
    MISSING = "missing"
    AWAY = "away"
    """It was taken at another desk and is not here."""


@dataclass(frozen=True, slots=True)
class EvidenceTile:
    """A picture, or a shot of the list that is still missing.

    `key` is the picture's id, or the shot's for a missing one. `label` is the word of its role.
    `reason` says what is wrong: 模糊 重拍 on a warning, the refusal on a failure; where a picture is that
    is away. `progress` 0 to 1 while
    importing.
    """

    key: str
    label: str
    state: TileState
    reason: str = ""
    progress: float = 0.0

    @property
    def has_picture(self) -> bool:
        return self.state in (TileState.TAKEN, TileState.WARNING)
