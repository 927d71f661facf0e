"""A case with all that a bundle holds, and the checker that an outsider would run."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Protocol

import pytest

from app.domain.shots import EvidenceRole
from app.domain.signing import Drawn
from app.domain.steps.papers import LIABILITY_NOTICE
from app.usecases.attach import evidence_action
from app.usecases.bundle.export import Exported, Handed, export_evidence
from app.usecases.issue import RECEIPT, issue
from app.usecases.perform import perform
from app.usecases.sign import read_to_sign, sign_on_screen
from tests.documents.samples import jpeg, signature_png
from tests.fakes.shop import CLERK, Shop, kettle

STROKES = Drawn((((100, 100, 0, -1), (4000, 900, 250, 640)),), 4_000, "pen")


class Checker(Protocol):
    """The checking program: what it said, and how it ended."""

    def __call__(self, place: Path, *more: str) -> tuple[int, str]: ...


def attach(shop: Shop, ticket: str, seed: int, name: str, role: str = EvidenceRole.WHOLE) -> None:
    imported = shop.work.importer.import_bytes(jpeg(seed), name, shop.work.blobs)
    perform(shop.work, ticket, evidence_action(imported, role), CLERK)


def whole_case(shop: Shop, name: str = "王建国.jpg") -> str:
    """Taken in, photographed, judged, agreed, told and signed; other tickets come between."""
    shop.intake(kettle())
    ticket = shop.intake().id
    attach(shop, ticket, 1, name)
    attach(shop, ticket, 2, "../../etc/passwd\x00.jpg", EvidenceRole.CLOSE_UP)
    issue(shop.work, ticket, RECEIPT, CLERK)
    shop.intake(kettle())
    shop.judge(shop.ticket(ticket))
    notice = issue(shop.work, ticket, LIABILITY_NOTICE, CLERK)
    shown = read_to_sign(shop.work, ticket, notice.id, CLERK)
    sign_on_screen(shop.work, shown, STROKES, signature_png(), shown.agreement, CLERK)
    shop.intake(kettle())
    shop.agree(shop.ticket(ticket))
    return ticket


def export(shop: Shop, ticket: str, target: Path, *, small: bool = False) -> Exported:
    handed = Handed("市场监督管理局", "投诉调解", "authority")
    return export_evidence(shop.work, ticket, handed, CLERK, target, small=small)


def files_of(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def check(repository: Path) -> Checker:
    """The program out of the bundle, run in this process."""
    source = repository / "resources" / "evidence-bundle" / "check.py"
    spec = importlib.util.spec_from_file_location("bundle_check", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    program: Callable[[list[str]], Any] = module.main

    def run(place: Path, *more: str) -> tuple[int, str]:
        said = io.StringIO()
        with redirect_stdout(said):
            ended = program([str(place), *more])
        return int(ended), said.getvalue()

    return run
