"""A real head office that desks reach over HTTP, in the process of the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.headoffice.blobs.opening import open_blobs
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.serving import served
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office


@dataclass
class Upstairs:
    """A head office that desks reach at `url`; `branch` is the id of its one branch."""

    office: HeadOffice
    url: str
    branch: str

    def code(self, name: str) -> str:
        """A code that lets one desk of that name join."""
        return self.office.admin.new_code(self.branch, name).code


@contextmanager
def upstairs_at(folder: Path) -> Iterator[Upstairs]:
    """Head office with everything it keeps in `folder`, until the end."""
    folder.mkdir()
    blobs = open_blobs(str(folder / "files"))
    places = Places(f"sqlite:///{folder / 'headoffice.sqlite'}", folder)
    with open_office(places, options=OfficeOptions(present=blobs.size_of)) as office:
        branch = office.admin.new_branch("云汇广场店").id
        office.projector.start()
        context = Context(office, blobs, folder)
        with served(build(context), context.waiting) as url:
            yield Upstairs(office, url, branch)
        office.projector.stop()
