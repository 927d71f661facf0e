"""The head of the shop on its documents: names, how to reach it, its logo, and a picture of its stamp.

Logo and stamp are settings of the store, as the small PNG that is printed, so they are in every backup.
They are frozen with each document that is issued.

A picture of a stamp is no seal: it proves nothing about who put it there (电子签名法 13). It stands only
on notices of the shop alone, and only where the shop says so; agreements, money and what goes to others
is stamped by hand.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from app.domain.refusals import InputError
from app.usecases.deed_rights import HEAD, check_deed
from app.usecases.desk import Person
from app.usecases.paper import DeskHead
from app.usecases.paper_facts import desk_head
from app.usecases.workplace import Workplace

LOGO: Final = "shop.logo"
STAMP: Final = "shop.stamp"
STAMP_ON: Final = "shop.stamp_on"
"""Kinds of document on which the picture of the stamp is printed."""

PICTURES: Final = (LOGO, STAMP)


def head_of(workplace: Workplace, kind: str) -> DeskHead:
    """Who issues a document of this kind, as it is frozen with it."""
    stamped = kind in stamp_on(workplace)
    return replace(
        desk_head(workplace.desk),
        logo=picture(workplace, LOGO),
        stamp=picture(workplace, STAMP) if stamped else b"",
    )


def picture(workplace: Workplace, key: str) -> bytes:
    """The PNG kept as `LOGO` or `STAMP`; nothing where there is none."""
    kept = workplace.settings.get(key)
    try:
        return b64decode(kept, validate=True) if isinstance(kept, str) else b""
    except NotBase64:
        return b""


def stampable(workplace: Workplace) -> tuple[str, ...]:
    """Kinds of document on which a picture of the stamp may stand."""
    return tuple(each.kind for each in workplace.typesetter.kinds() if each.stampable)


def stamp_on(workplace: Workplace) -> tuple[str, ...]:
    """Those of them on which the shop wants it."""
    wanted = workplace.settings.get(STAMP_ON)
    listed = wanted if isinstance(wanted, list) else []
    return tuple(kind for kind in stampable(workplace) if kind in listed)


def keep_picture(workplace: Workplace, key: str, data: bytes, person: Person) -> bytes:
    """Take a file as logo or stamp; the PNG as it is printed.

    Raises RefusedError role_not_enough, and as `HeadPictures`.
    """
    check_deed(workplace, HEAD, person)
    made = workplace.head_pictures.logo(data) if key == LOGO else workplace.head_pictures.stamp(data)
    workplace.settings.put({key: b64encode(made).decode("ascii")})
    return made


def drop_picture(workplace: Workplace, key: str, person: Person) -> None:
    """From the next document on there is none; what was issued keeps its own.

    Raises RefusedError role_not_enough.
    """
    check_deed(workplace, HEAD, person)
    workplace.settings.put({key: ""})


def keep_stamp_on(workplace: Workplace, kinds: Iterable[str], person: Person) -> tuple[str, ...]:
    """Print the picture of the stamp on these kinds.

    Raises RefusedError role_not_enough, InputError ``stamp_by_hand`` for a kind that has to be stamped by
    hand.
    """
    check_deed(workplace, HEAD, person)
    allowed, wanted = stampable(workplace), tuple(kinds)
    for kind in wanted:
        if kind not in allowed:
            raise InputError("stamp_by_hand", "stamp", kind=kind)
    kept = tuple(kind for kind in allowed if kind in wanted)
    workplace.settings.put({STAMP_ON: list(kept)})
    return kept
