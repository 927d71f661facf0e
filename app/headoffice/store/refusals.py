"""What head office itself cannot do, as opposed to what it refuses a desk (`WireError`)."""

from __future__ import annotations

from typing import Any


class HeadOfficeError(Exception):
    """Something here is not as it must be. `code` is stable, `detail` belongs to it.

    Codes: ``master_key_missing``, ``master_key_wrong``, ``database_newer``, ``backup_damaged``,
    ``backup_of_another``, ``unknown_branch``, ``unknown_device``, ``no_such_entry``,
    ``not_in_conflict``, ``taking_back_at_desks``, ``collection_unknown``, ``no_rotation``,
    ``no_such_ticket``, ``approval_refused``, ``accepted_another_plan``, ``answered_another_plan``,
    ``manager_must_approve``, ``taking_over_refused``.
    """

    def __init__(self, code: str, **detail: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class RetireRefusedError(Exception):
    """More than a tenth of a collection would go at once, and nobody confirmed it (fault 36).

    `gone` of `all` rows.
    """

    def __init__(self, collection: str, gone: int, of_all: int) -> None:
        super().__init__(collection)
        self.collection, self.gone, self.all = collection, gone, of_all
