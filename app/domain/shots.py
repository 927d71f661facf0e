"""What a photo shows, and which photos a kind of problem needs before it can be judged.

A shot list names the missing pictures; it never blocks an intake and a missing photo never
decides a case alone (X-08). Sources: requirements 6.1 evidence, S2r-12, S2r-16, S4-20, S1-28,
S3-07, features N8. Which list applies is data of the desk: a policy profile may bring its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class EvidenceRole(StrEnum):
    """证据标签: what one photo, video or scan shows. A code; labels live in the user interface."""

    WHOLE = "whole"
    PART = "part"
    CLOSE_UP = "close_up"
    PACKAGING = "packaging"
    BARCODE = "barcode"
    NAMEPLATE = "nameplate"
    ACCESSORIES = "accessories"
    FAULT_VIDEO = "fault_video"
    MEASUREMENT = "measurement"
    DATE_MARK = "date_mark"
    SURROUNDINGS = "surroundings"
    FIXING = "fixing"
    BEFORE = "before"
    AFTER = "after"
    PROOF = "proof"
    PAYMENT = "payment"
    ORDER_PAGE = "order_page"
    CARRIER_RECEIPT = "carrier_receipt"
    INJURY = "injury"
    COST_VOUCHER = "cost_voucher"
    OUTBOUND_RECORD = "outbound_record"
    QUALITY_REPORT = "quality_report"
    CARRIER_TRACK = "carrier_track"
    PURCHASE_VOUCHER = "purchase_voucher"
    CERTIFICATE = "certificate"
    SIGNED_DOCUMENT = "signed_document"
    OTHER = "other"


MERCHANT_ROLES = frozenset(
    {
        EvidenceRole.OUTBOUND_RECORD,
        EvidenceRole.QUALITY_REPORT,
        EvidenceRole.CARRIER_TRACK,
        EvidenceRole.PURCHASE_VOUCHER,
        EvidenceRole.CERTIFICATE,
    },
)
"""Evidence the merchant's side brings: 出库记录, 质检报告, 物流轨迹, 进货凭证, 合格证 (S1-28, S3-07)."""


@dataclass(frozen=True)
class Shot:
    """One line of a shot list: `count` pictures showing `role`.

    `required` shots are named as missing on the 补充凭证通知; the others are only suggested.
    """

    role: EvidenceRole
    count: int = 1
    required: bool = True


@dataclass(frozen=True)
class ShotList:
    """拍照清单, in the order in which the pictures are taken: from far to near (S2r-12)."""

    key: str
    shots: tuple[Shot, ...]


@dataclass(frozen=True)
class MissingShot:
    """`count` more pictures showing `role` are wanted."""

    role: EvidenceRole
    count: int
    required: bool


_FAR_TO_NEAR = (Shot(EvidenceRole.WHOLE), Shot(EvidenceRole.PART), Shot(EvidenceRole.CLOSE_UP))
_GOODS_LABEL = Shot(EvidenceRole.BARCODE)
_OPTIONAL_LABEL = Shot(EvidenceRole.NAMEPLATE, required=False)

_GENERAL = ShotList("general", (*_FAR_TO_NEAR[:1], Shot(EvidenceRole.CLOSE_UP), _GOODS_LABEL))
_LISTS = {
    shot_list.key: shot_list
    for shot_list in (
        _GENERAL,
        ShotList("quality", (*_FAR_TO_NEAR, _GOODS_LABEL, _OPTIONAL_LABEL)),
        ShotList(
            "malfunction",
            (
                Shot(EvidenceRole.WHOLE),
                Shot(EvidenceRole.FAULT_VIDEO),
                Shot(EvidenceRole.NAMEPLATE),
                _GOODS_LABEL,
                Shot(EvidenceRole.CLOSE_UP, required=False),
            ),
        ),
        ShotList(
            # Six faces of the packing, then whole, part, close-up: what tells carrier from maker (S2r-16).
            "transport",
            (
                Shot(EvidenceRole.PACKAGING, count=6),
                *_FAR_TO_NEAR,
                _GOODS_LABEL,
                Shot(EvidenceRole.CARRIER_RECEIPT, required=False),
            ),
        ),
        ShotList(
            "installation",
            (*_FAR_TO_NEAR, Shot(EvidenceRole.SURROUNDINGS), Shot(EvidenceRole.FIXING)),
        ),
        ShotList("wrong_size", (Shot(EvidenceRole.WHOLE), Shot(EvidenceRole.MEASUREMENT), _GOODS_LABEL)),
        ShotList(
            "not_as_described",
            (
                Shot(EvidenceRole.WHOLE),
                _GOODS_LABEL,
                Shot(EvidenceRole.NAMEPLATE),
                Shot(EvidenceRole.ORDER_PAGE),
            ),
        ),
        ShotList(
            "missing_part", (Shot(EvidenceRole.ACCESSORIES), Shot(EvidenceRole.PACKAGING), _GOODS_LABEL)
        ),
        ShotList("misuse", _FAR_TO_NEAR),
        ShotList("food", (Shot(EvidenceRole.WHOLE), Shot(EvidenceRole.DATE_MARK), _GOODS_LABEL)),
        ShotList(
            "injury",
            (
                Shot(EvidenceRole.WHOLE),
                Shot(EvidenceRole.CLOSE_UP),
                Shot(EvidenceRole.INJURY),
                Shot(EvidenceRole.COST_VOUCHER, required=False),
                _GOODS_LABEL,
            ),
        ),
        ShotList(
            # Goods taken back: the three ticks of the original state, seen (S1-04, S4-20, S4-38).
            "goods_back",
            (
                Shot(EvidenceRole.WHOLE),
                Shot(EvidenceRole.ACCESSORIES),
                Shot(EvidenceRole.PACKAGING),
                _GOODS_LABEL,
            ),
        ),
        ShotList("visit", (Shot(EvidenceRole.BEFORE), Shot(EvidenceRole.AFTER))),
        ShotList("service", ()),
    )
}


def shot_list_for(problem_type: str | None) -> ShotList:
    """The shot list of a problem type; the general one when the type is unknown or has none of its own.

    Types with a list: ``quality``, ``malfunction``, ``transport``, ``installation``, ``wrong_size``,
    ``not_as_described``, ``missing_part``, ``misuse``, ``food``, ``injury``, ``service`` (no photo
    needed); beside them ``goods_back`` and ``visit``.
    """
    return _LISTS.get(problem_type or "", _GENERAL)


def problem_types_with_lists() -> tuple[str, ...]:
    """The keys of all shot lists, in a settled order."""
    return tuple(_LISTS)


def missing_shots(wanted: ShotList, taken: Iterable[str]) -> tuple[MissingShot, ...]:
    """What is still missing of `wanted`, in its order, when pictures with the roles `taken` are there.

    A role that is not in the list, or more pictures than asked for, changes nothing.
    """
    roles = list(taken)
    gaps = ((shot, shot.count - roles.count(shot.role)) for shot in wanted.shots)
    return tuple(MissingShot(shot.role, gap, shot.required) for shot, gap in gaps if gap > 0)


def suggested_role(wanted: ShotList, taken: Iterable[str]) -> EvidenceRole:
    """The role to offer for the next picture: the first gap, required ones first, else ``other``."""
    gaps = missing_shots(wanted, taken)
    return next((gap.role for gap in sorted(gaps, key=lambda gap: not gap.required)), EvidenceRole.OTHER)
