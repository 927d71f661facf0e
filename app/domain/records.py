"""What is known about a case: the values a clerk types, tagged by what they are.

Field list: requirements 6.1. Money in fen, dates as calendar days at the desk,
moments as aware UTC datetimes.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.money import Fen
from app.domain.vocabulary import Demand, Injury, PaymentMethod, ProofKind, ProofState, Signer


@dataclass(frozen=True)
class Customer:
    """客户. Personal: sealed in the journal under the ticket's key; the ID number under its own."""

    name: str
    phone: str | None = None
    wechat: str | None = None
    id_number: str | None = None
    id_declined: bool = False
    address: str | None = None
    access_note: str | None = None
    confirmed: bool = False
    contact_verified_by: str | None = None
    special_care: bool = False
    data_consent: bool = False
    message_consent: bool = False


@dataclass(frozen=True)
class Goods:
    """商品 with the order it came by.

    `installed_date` is when the merchant finished installing, `accepted_date` when the customer found
    the installed goods right (验收合格, S2b-01). `proof_reason` says why the proof stands as it does:
    a code of ``ProofCheck`` or words of somebody's own.
    """

    name: str = ""
    category: str | None = None
    brand: str | None = None
    model: str | None = None
    specification: str | None = None
    barcode: str | None = None
    serial: str | None = None
    quantity: int = 1
    price: Fen | None = None
    sold_date: date | None = None
    received_date: date | None = None
    installed_date: date | None = None
    accepted_date: date | None = None
    order_number: str | None = None
    invoice_number: str | None = None
    bought_at: str | None = None
    shop: str | None = None
    payment_method: PaymentMethod | None = None
    contract_clause: str | None = None
    custom_made: bool | None = None
    proof: ProofKind | None = None
    proof_state: ProofState | None = None
    proof_reason: str | None = None


@dataclass(frozen=True)
class Complaint:
    """What is wrong with one further piece of goods. Without `words` it is what the ticket's problem says."""

    words: str = ""
    type: str | None = None
    part: str | None = None
    expectation: str | None = None


@dataclass(frozen=True)
class Problem:
    """问题: the customer's own words and what they ask for.

    `wanted_by` is the customer's last day (最后期限, S2r-05), `urgent` whether it presses (紧急性),
    `bad_review` a bad review given or threatened (差评, S2n-01).
    """

    words: str
    demand: Demand
    type: str | None = None
    part: str | None = None
    expectation: str | None = None
    contacted: tuple[str, ...] = ()
    people_affected: int | None = None
    safety_risk: bool | None = None
    media_threat: bool | None = None
    agitated: bool | None = None
    bad_review: bool | None = None
    injury: Injury | None = None
    property_loss: bool | None = None
    urgent: bool | None = None
    wanted_by: date | None = None


@dataclass(frozen=True)
class Inspection:
    """Look at the goods on the counter (S4-20, S4-38): the three ticks of the original state and resale."""

    packaging_intact: bool | None = None
    unused: bool | None = None
    accessories_complete: bool | None = None
    resale_affected: bool | None = None
    remarks: str = ""

    @property
    def original_state(self) -> bool | None:
        """原状: all three ticks given and true; None while one is missing (S1-04)."""
        ticks = (self.packaging_intact, self.unused, self.accessories_complete)
        return None if None in ticks else all(ticks)


_ENDINGS = {
    "image/jpeg": ".jpg",
    "video/quicktime": ".mov",
}
"""Endings of file names that are not the second half of the kind."""


def neutral_name(role: str, mime: str) -> str:
    """A file name that says what the file is and names nobody: ``payment.jpg``."""
    return role + _ENDINGS.get(mime, f".{mime.rpartition('/')[2]}")


@dataclass(frozen=True)
class BlobRef:
    """A file kept by its content: `size` in bytes, `role` an evidence role or ``document``.

    `name` may be the one that somebody gave the file, with a person in it.
    """

    sha256: str
    size: int
    mime: str
    name: str
    role: str

    @property
    def unnamed(self) -> "BlobRef":
        """The same file under its neutral name: what an entry may say of it in the open."""
        return replace(self, name=neutral_name(self.role, self.mime))


