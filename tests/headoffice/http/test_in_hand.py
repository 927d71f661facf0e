"""A file that somebody has in hand is looked at a moment later; another one at once."""

from __future__ import annotations

import asyncio

import pytest

from app.headoffice.http import in_hand
from app.headoffice.http.in_hand import InHand


def test_who_comes_back_waits_until_the_bytes_are_on_the_disk() -> None:
    async def story() -> list[str]:
        files, told = InHand(), list[str]()

        async def comes_back() -> None:
            await files.rest("d", "photo")
            told.append("looks")

        with files.taking("d", "photo"):
            back = asyncio.create_task(comes_back())
            await files.rest("d", "other")
            await files.rest("e", "photo")
            with files.taking("d", "photo"):
                await asyncio.sleep(0)
            await asyncio.sleep(0)
            told.append("on the disk")
        await back
        await files.rest("d", "photo")
        return told

    assert asyncio.run(story()) == ["on the disk", "looks"]


def test_a_line_that_hangs_is_not_waited_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_hand, "_PATIENCE", 0.01)

    async def story() -> None:
        files = InHand()
        with files.taking("d", "photo"):
            await files.rest("d", "photo")

    asyncio.run(asyncio.wait_for(story(), 5))
