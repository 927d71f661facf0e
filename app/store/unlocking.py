"""Opening a store whose key is not on this computer, with what a person knows."""

from __future__ import annotations

from app.store.key_file import load_key_file, open_typed
from app.store.layout import Layout
from app.store.problems import problems_told
from app.usecases.store_keys import KeyPlaces
from app.wire.envelopes import CODE


def unlock(layout: Layout, places: KeyPlaces, typed: str) -> str:
    """Take the key out of its envelope, by the recovery code or the passphrase; which of them it was.

    After a recovery code this computer keeps the key; after a passphrase it is forgotten at the end of the
    program. Raises ProblemError recovery_code_wrong, recovery_code_missing, passphrase_wrong, keys_damaged;
    InputError for what cannot be a code.
    """
    with problems_told(layout.root):
        keys = load_key_file(layout)
        kind, secret = open_typed(keys, typed)
        if kind == CODE:
            places.keep(keys.name, secret)
        else:
            places.typed(keys.name, secret)
    return kind
