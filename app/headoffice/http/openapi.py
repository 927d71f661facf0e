"""The calls described for machines (OpenAPI 3.1); the messages describe themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.answers import answer
from app.headoffice.http.context import context_of
from app.headoffice.http.sticks import RECEIPT
from app.headoffice.http.tus_headers import BYTES
from app.wire import messages as m
from app.wire.bundle import MEDIA_TYPE as FILES
from app.wire.envelope import MEDIA_TYPE
from app.wire.problems import Problem
from app.wire.versions import API

_JSON: Final = "application/json"
_MODELS: Final = (
    m.Hello,
    m.Enrol,
    m.Enrolled,
    m.OpenSession,
    m.Session,
    m.Ack,
    m.Keys,
    m.KeysTaken,
    m.OwnEntries,
    m.Replayable,
    m.ReplayWanted,
    m.Replay,
    m.Replayed,
    m.BlobAnswer,
    m.BundleTaken,
    m.Page,
    m.Slip,
    Problem,
    list[m.BlobAsked],
)  # fmt: skip - a list of names reads better in few lines


async def description(request: Request) -> Response:
    """``GET openapi.json``."""
    return await answer(context_of(request), request, described())


def described() -> Mapping[str, Any]:
    """The description."""
    _, components = msgspec.json.schema_components(_MODELS, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Counterfoil head office", "version": str(API)},
        "servers": [{"url": m.BASE}],
        "components": {
            "schemas": components,
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
        "paths": {**_desk_paths(), **_blob_paths(), **_other_paths()},
    }


def _desk_paths() -> dict[str, Any]:
    nonce = _query("n", {"type": "string", "maxLength": 200})
    after = _query("after", {"type": "integer", "minimum": 0, "maximum": (1 << 63) - 1})
    limit = _query("limit", {"type": "integer", "minimum": 1, "maximum": 1000})
    batch = {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}
    return {
        "/hello": {"get": _call(_message("Hello"), parameters=[nonce], login=False)},
        "/enrol": {"post": _call(_message("Enrolled", 201), body=_taken("Enrol"), login=False)},
        "/session": {"post": _call(_message("Session"), body=_taken("OpenSession"), login=False)},
        "/keys": {"post": _call(_message("KeysTaken"), body=_taken("Keys"))},
        "/writers/{writer}/batches": {
            "post": _call(_message("Ack"), parameters=[_path("writer")], body=batch)
        },
        "/writers/{writer}/entries": {
            "get": _call(_message("OwnEntries"), parameters=[_path("writer"), after, limit])
        },
        "/replay/query": {"post": _call(_message("ReplayWanted"), body=_taken("Replayable"))},
        "/replay": {"post": _call(_message("Replayed"), body=_taken("Replay"))},
    }


def _blob_paths() -> dict[str, Any]:
    many = {_JSON: {"schema": {"type": "array", "items": _ref("BlobAsked"), "maxItems": 500}}}
    files = {FILES: {"schema": {"type": "string", "format": "binary"}}}
    stream = {BYTES: {"schema": {"type": "string", "format": "binary"}}}
    version = _header("Tus-Resumable", {"const": "1.0.0"})
    length = _header("Upload-Length", {"type": "integer", "minimum": 0})
    offset = _header("Upload-Offset", {"type": "integer", "minimum": 0})
    metadata = {**_header("Upload-Metadata", {"type": "string"}), "required": False}
    checksum = {**_header("Upload-Checksum", {"type": "string"}), "required": False}
    name = _path("name")
    return {
        "/blobs/query": {"post": _call(_message("BlobAnswer"), body=many)},
        "/blobs/bundle": {"post": _call(_message("BundleTaken"), body=files)},
        "/blobs": {
            "post": _call(_empty(201), parameters=[version, length, metadata, checksum]),
            "options": _call(_empty(204), login=False),
        },
        "/blobs/{name}": {
            "get": _call(
                {**_bytes("application/octet-stream"), **_bytes("application/octet-stream", 206)},
                parameters=[name],
            ),
            "head": _call(_empty(200), parameters=[name, version], telling=False),
            "patch": _call(_empty(204), parameters=[name, version, offset, checksum], body=stream),
            "delete": _call(_empty(204), parameters=[name, version]),
            "options": _call(_empty(204), parameters=[name], login=False),
        },
    }


def _other_paths() -> dict[str, Any]:
    collection = {"type": "string", "enum": list(m.COLLECTIONS)}
    asked = [
        _query("cursor", {"type": "string", "maxLength": 4096}),
        _query("limit", {"type": "integer", "minimum": 1, "maximum": 1000}),
        _query("wait", {"type": "integer", "minimum": 0, "maximum": 0}),
        _query("coll", {"type": "array", "items": collection}),
    ]
    packed = {**_bytes("application/zstd"), **_bytes("application/zstd", 206)}
    stick = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    plain = {"200": {"description": "", "content": {_JSON: {"schema": {"type": "object"}}}}}
    return {
        "/feed": {"get": _call(_message("Page"), parameters=asked)},
        "/snapshots/{collection}": {"get": _call(packed, parameters=[_path("collection")])},
        "/import": {"post": _call(_bytes(RECEIPT), body=stick)},
        "/receipts/{id}": {"get": _call(_bytes(RECEIPT), parameters=[_path("id")])},
        "/slips/{code}": {"get": _call(_message("Slip"), parameters=[_path("code")])},
        "/healthz": {"get": _call(plain, login=False)},
        "/openapi.json": {"get": _call(plain, login=False)},
    }


def _call(
    answers: Mapping[str, Any],
    *,
    parameters: list[dict[str, Any]] | None = None,
    body: Mapping[str, Any] | None = None,
    login: bool = True,
    telling: bool = True,
) -> dict[str, Any]:
    """One call. Every refusal is a problem; one to a HEAD tells nothing but its status."""
    problem = {
        "description": "A problem.",
        **({"content": {_JSON: {"schema": _ref("Problem")}}} if telling else {}),
    }
    call: dict[str, Any] = {"responses": {**answers, "default": problem}, "parameters": parameters or []}
    if body is not None:
        call["requestBody"] = {"required": True, "content": body}
    if login:
        call["security"] = [{"session": []}]
    return call


def _message(name: str, status: int = 200) -> dict[str, Any]:
    return {str(status): {"description": name, "content": {_JSON: {"schema": _ref(name)}}}}


def _taken(name: str) -> dict[str, Any]:
    return {_JSON: {"schema": _ref(name)}}


def _bytes(kind: str, status: int = 200) -> dict[str, Any]:
    return {str(status): {"description": kind, "content": {kind: {"schema": {"type": "string"}}}}}


def _empty(status: int) -> dict[str, Any]:
    return {str(status): {"description": "Nothing but headers."}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


def _header(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "schema": schema}
