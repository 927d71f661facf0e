"""Enrolment: a one-time code from head office makes this desk one of its own (protocol 3.4).

Who answers is shown as a fingerprint, which two people compare on two screens.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import msgspec

from app.domain.refusals import InputError
from app.sync import causes, epochs
from app.sync.causes import CallFailedError, Cause
from app.sync.client import JSON, Ask, Client
from app.sync.desk_side import DeskSide
from app.wire.jsonbody import from_json, to_json
from app.wire.link import Call, Link
from app.wire.messages import Enrol, Enrolled, Hello, PublicKey, enrol_words
from app.wire.problems import WireError
from app.wire.signing import fingerprint, to_bytes, to_text

_SHORT: Final = 200
MOVED, LEFT_BEHIND = "moved", "left_behind"
"""A line of the ledger: another house, and whether files and conflicts were left with the one before."""


@dataclass(frozen=True)
class HeadOffice:
    """Who answers at an address."""

    url: str
    server_id: str
    fingerprint: str
    state: str
    keys: tuple[PublicKey, ...]


def address(typed: str) -> str:
    """A head office's address as people type it.

    Raises InputError url_wrong; url_bare where ``http://`` or ``https://`` is missing and only a domain's
    name could do without; url_open where anybody on the way could read what goes there.
    """
    text = typed.strip()
    text = (text if "://" in text else f"https://{text}").rstrip("/")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    known = parts.scheme in ("http", "https") and not (parts.query or parts.fragment or parts.username)
    if not host or not known or len(text) > _SHORT or any(each.isspace() for each in text):
        raise InputError("url_wrong", "URL", value=typed[:_SHORT])
    if "://" not in typed and not _is_domain(host):
        raise InputError("url_bare", "URL", value=text.removeprefix("https://"))
    if parts.scheme == "http" and not _at_home(host):
        raise InputError("url_open", "URL", value=text)
    return text


def _is_domain(host: str) -> bool:
    """A name with a dot in it, and no address of a single computer."""
    try:
        ip_address(host)
    except ValueError:
        return "." in host
    return False


def _at_home(host: str) -> bool:
    """This computer, or an address of a house's own network."""
    try:
        found = ip_address(host)
    except ValueError:
        return host == "localhost"
    return found.is_loopback or found.is_private


def look(client: Client, url: str) -> HeadOffice:
    """Who answers there: whoever signs with the key it shows. Raises CallFailedError."""
    nonce = to_text(os.urandom(16))
    reply = client.call(Ask("hello", "GET", "/hello", query={"n": nonce}), _shown)
    hello = reply.as_kind(Hello)
    if hello.nonce != nonce:
        raise CallFailedError(Cause(causes.NOT_OURS, {"status": "200"}))
    return HeadOffice(url, hello.server_id, _fingerprint(hello.keys), hello.state.value, hello.keys)


def _shown(body: bytes) -> Mapping[str, bytes]:
    """Nothing is known yet: the keys are those that are shown."""
    try:
        return _signing(from_json(body, Hello).keys)
    except (WireError, ValueError):
        return {}


def _signing(keys: tuple[PublicKey, ...]) -> dict[str, bytes]:
    return {each.kid: to_bytes(each.key) for each in keys if each.use == "sign"}


def _fingerprint(keys: tuple[PublicKey, ...]) -> str:
    return next((fingerprint(public) for public in _signing(keys).values()), "")


def enrol(desk: DeskSide, client: Client, found: HeadOffice, code: str, desk_code: str, name: str) -> Link:
    """Become a desk of the head office that was looked at; what is remembered of it.

    Raises CallFailedError, RefusedCallError (code_refused, desk_taken …).
    """
    signing, sealing = desk.keys.signing(), desk.keys.sealing()
    device, plain = desk.outbox.device(), code.strip()
    sign_key, seal_key = to_text(signing.public), to_text(sealing.public)
    asked = Enrol(
        code=plain,
        device=device,
        desk=desk_code,
        name=name,
        sign_key=sign_key,
        seal_key=seal_key,
        app=desk.app,
        host=desk.host,
        sig=to_text(signing.sign(enrol_words(plain, device, sign_key, seal_key))),
    )
    keys = _signing(found.keys)
    reply = client.call(Ask("enrol", "POST", "/enrol", to_json(asked), JSON, packed=True), lambda _: keys)
    told = reply.as_kind(Enrolled)
    if told.server_id != found.server_id or told.device != device:
        raise CallFailedError(Cause(causes.OTHER_SERVER, {"server": told.server_id}))
    link = Link(
        url=found.url,
        tenant=told.tenant,
        branch=told.branch,
        branch_name=told.branch_name,
        device=device,
        desk=desk_code,
        server_id=told.server_id,
        epoch=told.epoch,
        keys=told.keys,
    )
    _remember(desk, link)
    return link


def _remember(desk: DeskSide, link: Link) -> None:
    """At one that was set up anew everything goes from the beginning, at another what is the desk's own."""
    before = desk.state.link()
    if before is not None and before.server_id != link.server_id:
        left = desk.inflow.move_house()
        at = desk.clock.now().isoformat(timespec="seconds")
        desk.state.note(Call(at, MOVED, 0, 0, 0, 0, LEFT_BEHIND if left else ""))
    elif before is not None and before.epoch != link.epoch:
        desk.inflow.begin_again()
        epochs.go_over(desk.state, before, link.epoch)
    if before is not None and before.server_id == link.server_id:
        link = msgspec.structs.replace(link, lease=before.lease)
    desk.state.remember("session", "")
    desk.state.save_link(link)
