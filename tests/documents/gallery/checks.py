"""Helpers to ask what each copy of a sample says."""

from collections.abc import Iterator

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Paper
from tests.documents.reading import pages_of, squeezed


def copy_texts(typesetter: PdfTypesetter, paper: Paper, medium: str) -> Iterator[tuple[str, str]]:
    """Each copy and all that it says, squeezed."""
    kind = next(each for each in typesetter.kinds() if each.kind == paper.kind)
    for copy in kind.copies:
        yield copy, "".join(pages_of(typesetter.render(paper, medium, (copy,)).pdf))


def unsaid(text: str, *sentences: str) -> list[str]:
    """Those of the sentences that the text does not say."""
    return [sentence for sentence in sentences if squeezed(sentence) not in text]


ROUTES = ("协商和解", "调解", "投诉", "12315", "仲裁", "诉讼")
"""What every copy names that a customer keeps (消保法 39)."""
