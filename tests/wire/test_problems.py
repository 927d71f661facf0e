"""Numbered problems: one number each, for good."""

from __future__ import annotations

import ast
from http import HTTPStatus
from pathlib import Path

import pytest

from app.wire.jsonbody import from_json, to_json
from app.wire.problems import STATUS, Problem, WireError

EVER = {
    4001: "malformed",
    4002: "unknown_field",
    4011: "session_expired",
    4012: "signature_missing",
    4031: "device_revoked",
    4032: "code_refused",
    4033: "not_yours",
    4034: "not_signed_in",
    4035: "unknown_device",
    4036: "unknown_key",
    4041: "not_found",
    4051: "method_not_allowed",
    4091: "gap",
    4092: "fork",
    4093: "epoch_changed",
    4094: "lease_conflict",
    4095: "wrong_offset",
    4096: "desk_taken",
    4101: "cursor_gone",
    4102: "upload_gone",
    4121: "tus_version",
    4131: "too_large",
    4151: "unsupported_encoding",
    4152: "unsupported_type",
    4221: "bad_chain",
    4222: "bad_sig",
    4223: "digest_mismatch",
    4224: "bad_entry",
    4225: "bad_encoding",
    4226: "bad_seal",
    4231: "busy",
    4261: "upgrade_required",
    4291: "slow_down",
    4601: "blob_mismatch",
    5001: "server_error",
    5031: "maintenance",
    5032: "overloaded",
    5071: "disk_full",
}
"""Every number there ever was and the code it belongs to. Lines are added and never changed:
a desk that was silent for a year reads the numbers as they were."""


def test_a_number_is_never_given_anew() -> None:
    for code, (_, number) in STATUS.items():
        assert EVER.get(number) == code, f"{number} {code}: add a line to EVER"


def test_numbers_and_codes_are_unique() -> None:
    numbers = [number for _, number in STATUS.values()]
    assert len(set(numbers)) == len(numbers)
    assert len(set(EVER.values())) == len(EVER)


@pytest.mark.parametrize("code", STATUS)
def test_a_problem_travels(code: str) -> None:
    error = WireError(code, seq=5, hash="ab")
    assert (error.status, error.problem.number) == STATUS[code]
    assert 400 <= error.status < 600
    assert from_json(to_json(error.problem), Problem) == error.problem
    assert str(error) == code


def test_what_belongs_to_nothing_is_left_out() -> None:
    assert to_json(WireError("gap").problem) == b'{"code":"gap","number":4091}'


def test_statuses_are_those_of_http_and_the_one_of_tus() -> None:
    known = {each.value for each in HTTPStatus} | {460}
    assert {status for status, _ in STATUS.values()} <= known
    assert not {301, 302, 307, 308, 511} & {status for status, _ in STATUS.values()}


def test_whatever_is_raised_has_a_number(repository: Path) -> None:
    """Codes are texts: a slip of the keyboard would be a server error in front of a customer."""
    unknown = [
        f"{file.relative_to(repository)}:{node.lineno} {node.args[0].value!r}"
        for file in sorted((repository / "app").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "WireError"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value not in STATUS
    ]
    assert unknown == []
