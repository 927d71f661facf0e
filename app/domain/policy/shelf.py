"""The policies there are. A profile that nobody has asked for yet need not have been read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.calendar import WorkWeek
from app.domain.policy.rules import AnyRule, DeskDefaults, Level


@dataclass(frozen=True)
class Profile:
    """What a policy profile settles besides its rules.

    `levels` are keyed by number, 1 the most urgent. `original_state` names the
    ticks that together make the goods intact. `settings` are values other parts
    of the program show or use (survey scale, proof policy, gaps G-01 to G-13).
    """

    id: str
    name: str
    version: str
    desk: DeskDefaults
    week: WorkWeek
    levels: Mapping[int, Level]
    original_state: tuple[str, ...] = ()
    liable_parties: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Policy:
    """One dated file of rules: a profile with its promises, or a layer of statute or local rules."""

    id: str
    version: str
    valid_from: date
    rules: tuple[AnyRule, ...]
    profile: Profile | None = None
    valid_to: date | None = None


ReadPolicies = Callable[[], Iterable[Policy]]
"""Reads what belongs to one profile. Raises InputError naming file, rule and field."""


class Shelf:
    """Statutes and profiles; those of `unread` (by profile id) are read when they are first asked for.

    Whatever asks for such a profile may raise InputError naming file, rule and field.
    """

    def __init__(self, policies: Iterable[Policy], unread: Mapping[str, ReadPolicies] | None = None) -> None:
        read = tuple(policies)
        self.law = _oldest_first(policy for policy in read if policy.profile is None)
        self._read = tuple(policy for policy in read if policy.profile is not None)
        self._unread = dict(unread or {})
        self._versions: dict[str, tuple[Policy, ...]] = {}

    @property
    def profile_ids(self) -> tuple[str, ...]:
        """Every profile there is, read or not."""
        return tuple(sorted({policy.id for policy in self._read}.union(self._unread)))

    def versions(self, profile: str) -> tuple[Policy, ...]:
        """A profile in all its versions, oldest first; none when it is not installed."""
        known = self._versions.get(profile)
        if known is None:
            own = [policy for policy in self._read if policy.id == profile]
            known = _oldest_first((*self._unread.get(profile, tuple)(), *own))
            self._versions[profile] = known  # two threads that ask at once read the same twice
        return known

    def everything(self) -> tuple[Policy, ...]:
        """The law, then every profile, all of them read."""
        return (*self.law, *(policy for each in self.profile_ids for policy in self.versions(each)))


def _oldest_first(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    return tuple(sorted(policies, key=lambda policy: policy.valid_from))
