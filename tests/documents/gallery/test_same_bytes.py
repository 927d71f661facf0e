"""Rendering says nothing of the machine: two processes in unlike surroundings make the same bytes."""

from __future__ import annotations

from tests.documents.gallery.same_bytes import elsewhere, one_each


def test_two_machines_make_the_same_bytes() -> None:
    one, other = elsewhere(["--one"])
    assert one == other
    assert one.keys() >= {case.name for case in one_each()}
    assert {name.rpartition("-")[2] for name in one} >= {"letters", "dots"}
