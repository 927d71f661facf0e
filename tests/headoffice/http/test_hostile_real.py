"""Odd calls by an enrolled desk, with the real head office and each kind of database behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.steps.contact import NoteAdded
from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.openapi import described
from app.headoffice.http.rates import Rate, Rates
from app.headoffice.http.serving import served
from app.headoffice.office import HeadOffice
from tests.headoffice.http.odd_calls import CHECKS, SCHEMA
from tests.headoffice.http.test_real_office import blobs, real  # noqa: F401 - fixtures of head office
from tests.headoffice.store.conftest import (  # noqa: F401 - fixtures of the database
    clock,
    empty_file,
    places,
    postgres,
)
from tests.headoffice.store.desks import Desk

EXAMPLES = 10
NO_LIMIT = Rates(Rate(1e6, 1e6), Rate(1e6, 1e6), Rate(1e6, 1e6))


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_nothing_breaks_it(real: HeadOffice, blobs: FolderBlobs, tmp_path: Path) -> None:  # noqa: F811 - fixtures of those names
    context = Context(real, blobs, tmp_path, rates=NO_LIMIT)
    with served(build(context), context.waiting) as url:
        desk = Desk()
        desk.enrol(real)
        session = desk.session(real)
        ticket = desk.open_ticket()
        desk.write(ticket, NoteAdded("看过了"))
        desk.push(real)
        real.projector.project_all()
        tried = 0
        for found in SCHEMA.get_all_operations():
            operation = found.ok()

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy())
            def one(case: Any) -> None:
                headers = {"Authorization": f"Bearer {session.token}"}
                case.call_and_validate(base_url=f"{url}/cf/v1", headers=headers, checks=CHECKS)

            one()
            tried += 1
    assert tried == sum(len(each) for each in described()["paths"].values())
    assert real.projector.project_all() == 0
    assert desk.push(real).dup == 2
