"""Every table there is: whoever makes or copies a whole database takes the tables from here."""

from __future__ import annotations

from typing import Final

from sqlalchemy import MetaData

from app.headoffice.store.backdated import BACKDATED
from app.headoffice.store.roster import ROSTER
from app.headoffice.store.schema import METADATA

BESIDE: Final = (BACKDATED, ROSTER)
"""Described beside what works with them: read here, so that none is missing in `ALL`."""

ALL: Final[MetaData] = METADATA
