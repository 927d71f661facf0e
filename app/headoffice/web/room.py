"""What every page works with: the templates, who is signed in, and forms that are really ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl, quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.headoffice.blobs.port import BlobStore
from app.headoffice.callers import Clock, SystemClock
from app.headoffice.http.bodies import check_type, whole_body
from app.headoffice.http.context import address, context_of
from app.headoffice.http.rates import Buckets, Rate
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.web.facade import PeopleOffice
from app.headoffice.web.language import claim_word, language_of, value_word, words_in
from app.headoffice.web.moments import ago, moment
from app.headoffice.web.password import AdminPassword
from app.headoffice.web.visits import Person, form_is_ours, person_of
from app.wire.problems import WireError

FORM: Final = "application/x-www-form-urlencoded"
_PERSON: Final = "cf.person"
_LARGEST_FORM: Final = 64 * 1024
SAFE: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every page says to the browser: nothing from elsewhere, no script, no frame, nothing kept."""


@dataclass
class Room:
    """The pages of one head office."""

    office: PeopleOffice
    blobs: BlobStore
    password: AdminPassword
    clock: Clock = field(default_factory=SystemClock)

    def __post_init__(self) -> None:
        self.templates = _templates()
        self.tries = Buckets(Rate(1 / 30, 6))

    def page(self, request: Request, template: str, status: int = 200, /, **values: Any) -> Response:
        """A template as a page, in the language of whoever looks at it."""
        language = language_of(request.headers.get("accept-language", ""))
        say = words_in(language)
        now = self.clock.now()
        text = self.templates.get_template(template).render(
            t=say,
            language=language,
            here=request.url.path,
            person=request.scope.get(_PERSON),
            moment=moment,
            ago=lambda told: ago(told, now, say),
            claim_word=partial(claim_word, say),
            value_word=partial(value_word, say),
            **values,
        )
        return Response(text, status, SAFE, "text/html")


Handler: TypeAlias = Callable[[Room, Request], Awaitable[Response]]


def signed_in(room: Room, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A page for who is signed in; anybody else is asked to. Errors of the trade become a page."""

    async def endpoint(request: Request) -> Response:
        context_of(request).strangers.take(address(request))
        person = person_of(room.password, request, room.clock.now())
        if person is None:
            return away(f"/sign-in?next={quote(request.url.path)}" if request.method == "GET" else "/sign-in")
        request.scope[_PERSON] = person
        try:
            return await handler(room, request)
        except (HeadOfficeError, WireError) as error:
            return room.page(request, "problem.html", _status(error), code=error.code)

    return endpoint


def person_here(request: Request) -> Person:
    """Who is signed in, on a page for who is."""
    person: Person = request.scope[_PERSON]
    return person


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a form. Raises WireError not_yours when it was not made for this visit."""
    check_type(request, FORM)
    data = await whole_body(request, _LARGEST_FORM, 30.0)
    fields = dict(parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50))
    person: Person | None = request.scope.get(_PERSON)
    if person is not None and not form_is_ours(person, fields.get("stamp", "")):
        raise WireError("not_yours")
    return {name: value.replace("\0", "").strip()[:2000] for name, value in fields.items()}


def away(place: str) -> Response:
    """Go there and look (303)."""
    return RedirectResponse(place, 303, SAFE)


def _status(error: HeadOfficeError | WireError) -> int:
    return error.status if isinstance(error, WireError) else 409


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
