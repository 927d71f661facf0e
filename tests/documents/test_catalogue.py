from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.typesetter import PdfTypesetter
from app.domain.refusals import InputError
from app.usecases.paper import DocumentKind, ParticularForm, ParticularKind
from tests.documents import samples


def test_every_kind_is_listed_by_its_code(typesetter: PdfTypesetter) -> None:
    kinds = {each.kind: each for each in typesetter.kinds()}
    assert list(kinds) == sorted(kinds, key=lambda kind: kinds[kind].code)
    assert kinds["receipt"] == DocumentKind(
        "receipt",
        "D01",
        ("80mm", "58mm", "a5", "a4", "a5-lying", "a5-two"),
        ("customer", "store"),
        bilingual=True,
    )
    slip = ("a5", "241x140", "a4", "a5-upright", "a5-two"), ("store", "customer", "merchant")
    assert kinds["exchange-return-slip"] == DocumentKind("exchange-return-slip", "D05", *slip, bilingual=True)
    wanted, until, way = kinds["proof-request"].particulars
    assert wanted == ParticularKind("wanted", ParticularForm.ROWS, required=True, columns=("name", "how"))
    assert (until.form, until.required, way.required) == (ParticularForm.DAY, True, False)


@pytest.mark.parametrize("kind", ["unknown", "../receipt", "", "Receipt", "receipt.1"])
def test_other_kinds_are_refused(typesetter: PdfTypesetter, kind: str) -> None:
    with pytest.raises(InputError) as refused:
        typesetter.render(replace(samples.receipt(), kind=kind), "a4")
    assert (refused.value.code, refused.value.field) == ("document_kind_unknown", "kind")


@pytest.mark.parametrize("medium", ["a3", "", "60x40"])
def test_paper_it_does_not_come_on_is_refused(typesetter: PdfTypesetter, medium: str) -> None:
    with pytest.raises(InputError) as refused:
        typesetter.render(samples.receipt(), medium)
    assert (refused.value.code, refused.value.field) == ("paper_not_offered", "paper")


def test_a_slip_is_never_printed_on_paper_that_fades(typesetter: PdfTypesetter) -> None:
    with pytest.raises(InputError):
        typesetter.render(samples.return_slip(), "80mm")


def test_a_copy_it_does_not_have_is_refused(typesetter: PdfTypesetter) -> None:
    with pytest.raises(InputError) as refused:
        typesetter.render(samples.receipt(), "a4", ["merchant"])
    assert (refused.value.code, refused.value.field) == ("copy_unknown", "copy")


@pytest.mark.parametrize(
    ("paper", "part"), [(samples.liability_notice(), "liability"), (samples.return_slip(), "settlement")]
)
def test_a_document_without_its_heart_is_refused(typesetter: PdfTypesetter, paper: object, part: str) -> None:
    assert isinstance(paper, type(samples.receipt()))
    with pytest.raises(InputError) as refused:
        typesetter.render(replace(paper, liability=None, settlement=None), paper_medium(paper.kind))
    assert (refused.value.code, refused.value.field) == ("document_incomplete", part)


def paper_medium(kind: str) -> str:
    return "a4" if kind == "liability-notice" else "a5"


def test_the_version_of_the_wording_is_told_and_can_be_named(typesetter: PdfTypesetter) -> None:
    printed = typesetter.render(samples.receipt(), "a4")
    assert (printed.clauses, printed.clauses_version) == ("receipt.1", 1)
    assert typesetter.render(replace(samples.receipt(), clauses=1), "a4") == printed
    with pytest.raises(InputError) as refused:
        typesetter.render(replace(samples.receipt(), clauses=9), "a4")
    assert refused.value.code == "clauses_unknown"


def test_one_more_document_is_three_small_files(resources: Path) -> None:
    settings = {path.stem for path in (resources / "documents").glob("*.toml")}
    clauses = {path.stem.rpartition(".")[0] for path in (resources / "clauses").glob("*.toml")}
    kinds = Path(__file__).parents[2] / "app" / "documents" / "kinds"
    shared = {"--init--", "parts", "evidence-timeline"}
    modules = {path.stem.replace("_", "-") for path in kinds.glob("*.py")} - shared
    assert settings == modules == clauses - {"common", "terms", "e-signature", "day-end", "recovery-sheet"}
