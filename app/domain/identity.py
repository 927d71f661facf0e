"""Numbers that name a person, a shop or a product: read, checked, masked.

Rules: law.md 6 (GB 11643, GB 32100, EAN/UPC) and S4-08 to S4-11. What a rule cannot
decide is kept as typed with a warning code; only a number that cannot be right is
refused. Texts are NFKC-normalised first, so full-width digits from an input method pass.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.refusals import InputError

_PROVINCES: Final = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)
"""First two digits (GB/T 2260); 81 to 83 are the residence permits of 港澳台 residents."""

_ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS: Final = "10X98765432"

_CREDIT_DIGITS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100: no I, O, S, V, Z."""

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－ー"), "-")

_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"0(10|2\d|[3-9]\d{2})-?\d{7,8}(-\d{1,6})?")
_SERVICE: Final = re.compile(r"[48]00-?\d{3}-?\d{4}")
_CHINA_PREFIX: Final = re.compile(r"(\+|00)?86-?(?=1[3-9][\d-]{9,11}$|0\d{2,3}-?\d{7,8}$)")
_CHINA_LANDLINE: Final = re.compile(r"(\+|00)86-?(?=(10|2\d|[3-9]\d{2})-?\d{7,8}$)")
_EXTENSION: Final = re.compile(r"(?<=\d)-?(转|轉|分机|分機|ext\.?|[x#])-?(?=\d+$)", re.IGNORECASE)
"""What people write before the number of an extension: 转, 分机, ext."""

FEWEST_DIGITS: Final = 7
"""A phone number that can be called has at least as many; four digits are only the end of one."""

_ABROAD: Final = re.compile(r"(\+|00)\d[\d-]{5,18}")


def normalise(text: str) -> str:
    """A number as typed, pasted or scanned, in one spelling.

    NFKC (full-width to half-width), every dash as ``-``, no spaces, control or invisible characters.
    For identifiers only: NFKC would change ordinary words.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    kept = "".join(char for char in folded if unicodedata.category(char)[0] not in "CZ")
    return unicodedata.normalize("NFKC", kept)  # what stood apart may now combine


@dataclass(frozen=True)
class IdNumber:
    """身份证号 that passed its check. `warning` is a code or empty; `birth` the date inside it."""

    text: str
    birth: date
    warning: str = ""


def check_id_number(text: str, today: date, field: str = "id_number") -> IdNumber:
    """Read a 身份证号 (GB 11643: province, real birth date not after `today`, ISO 7064 MOD 11-2).

    The 15-digit form issued until 1999 has no check digit and passes with the warning
    ``id_number_old_form``. A number that starts with 9 (permanent residence card of a
    foreigner: 9, province, country) passes with ``id_number_foreign_resident``.
    Raises InputError naming `field` with ``id_number_length``, ``id_number_characters``,
    ``id_number_province``, ``id_number_birth_date``, ``id_number_birth_in_future`` or
    ``id_number_check_digit``.
    """
    number = normalise(text).upper().replace("-", "")
    if len(number) not in (15, 18):
        raise InputError("id_number_length", field, length=str(len(number)))
    body = number if len(number) == 15 else number[:17]
    if not (_is_digits(body) and (len(number) == 15 or number[17] in _ID_CHECKS)):
        raise InputError("id_number_characters", field)
    foreign = len(number) == 18 and number[0] == "9"
    if (number[1:3] if foreign else number[:2]) not in _PROVINCES:
        raise InputError("id_number_province", field, province=number[:2])
    birth = _birth(number if len(number) == 18 else f"{number[:6]}19{number[6:]}", field)
    if birth > today:
        raise InputError("id_number_birth_in_future", field, birth=birth.isoformat())
    if len(number) == 15:
        return IdNumber(number, birth, "id_number_old_form")
    if number[17] != id_check_digit(body):
        raise InputError("id_number_check_digit", field)
    return IdNumber(number, birth, "id_number_foreign_resident" if foreign else "")


def id_check_digit(body: str) -> str:
    """The 18th character that belongs to the first 17 digits `body`."""
    return _ID_CHECKS[sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, body, strict=True)) % 11]


def mask_id_number(text: str) -> str:
    """First and last four characters, stars between: ``"3301**********1234"`` (law.md 7)."""
    number = normalise(text)
    return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}" if len(number) > 8 else "*" * len(number)


class PhoneKind(StrEnum):
    """What a phone number looks like."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Phone:
    """电话 as kept: `text` in one spelling, `digits` for search, `warning` a code or empty."""

    text: str
    digits: str
    kind: PhoneKind
    warning: str = ""


