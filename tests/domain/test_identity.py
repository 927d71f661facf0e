"""Identity numbers: worked examples of the standards, and what random numbers must never do."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean
from stdnum.cn import uscc

from app.domain import identity
from app.domain.identity import BarcodeKind, PhoneKind
from app.domain.refusals import InputError

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "11010519491231002x",
        "440524188001010014",  # the standard's own sample
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105194912310\u200b02X",
    ],
)
def test_right_id_numbers_pass(text: str) -> None:
    assert identity.check_id_number(text, TODAY).warning == ""


@pytest.mark.parametrize("province", ["71", "81", "82", "83", "11", "65"])
def test_every_province_and_the_residence_permits_pass(province: str) -> None:
    body = f"{province}000019900307123"
    number = body + identity.id_check_digit(body)
    assert identity.check_id_number(number, TODAY).birth == date(1990, 3, 7)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "id_number_length"),
        ("1101051949123100", "id_number_length"),
        ("11010519491231002Y", "id_number_characters"),
        ("1101051949123X0020", "id_number_characters"),
        ("110105194912310²2Y", "id_number_characters"),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "id_number_characters"),
        ("99010519491231002X", "id_number_province"),
        ("100105194912310021", "id_number_province"),
        ("110105194902290025", "id_number_birth_date"),
        ("110105194913310025", "id_number_birth_date"),
        ("110105000012310025", "id_number_birth_date"),
        ("110105203001010011", "id_number_birth_in_future"),
        ("110105202611210016", "id_number_birth_in_future"),
        ("110105194912310021", "id_number_check_digit"),
        ("110105491331002", "id_number_birth_date"),
        ("990105491231002", "id_number_province"),
    ],
)
def test_wrong_id_numbers_say_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        identity.check_id_number(text, TODAY)
    assert (refused.value.code, refused.value.field) == (code, "id_number")


def test_a_child_born_today_passes() -> None:
    body = "33010220261120001"
    assert identity.check_id_number(body + identity.id_check_digit(body), TODAY).birth == TODAY


def test_the_old_form_and_the_residence_card_pass_with_a_warning() -> None:
    assert identity.check_id_number("110105491231002", TODAY) == identity.IdNumber(
        "110105491231002", date(1949, 12, 31), "id_number_old_form"
    )
    body = "93315619900307123"
    assert (
        identity.check_id_number(body + identity.id_check_digit(body), TODAY).warning
        == "id_number_foreign_resident"
    )


@given(st.text(alphabet="0123456789X", min_size=18, max_size=18), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(text: str, place: int, shift: int) -> None:
    body = "330102199003071"[:15] + text.replace("X", "0")[:2]
    number = body + identity.id_check_digit(body)
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(InputError):
        identity.check_id_number(wrong, TODAY)


@given(st.text(max_size=40))
def test_any_text_is_refused_or_read(text: str) -> None:
    with contextlib.suppress(InputError):
        assert identity.check_id_number(text, TODAY).birth <= TODAY


def test_id_number_mask() -> None:
    assert identity.mask_id_number("330102199003071234") == "3301**********1234"
    assert identity.mask_id_number("12345678") == "********"
    assert identity.mask_id_number("") == ""


@pytest.mark.parametrize(
    ("text", "kept", "kind", "warning"),
    [
        ("13800138000", "13800138000", PhoneKind.MOBILE, ""),
        ("138 0013 8000", "13800138000", PhoneKind.MOBILE, ""),
        ("138-0013-8000", "13800138000", PhoneKind.MOBILE, ""),
        ("１３８００１３８０００", "13800138000", PhoneKind.MOBILE, ""),
        ("+86 138 0013 8000", "13800138000", PhoneKind.MOBILE, ""),
        ("008613800138000", "13800138000", PhoneKind.MOBILE, ""),
        ("8613800138000", "13800138000", PhoneKind.MOBILE, ""),
        ("\u202d13800138000\u202c", "13800138000", PhoneKind.MOBILE, ""),  # pasted from a phone's contacts
        ("14912345678", "14912345678", PhoneKind.MOBILE, ""),
        ("010-62345678", "010-62345678", PhoneKind.LANDLINE, ""),
        ("(0571) 87654321", "0571-87654321", PhoneKind.LANDLINE, ""),
        ("0755-26012345-8001", "0755-26012345-8001", PhoneKind.LANDLINE, ""),
        ("0755—26012345", "0755-26012345", PhoneKind.LANDLINE, ""),
        ("+86 10 62345678", "01062345678", PhoneKind.LANDLINE, ""),
        ("4008001234", "4008001234", PhoneKind.SERVICE, ""),
        ("400-800-1234", "4008001234", PhoneKind.SERVICE, ""),
        ("+852 2345 6789", "+85223456789", PhoneKind.ABROAD, "phone_abroad"),
        ("021-61234567转801", "021-61234567-801", PhoneKind.LANDLINE, ""),
        ("021-61234567 分机 801", "021-61234567-801", PhoneKind.LANDLINE, ""),
        ("(0571)88001234 ext. 8", "0571-88001234-8", PhoneKind.LANDLINE, ""),
        ("184 1234 5678转1234", "18412345678-1234", PhoneKind.UNKNOWN, "phone_unusual"),
        ("95588", "95588", PhoneKind.UNKNOWN, "phone_unusual"),
        ("1380013800", "1380013800", PhoneKind.UNKNOWN, "phone_unusual"),
        ("12800138000", "12800138000", PhoneKind.UNKNOWN, "phone_unusual"),
        ("", "", PhoneKind.UNKNOWN, "phone_unusual"),
    ],
)
def test_phones(text: str, kept: str, kind: PhoneKind, warning: str) -> None:
    phone = identity.classify_phone(text)
    assert (phone.text, phone.kind, phone.warning) == (kept, kind, warning)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("abc", "phone_not_understood"),
        ("", "phone_not_understood"),
        ("+", "phone_not_understood"),
        ("138xxxx2233", "phone_not_understood"),
        ("138****2233", "phone_not_understood"),
        ("13800002233/13900001111", "phone_not_understood"),
        ("2233", "phone_too_short"),
    ],
)
def test_what_nobody_can_call_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        identity.check_phone(text, "customer.phone")
    assert (caught.value.code, caught.value.field) == (code, "customer.phone")


@given(st.text(max_size=30))
def test_any_phone_text_is_kept_once(text: str) -> None:
    once = identity.classify_phone(text)
    assert identity.classify_phone(once.text) == once


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13800138000", "138****8000"),
        ("+86 13800138000", "138****8000"),
        ("0571-87654321", "*********4321"),
        ("95588", "*****"),
        ("", ""),
    ],
)
def test_phone_mask(text: str, masked: str) -> None:
    assert identity.mask_phone(text) == masked


@pytest.mark.parametrize(
    ("text", "kind", "warning"),
    [
        ("6901234567892", BarcodeKind.EAN13, ""),
        ("６９０１２３４５６７８９２", BarcodeKind.EAN13, ""),
        ("6901234567893", BarcodeKind.EAN13, "barcode_check_digit"),
        ("96385074", BarcodeKind.EAN8, ""),
        ("036000291452", BarcodeKind.UPC, ""),
        ("4006381333931", BarcodeKind.EAN13, ""),
        ("MK-1508/A", BarcodeKind.OTHER, ""),
        ("", BarcodeKind.OTHER, ""),
    ],
)
def test_barcodes(text: str, kind: BarcodeKind, warning: str) -> None:
    code = identity.check_barcode(text)
    assert (code.kind, code.warning) == (kind, warning)


@given(st.from_regex(r"\A([0-9]{8}|[0-9]{12}|[0-9]{13}|[0-9]{14})\Z"))
def test_barcode_check_agrees_with_a_second_opinion(text: str) -> None:
    assert (identity.check_barcode(text).warning == "") == ean.is_valid(text)


@pytest.mark.parametrize(
    "text", ["91110000600037341L", "91110000600037341l", " 9111 0000 6000 3734 1L ", "91110000-600037341-L"]
)
def test_right_credit_codes_pass(text: str) -> None:
    assert identity.check_credit_code(text) == "91110000600037341L"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("91110000600037341M", "credit_code_check_character"),
        ("9111000060003734", "credit_code_length"),
        ("9111000060003734IL", "credit_code_characters"),
        ("", "credit_code_length"),
    ],
)
def test_wrong_credit_codes_say_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        identity.check_credit_code(text)
    assert refused.value.code == code


@given(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9))
def test_credit_code_check_agrees_with_a_second_opinion(tail: str) -> None:
    body = "91110000" + tail
    right = body + uscc.calc_check_digit(body)
    assert identity.check_credit_code(right) == right


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = identity.normalise(text)
    assert identity.normalise(once) == once
