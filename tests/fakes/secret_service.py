"""A Secret Service on a bus of its own: what a desktop offers programs for their secrets, by the same protocol.

It answers on a socket as the bus and the service in one: signing in to the bus, a session by Diffie-Hellman,
items found by their attributes; locked, it asks by a prompt that nobody answers but to dismiss it.
"""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, cast

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from jeepney import (  # type: ignore[import-untyped] # it tells no types
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_method_return,
    new_signal,
)
from secretstorage.dhcrypto import Session
from secretstorage.util import format_secret

_ITEM, _SESSION, _PROMPT, _NONE = "/item", "/session/1", "/prompt/1", "/"
Answer = tuple[str, tuple[Any, ...]]
"""A signature and what it describes."""


class SecretService(socketserver.ThreadingUnixStreamServer):
    """`locked` while nobody typed the password of the keyring; `heard` is all that was received."""

    daemon_threads = True

    def __init__(self, path: Path) -> None:
        self.locked = False
        self.heard = b""
        self.items: dict[str, tuple[Mapping[str, str], bytes]] = {}
        self.paths = count(1)
        self.callers: list[socket.socket] = []
        super().__init__(str(path), _Caller)


class _Caller(socketserver.BaseRequestHandler):
    """One connection."""

    def setup(self) -> None:
        self._service = cast("SecretService", self.server)
        self._session = Session()
        self._serials = count(1)
        self._service.callers.append(self.request)

    def handle(self) -> None:
        waiting = b""
        while b"BEGIN\r\n" not in waiting:
            part = self.request.recv(4096)
            if not part:
                return
            waiting += part
            if b"\r\n" in part and b"BEGIN" not in part:
                self.request.sendall(b"OK 0123456789abcdef\r\n" if b"AUTH" in part else b"ERROR\r\n")
        parser = Parser()
        parser.add_data(waiting.partition(b"BEGIN\r\n")[2])
        while True:
            while (call := parser.get_next_message()) is not None:
                self._take(call)
            part = self.request.recv(4096)
            if not part:
                return
            self._service.heard += part
            parser.add_data(part)

    def _take(self, call: Message) -> None:
        member, path = (call.header.fields[each] for each in (HeaderFields.member, HeaderFields.path))
        if call.header.message_type is not MessageType.method_call:
            return
        signature, body = getattr(self, f"on_{member.lower()}")(path, *call.body)
        self._send(new_method_return(call, signature or None, body))
        if member == "Prompt":
            prompt = DBusAddress(path, interface="org.freedesktop.Secret.Prompt")
            self._send(new_signal(prompt, "Completed", "bv", (True, ("ao", []))))

    def _send(self, message: Message) -> None:
        self.request.sendall(message.serialise(serial=next(self._serials)))

    def on_hello(self, _path: str) -> Answer:
        return "s", (":1.1",)

    def on_addmatch(self, _path: str, _rule: str) -> Answer:
        return "", ()

    on_removematch = on_addmatch
    on_prompt = on_addmatch

    def on_get(self, _path: str, _interface: str, name: str) -> Answer:
        return "v", (("b", self._service.locked) if name == "Locked" else ("s", "login"),)

    def on_opensession(self, _path: str, _algorithm: str, theirs: tuple[str, bytes]) -> Answer:
        self._session.set_server_public_key(int.from_bytes(theirs[1], "big"))
        self._session.object_path = _SESSION
        return "vo", (("ay", self._session.my_public_key.to_bytes(128, "big")), _SESSION)

    def on_unlock(self, _path: str, _objects: list[str]) -> Answer:
        return "aoo", ([], _PROMPT)

    def on_searchitems(self, _path: str, wanted: Mapping[str, str]) -> Answer:
        items = self._service.items.items()
        return "ao", ([path for path, (attributes, _) in items if wanted.items() <= attributes.items()],)

    def on_createitem(
        self,
        _path: str,
        about: Mapping[str, tuple[str, Any]],
        sealed: tuple[str, bytes, bytes, str],
        _replace: object,
    ) -> Answer:
        cipher = Cipher(algorithms.AES(self._session.aes_key or b""), modes.CBC(bytes(sealed[1]))).decryptor()
        unpad = PKCS7(128).unpadder()
        plain = unpad.update(cipher.update(bytes(sealed[2])) + cipher.finalize()) + unpad.finalize()
        path = f"{_ITEM}/{next(self._service.paths)}"
        self._service.items[path] = (about["org.freedesktop.Secret.Item.Attributes"][1], plain)
        return "oo", (path, _NONE)

    def on_getsecret(self, path: str, _session: str) -> Answer:
        return "(oayays)", (format_secret(self._session, self._service.items[path][1], "text/plain"),)

    def on_delete(self, path: str) -> Answer:
        del self._service.items[path]
        return "o", (_NONE,)


@contextmanager
def secret_service(path: Path) -> Iterator[SecretService]:
    """One that answers at that path of a socket while the block runs."""
    with SecretService(path) as service:
        thread = threading.Thread(target=service.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield service
        finally:
            for each in service.callers:
                with suppress(OSError):  # most have gone already
                    each.shutdown(socket.SHUT_RDWR)
            service.shutdown()
            thread.join()