@dataclass(frozen=True)
class EvidenceFile:
    """One photo, video or scan as it was taken in, whatever ticket it is on.

    `blob` is the original. `taken_at` is what the device wrote (EXIF). The work copy and the
    thumbnail are named by hash; they can be made again from the original. `width` and `height`
    are pixels as shown upright, `hints` codes of what may make the picture useless (N8).
    """

    blob: BlobRef
    taken_at: datetime | None = None
    work_sha256: str | None = None
    thumb_sha256: str | None = None
    width: int | None = None
    height: int | None = None
    hints: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the original: the same picture has the same everywhere."""
        return self.blob.sha256

    @property
    def copies(self) -> tuple[str, ...]:
        """The hashes of the pictures made from the original."""
        return tuple(each for each in (self.work_sha256, self.thumb_sha256) if each is not None)

    @property
    def picture(self) -> str:
        """The hash of the picture to look at closely; the original where there is no work copy."""
        return self.work_sha256 or self.blob.sha256

    @property
    def thumbnail(self) -> str:
        """The hash of the small picture; the original where there is none."""
        return self.thumb_sha256 or self.blob.sha256


@dataclass(frozen=True)
class Evidence:
    """证据: a file on a ticket, what it shows there, and when and by whom it was added."""

    id: str
    file: EvidenceFile
    role: str
    added_at: datetime
    added_by: str | None
    item: str | None = None
    voided: bool = False


@dataclass(frozen=True)
class Promise:
    """承诺: what somebody promised the customer, and until when (「明天10点前回电」)."""

    id: str
    text: str
    due: datetime
    made_at: datetime
    made_by: str | None
    kept_at: datetime | None = None
    voided_at: datetime | None = None
    void_reason: str = ""

    @property
    def voided(self) -> bool:
        """Whether it was taken back."""
        return self.voided_at is not None


@dataclass(frozen=True)
class Pause:
    """A stretch in which pausable clocks stand still (G-01)."""

    reason: str
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True)
class Approval:
    """审批: a supervisor's or manager's consent to something above the clerk's limit.

    It holds for the plan of the entry `offer`, for these `remedies` and up to what they are worth together,
    `amount` in fen; for nothing else. `instead_of` is who is away, where a deputy approved.
    """

    subject: str
    by: str
    role: str
    at: datetime
    offer: str = ""
    amount: int = 0
    remedies: tuple[str, ...] = ()
    reason: str = ""
    method: str = ""
    instead_of: str = ""


@dataclass(frozen=True)
class ApprovalRequest:
    """报批: the desk asks head office to approve a plan; `denied_by` is empty until that was refused."""

    subject: str
    offer: str
    amount: int
    remedies: tuple[str, ...]
    reason: str
    by: str
    at: datetime
    denied_by: str = ""
    denied_at: datetime | None = None
    denied_reason: str = ""


@dataclass(frozen=True)
class Lent:
    """授权: a right lent to `user` for one action, at that moment; `instead_of` is who is away."""

    action: str
    by: str
    role: str
    instead_of: str
    user: str
    at: datetime


@dataclass(frozen=True)
class Signature:
    """签字: who signed which document, how, when. The picture or scan is a blob.

    Of one given on a screen also what it was bound to: the file that was `shown`, the strokes (by their
    hash), the agreement accepted before, and the `seal` over all of it (``app/domain/signing.py``).
    """

    signer: str
    role: str
    method: str
    at: datetime
    blob_sha256: str | None = None
    document_sha256: str = ""
    shown: BlobRef | None = None
    drawn_sha256: str = ""
    agreed: str = ""
    device: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Document:
    """单据: one issued paper. It never changes; a correction is a new version.

    `stands_on` is the entry it tells of, `shows` a hash over the facts of the ticket that stand on it
    (empty where it is not known): another one in the place of either makes the paper outdated.
    """

    id: str
    kind: str
    number: str
    version: int
    issued_at: datetime
    issued_by: str | None
    blob: BlobRef
    content: BlobRef
    content_sha256: str
    clauses: str
    item: str | None = None
    stands_on: str | None = None
    shows: str = ""
    prints: int = 0
    delivery: str | None = None
    delivered_at: datetime | None = None
    witness: str | None = None
    signatures: tuple[Signature, ...] = ()
    voided: bool = False

    @property
    def sealed(self) -> str:
        """What the next signature follows: the seal of the last one, else the hash of the file as issued."""
        return next((each.seal for each in reversed(self.signatures) if each.seal), self.blob.sha256)

    @property
    def signed(self) -> bool:
        """Whether the customer has signed."""
        return Signer.CUSTOMER not in self.unsigned_by

    @property
    def unsigned_by(self) -> tuple[Signer, ...]:
        """Who has not signed yet."""
        signed = {signature.role for signature in self.signatures}
        return tuple(signer for signer in Signer if signer not in signed)
