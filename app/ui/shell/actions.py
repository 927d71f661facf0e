"""Which keys a page serves, what each of them does, and how it is called in the footer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.ui.kit.keys import KeyHint

ROUTED_KEYS: tuple[str, ...] = (
    *(f"F{number}" for number in range(1, 13)),
    "Shift+F9",
    "Shift+F12",
    "Esc",
    "Ctrl+Z",
    "Ctrl+F",
)
"""Keys the shell hands to the current page; every other key belongs to the focused widget."""


class UnroutedKeyError(Exception):
    """A page declares a key that the shell does not route."""


@dataclass(frozen=True)
class KeyAction:
    """`key` is one of ROUTED_KEYS; `label` is two to four characters; `run` does it.

    An action that is not `shown` works without a place in the footer.
    """

    key: str
    label: str
    run: Callable[[], None]
    shown: bool = True


class Actions:
    """The keys of one page (or of the shell), in the order the footer shows them."""

    def __init__(self, actions: Iterable[KeyAction] = ()) -> None:
        """Raises UnroutedKeyError for a key the shell does not route."""
        self._actions = {action.key: action for action in actions}
        if unrouted := set(self._actions) - set(ROUTED_KEYS):
            raise UnroutedKeyError(", ".join(sorted(unrouted)))

    def keys(self) -> frozenset[str]:
        """The keys that do something now."""
        return frozenset(self._actions)

    def serve(self, key: str) -> bool:
        """Do what `key` does; whether it does anything."""
        action = self._actions.get(key)
        if action is None:
            return False
        action.run()
        return True

    def hints(self) -> Sequence[KeyHint]:
        """What the footer shows."""
        return [KeyHint(action.key, action.label) for action in self._actions.values() if action.shown]

    def without(self, keys: Iterable[str]) -> "Actions":
        """The same, less `keys`: what another page serves itself."""
        taken = set(keys)
        return Actions(action for action in self._actions.values() if action.key not in taken)
