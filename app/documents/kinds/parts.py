"""Parts that several kinds of document share."""

from app.documents.form import Form, SignatureSlot
from app.documents.wording import Wording
from app.usecases.paper import Paper, SignatureMark


def dispute_routes(form: Form, words: Wording) -> None:
    """The five ways to settle a dispute, with 12315 (消保法39): on every copy a customer keeps."""
    form.paragraph(f"{words.text('routes_title')}：{words.text('routes')}", small=True)


def mark_of(paper: Paper, role: str) -> SignatureMark | None:
    """The signature somebody gave in this role, if any: the last one counts."""
    marks = [mark for mark in paper.signatures if mark.role == role]
    return marks[-1] if marks else None


def slot(words: Wording, label: str, mark: SignatureMark | None) -> SignatureSlot:
    """A place to sign; with a mark it says who signed, how and when, without one it asks for the date."""
    if mark is None:
        return SignatureSlot(label, (words.text("sign_date"),))
    signed = words.text("signed", signer=mark.signer, method=words.term("method", mark.method))
    return SignatureSlot(label, (signed, words.moment(mark.at)), mark)
