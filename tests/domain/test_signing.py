"""What a signature is bound to, and how large it may be."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import BlobRef
from app.domain.refusals import Refusal
from app.domain.signing import FULL, MOST_POINTS, Agreement, Drawn, Point
from app.domain.steps.papers import DocumentDelivered, DocumentSigned, SignDocument
from app.domain.vocabulary import SignatureMethod, Signer
from tests.domain.cases import Course, blob, opened, refused
from tests.domain.test_courses import QUALITY, issue

STROKES = Drawn((((100, 200, 0, -1), (900, 400, 16, 500)), ((1200, 300, 80, 1000),)), 4_000, "pen")

points = st.tuples(st.integers(0, FULL), st.integers(0, FULL), st.integers(0, 60_000), st.integers(-1, 1000))


def ready() -> tuple[Course, SignDocument]:
    """A notice on the screen, the agreement accepted, a signature drawn."""
    course = opened()
    course.must(QUALITY)
    notice = issue(course, "liability-notice")
    shown = BlobRef("5" * 64, 3, "application/pdf", "N-v1.pdf", "shown")
    action = SignDocument(
        document=notice,
        signer="王建国",
        role=Signer.CUSTOMER,
        method=SignatureMethod.SCREEN,
        content_sha256="c" * 64,
        blob=blob("signature.png"),
        agreed="e-signature.1",
        agreed_sha256="a" * 64,
        device="2F-01",
        shown=shown,
        drawn=STROKES,
    )
    return course, action


def signed_by(course: Course) -> DocumentSigned:
    return next(e.body for e in reversed(course.entries) if isinstance(e.body, DocumentSigned))


def test_a_signature_records_what_it_is_bound_to() -> None:
    course, action = ready()
    ticket = course.must(action)
    body = signed_by(course)
    document = ticket.documents[-1]
    assert body.file_sha256 == document.blob.sha256 == body.previous
    assert body.drawn_sha256 == STROKES.sha256
    assert (body.agreed, body.agreed_sha256, body.device) == ("e-signature.1", "a" * 64, "2F-01")
    assert action.shown is not None
    assert body.shown == action.shown.unnamed
    assert body.sealed() == body
    assert document.signatures[0].seal == body.seal == document.sealed
    assert isinstance(course.entries[-1].body, DocumentDelivered)


def test_the_next_signature_follows_the_one_before() -> None:
    course, action = ready()
    course.must(action)
    first = signed_by(course)
    course.must(replace(action, role=Signer.STORE, signer="林晓敏"))
    assert signed_by(course).previous == first.seal


@pytest.mark.parametrize(
    "change",
    [
        {"agreed": "e-signature.2"},
        {"agreed_sha256": "b" * 64},
        {"content_sha256": "d" * 64},
        {"device": "3F-01"},
        {"drawn_sha256": "e" * 64},
        {"file_sha256": "f" * 64},
        {"previous": "1" * 64},
        {"shown": None},
        {"role": "store"},
        {"blob": blob("other.png")},
    ],
)
def test_the_seal_breaks_with_anything_it_binds(change: dict[str, object]) -> None:
    course, action = ready()
    course.must(action)
    body = signed_by(course)
    if "blob" in change:
        change = {"blob": replace(cast("BlobRef", change["blob"]), sha256="9" * 64)}
    assert replace(body, **change).sealed().seal != body.seal  # type: ignore[arg-type]  # fields by name


def test_the_seal_says_nothing_of_a_name() -> None:
    course, action = ready()
    course.must(action)
    body = signed_by(course)
    assert replace(body, signer="").sealed().seal == body.seal


@pytest.mark.parametrize("method", [SignatureMethod.SCREEN, SignatureMethod.TABLET])
def test_a_drawn_image_without_the_agreement_is_refused(method: SignatureMethod) -> None:
    course, action = ready()
    assert refused(course.do(replace(action, agreed=" ", method=method))) == "agreement_missing"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"shown": None}, "signature_shown_missing"),
        ({"device": " "}, "text_missing"),
        ({"agreed_sha256": ""}, "agreement_missing"),
    ],
)
def test_what_binds_a_signature_on_a_screen_must_be_there(change: dict[str, str | None], code: str) -> None:
    course, action = ready()
    assert refused(course.do(replace(action, **change))) == code  # type: ignore[arg-type]  # fields by name


def test_a_signed_paper_needs_no_agreement() -> None:
    course, action = ready()
    scan = replace(action, agreed="", drawn=None, shown=None, method=SignatureMethod.PAPER_SCAN)
    assert course.must(scan).documents[-1].signed


def test_a_hundred_thousand_points_are_refused_with_their_number() -> None:
    course, action = ready()
    many = Drawn((((1, 2, 3, -1),) * 100_000,))
    refusal = course.do(replace(action, drawn=many))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "signature_too_long"
    assert refusal.params == {"points": "100000", "limit": str(MOST_POINTS)}


@pytest.mark.parametrize(
    "point",
    [(-1, 0, 0, 0), (FULL + 1, 0, 0, 0), (0, -5, 0, 0), (0, 0, -1, 0), (0, 0, 10**9, 0), (0, 0, 0, 2000)],
)
def test_points_beside_the_pad_are_refused(point: Point) -> None:
    course, action = ready()
    assert refused(course.do(replace(action, drawn=Drawn(((point,),))))) == "signature_form"


def test_a_stroke_without_points_is_none() -> None:
    assert not Drawn(((),)).sound


@given(st.lists(st.lists(points, min_size=1, max_size=20).map(tuple), min_size=1, max_size=5))
def test_strokes_are_written_in_one_way(strokes: list[tuple[Point, ...]]) -> None:
    drawn = Drawn(tuple(strokes), 3_000, "touch")
    assert drawn.sound
    read = json.loads(drawn.as_bytes())
    again = tuple(tuple(map(tuple, each)) for each in read["strokes"])
    assert Drawn(again, read["aspect"], read["tool"]) == drawn
    assert drawn.points == sum(map(len, strokes))


def test_an_agreement_is_known_by_its_words() -> None:
    one = Agreement("e-signature.1", "约定", ("一",), "同意")
    assert one.sha256 == replace(one, name="e-signature.2").sha256
    assert one.sha256 != replace(one, sentences=("二",)).sha256