def classify_phone(text: str) -> Phone:
    """Say what a phone number is; an unusual one is kept and warned of, never refused (S4-09).

    +86 is taken off. Landline with or without dash and extension, 400/800 service
    numbers, mobile 1[3-9] with 11 digits; others with a country prefix are ``abroad``.
    An extension follows a dash, however it was written (转801).
    """
    if text.isascii() and _MOBILE.fullmatch(text):  # as nearly every one is typed: nothing to bring in order
        return Phone(text, text, PhoneKind.MOBILE)
    plain = normalise(text).replace("(", "").replace(")", "-").strip("-")
    plain = _EXTENSION.sub("-", plain)
    plain = _CHINA_LANDLINE.sub("0", _CHINA_PREFIX.sub("", plain, count=1), count=1)
    bare = plain.replace("-", "")
    if _MOBILE.fullmatch(bare):
        return Phone(bare, bare, PhoneKind.MOBILE)
    digits = re.sub(r"\D", "", plain)
    if _LANDLINE.fullmatch(plain):
        return Phone(plain, digits, PhoneKind.LANDLINE)
    if _SERVICE.fullmatch(plain):
        return Phone(bare, bare, PhoneKind.SERVICE)
    if _ABROAD.fullmatch(plain):
        return Phone(plain, digits, PhoneKind.ABROAD, "phone_abroad")
    return Phone(plain, digits, PhoneKind.UNKNOWN, "phone_unusual")


def check_phone(text: str, field: str = "phone") -> Phone:
    """Read a phone number that somebody can be called at: an unusual one too, but no words (S4-09).

    Raises InputError naming `field` with ``phone_not_understood`` or ``phone_too_short``.
    """
    phone = classify_phone(text)
    if phone.text.strip("+-0123456789") or not phone.digits:
        raise InputError("phone_not_understood", field, value=text.strip()[:40])
    if len(phone.digits) < FEWEST_DIGITS:
        raise InputError("phone_too_short", field, digits=str(len(phone.digits)))
    return phone


def mask_phone(text: str) -> str:
    """A phone number for lists and prints: ``"138****8000"``; of any other long one the last four."""
    phone = classify_phone(text)
    if phone.kind is PhoneKind.MOBILE:
        return f"{phone.digits[:3]}****{phone.digits[-4:]}"
    if len(phone.text) < 7:
        return "*" * len(phone.text)
    return "*" * (len(phone.text) - 4) + phone.text[-4:]


class BarcodeKind(StrEnum):
    """What a goods barcode is."""

    EAN13 = "ean13"
    EAN8 = "ean8"
    UPC = "upc"
    GTIN14 = "gtin14"
    OTHER = "other"


@dataclass(frozen=True)
class GoodsBarcode:
    """条码 as kept. `warning` is ``barcode_check_digit`` when the last digit does not fit the others."""

    text: str
    kind: BarcodeKind
    warning: str = ""


_BARCODE_LENGTHS: Final = {
    8: BarcodeKind.EAN8,
    12: BarcodeKind.UPC,
    13: BarcodeKind.EAN13,
    14: BarcodeKind.GTIN14,
}


def check_barcode(text: str) -> GoodsBarcode:
    """Read a goods barcode. Any country prefix is right, and codes of a shop's own are kept as text."""
    code = normalise(text)
    kind = _BARCODE_LENGTHS.get(len(code), BarcodeKind.OTHER)
    if kind is BarcodeKind.OTHER or not _is_digits(code):
        return GoodsBarcode(code, BarcodeKind.OTHER)
    fits = code[-1] == barcode_check_digit(code[:-1])
    return GoodsBarcode(code, kind, "" if fits else "barcode_check_digit")


def barcode_check_digit(body: str) -> str:
    """The last digit of an EAN or UPC whose other digits are `body` (weights 3 and 1 from the right)."""
    weighted = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(body)))
    return str(-weighted % 10)


def check_credit_code(text: str, field: str = "credit_code") -> str:
    """Read a 统一社会信用代码 (GB 32100) into its 18 capital characters.

    Raises InputError naming `field`: ``credit_code_length``, ``credit_code_characters``
    or ``credit_code_check_character``.
    """
    code = normalise(text).upper().replace("-", "")
    if len(code) != 18:
        raise InputError("credit_code_length", field, length=str(len(code)))
    if not all(char in _CREDIT_DIGITS for char in code):
        raise InputError("credit_code_characters", field)
    weighted = sum(_CREDIT_DIGITS.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    if code[17] != _CREDIT_DIGITS[-weighted % 31]:
        raise InputError("credit_code_check_character", field)
    return code


def _is_digits(text: str) -> bool:
    """Only 0 to 9: `str.isdigit` would also take other scripts' digits."""
    return text.isascii() and text.isdigit()


def _birth(number: str, field: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise InputError("id_number_birth_date", field, value=number[6:14]) from None
