"""One question of the Internet Printing Protocol (RFC 8010, 8011): where is this job?

``lpstat`` lists completed, canceled and aborted jobs without telling them apart.
"""

import http.client
import socket
import struct
from typing import Final

from app.usecases.evidence_ports import JobState

_GET_JOB_ATTRIBUTES: Final = 0x0009
_CHARSET, _LANGUAGE, _URI, _KEYWORD, _ENUM = 0x47, 0x48, 0x45, 0x44, 0x23
_END: Final = 0x03
_FIRST_VALUE_TAG: Final = 0x10
_STATES: Final = {
    3: JobState.PENDING,
    4: JobState.HELD,
    5: JobState.PRINTING,
    6: JobState.HELD,  # its filter failed, or it was taken back from a stopped printer
    7: JobState.CANCELED,
    8: JobState.ABORTED,
    9: JobState.COMPLETED,
}


def ask_job_state(server: str, number: int, timeout: float) -> JobState:
    """The state of job `number` at `server` (``host:port`` or the path of a Unix socket).

    ``unknown`` when the server knows no such job or answers in another way. Raises OSError or
    http.client.HTTPException when it does not answer.
    """
    connection = _UnixConnection(server, timeout) if server.startswith("/") else _tcp(server, timeout)
    try:
        connection.request("POST", "/jobs/", job_question(number), {"Content-Type": "application/ipp"})
        answer = connection.getresponse()
        return read_job_state(answer.read(1 << 16)) if answer.status == 200 else JobState.UNKNOWN
    finally:
        connection.close()


def job_question(number: int) -> bytes:
    """The request Get-Job-Attributes for ``job-state``."""
    return (
        struct.pack(">BBHI", 2, 0, _GET_JOB_ATTRIBUTES, 1)
        + b"\x01"
        + _attribute(_CHARSET, "attributes-charset", "utf-8")
        + _attribute(_LANGUAGE, "attributes-natural-language", "en")
        + _attribute(_URI, "job-uri", f"ipp://localhost/jobs/{number}")
        + _attribute(_KEYWORD, "requested-attributes", "job-state")
        + bytes([_END])
    )


def read_job_state(data: bytes) -> JobState:
    """The job state in an answer; ``unknown`` for an error or anything that is no such answer."""
    if len(data) < 9 or struct.unpack(">H", data[2:4])[0] >= 0x0400:
        return JobState.UNKNOWN
    at = 8
    while at < len(data) and data[at] != _END:
        tag = data[at]
        at += 1
        if tag < _FIRST_VALUE_TAG:  # the beginning of a group
            continue
        name, at = _field(data, at)
        value, at = _field(data, at)
        if tag == _ENUM and name == b"job-state" and len(value) == 4:
            return _STATES.get(int.from_bytes(value, "big"), JobState.UNKNOWN)
    return JobState.UNKNOWN


def _attribute(tag: int, name: str, value: str) -> bytes:
    parts = (name.encode(), value.encode())
    return bytes([tag]) + b"".join(struct.pack(">H", len(part)) + part for part in parts)


def _field(data: bytes, at: int) -> tuple[bytes, int]:
    length = int.from_bytes(data[at : at + 2], "big")
    return data[at + 2 : at + 2 + length], at + 2 + length


def _tcp(server: str, timeout: float) -> http.client.HTTPConnection:
    host, _, port = server.rpartition(":")
    return http.client.HTTPConnection(host.strip("[]"), int(port), timeout=timeout)


class _UnixConnection(http.client.HTTPConnection):
    """HTTP over the socket file of a local printing system."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)
