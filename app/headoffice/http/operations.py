"""For whoever runs it: is it well, and how much of everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from app.headoffice.blobs.trying import WELL
from app.headoffice.http.answers import answer
from app.headoffice.http.context import context_of

OPEN_METRICS: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"


async def healthz(request: Request) -> Response:
    """Whether the database answers and entries are taken, and how the place for files is.

    No login, and nothing that helps a stranger. Entries are taken without files too.
    """
    context = context_of(request)
    await context.database(context.office.health)
    return await answer(
        context, request, {"state": (await context.site()).state, "storage": context.storage.state}
    )


async def metrics(request: Request) -> Response:
    """Figures in OpenMetrics; served on a port of its own."""
    context = context_of(request)
    figures = await context.database(context.office.health)
    figures = {**figures, "storage_well": int(context.storage.state == WELL)}
    return Response(open_metrics(figures), 200, {"Cache-Control": "no-store"}, OPEN_METRICS)


def open_metrics(figures: Mapping[str, int | str]) -> str:
    """Numbers as gauges, texts as one info."""
    lines: list[str] = []
    texts: list[str] = []
    for name, value in sorted(figures.items()):
        plain = "counterfoil_" + re.sub(r"[^a-zA-Z0-9_]", "_", name)
        if isinstance(value, str):
            texts.append(f'{re.sub(r"[^a-zA-Z0-9_]", "_", name)}="{_escaped(value)}"')
        else:
            lines += [f"# TYPE {plain} gauge", f"{plain} {int(value)}"]
    if texts:
        lines += ["# TYPE counterfoil info", f"counterfoil_info{{{','.join(texts)}}} 1"]
    return "\n".join([*lines, "# EOF", ""])


def metrics_router() -> Router:
    """What the other port answers."""
    return Router([Route("/metrics", metrics), Route("/healthz", healthz)], redirect_slashes=False)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
