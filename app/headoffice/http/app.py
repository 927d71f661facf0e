"""All calls and pages as one ASGI application."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import ASGIApp

from app.headoffice.http import bundles, desks, feeds, files, operations, sticks, tus
from app.headoffice.http.context import Context
from app.headoffice.http.guard import Guard
from app.headoffice.http.openapi import description
from app.headoffice.http.signed import SignedReplies
from app.wire.messages import BASE


def build(context: Context, pages: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The calls of desks, and `pages` for people beside them."""
    routes: list[BaseRoute] = [
        Mount(BASE, Router(calls(), redirect_slashes=False)),
        Route("/healthz", operations.healthz),
        *pages,
    ]
    return SignedReplies(Guard(Router(routes, redirect_slashes=False), context), context)


def build_metrics(context: Context) -> ASGIApp:
    """The application for the port that only those who run it reach."""
    return Guard(operations.metrics_router(), context)


def calls() -> list[BaseRoute]:
    """Everything under ``/cf/v1`` (protocol 3.4)."""
    return [
        Route("/hello", desks.hello),
        Route("/enrol", desks.enrol, methods=["POST"]),
        Route("/session", desks.session, methods=["POST"]),
        Route("/keys", desks.keys, methods=["POST"]),
        Route("/writers/{writer}/batches", desks.batches, methods=["POST"]),
        Route("/writers/{writer}/entries", desks.own_entries),
        Route("/replay/query", desks.replay_query, methods=["POST"]),
        Route("/replay", desks.replay, methods=["POST"]),
        Route("/blobs/query", files.query, methods=["POST"]),
        Route("/blobs/bundle", bundles.bundle, methods=["POST"]),
        Route("/blobs", tus.collection, methods=["POST"]),
        Route("/blobs", tus.options, methods=["OPTIONS"]),
        Route("/blobs/{name}", tus.options, methods=["OPTIONS"]),
        Route("/blobs/{name}", tus.upload, methods=["HEAD", "PATCH", "DELETE", "POST", "GET"]),
        Route("/feed", feeds.feed),
        Route("/snapshots/{collection}", feeds.snapshot),
        Route("/import", sticks.import_stick, methods=["POST"]),
        Route("/receipts/{id}", sticks.receipt),
        Route("/slips/{code}", sticks.slip),
        Route("/healthz", operations.healthz),
        Route("/openapi.json", description),
    ]
