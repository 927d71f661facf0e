"""Odd calls, made from the description of the interface."""

from __future__ import annotations

from typing import Any, Final

import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from app.headoffice.http.openapi import described
from app.headoffice.http.tus_headers import BYTES
from app.wire.bundle import MEDIA_TYPE as FILES
from app.wire.envelope import MEDIA_TYPE

SCHEMA: Final[Any] = schemathesis.openapi.from_dict(dict(described()))
CHECKS: Final = [not_a_server_error, content_type_conformance, response_schema_conformance]

for kind in (MEDIA_TYPE, BYTES, FILES):
    schemathesis.serializer.alias(kind, "application/octet-stream")
