"""Direct printers in the settings: typed, kept, read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import InputError
from app.usecases.direct_printers import (
    DirectPrinter,
    Way,
    checked_printer,
    direct_printer,
    direct_printers,
    direct_value,
    with_printer,
)

FRONT = DirectPrinter("前台", Way.NETWORK, "192.168.1.50:9100")


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        ("network", "192.168.1.50", "192.168.1.50:9100"),
        ("network", " printer.local:9101 ", "printer.local:9101"),
        ("network", "[fe80::1]", "[fe80::1]:9100"),
        ("usb", "/dev/usb/lp0", "/dev/usb/lp0"),
        ("serial", "/dev/ttyUSB0", "/dev/ttyUSB0@9600"),
        ("serial", "/dev/ttyUSB0@115200", "/dev/ttyUSB0@115200"),
        ("file", "/tmp/out.bin", "/tmp/out.bin"),  # noqa: S108  a name, never opened
    ],
)
def test_an_address_is_kept_in_full(way: str, typed: str, kept: str) -> None:
    printer = checked_printer({"name": " 前台  1 ", "way": way, "address": typed})
    assert (printer.name, printer.address, printer.roll, printer.dots) == ("前台 1", kept, "80mm", 576)
    assert direct_printers(direct_value([printer])) == (printer,)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"way": "pigeon"}, "way"),
        ({"roll": "110mm"}, "roll"),
        ({"address": ""}, "address"),
        ({"address": "host:0"}, "address"),
        ({"address": "host:99999"}, "address"),
        ({"address": "a b"}, "address"),
        ({"way": "serial", "address": "/dev/ttyS0@1234"}, "address"),
        ({"way": "usb", "address": "/dev/\x01lp"}, "address"),
    ],
)
def test_what_is_wrong_is_named(changed: dict[str, str], field: str) -> None:
    with pytest.raises(InputError) as error:
        checked_printer({"name": "a", "way": "network", "address": "10.0.0.1", **changed})
    assert error.value.field == field


def test_of_one_name_there_is_one() -> None:
    for printers, taken in (((FRONT,), ()), ((), ("前台",))):
        with pytest.raises(InputError) as error:
            with_printer(printers, FRONT, taken)
        assert (error.value.code, error.value.field) == ("printer_twice", "name")
    assert with_printer((), FRONT) == (FRONT,)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_whatever_is_kept_is_read(kept: object) -> None:
    assert isinstance(direct_printers(kept), tuple)


def test_it_is_found_by_its_name() -> None:
    kept = [*direct_value([FRONT]), {"name": "broken"}, 7]
    assert direct_printer(kept, "前台") == FRONT
    assert direct_printer(kept, "后台") is None
