"""The link with head office in the settings: to read, and the way to the page of sync."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.store.arrivals import DAYS
from app.ui.screens.settings.head_office_section import HeadOfficeSection
from app.usecases.alone import NoRecords
from app.usecases.desk_link import Joined
from app.usecases.desk_settings import FILE_DAYS, JOINED_AT
from tests.fakes.syncing import JOINED, FakeLink
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.settings.conftest import SettingsBench


class Known(NoRecords):
    def joined(self) -> Joined:
        return Joined("9F2C 61D0", metered=True, video_hours=(22, 6))


def shown(bench: SettingsBench) -> HeadOfficeSection:
    bench.choose("head_office")
    section = bench.settings.section()
    assert isinstance(section, HeadOfficeSection)
    return section


def test_without_one_it_says_so_and_leads_to_the_form(bench: SettingsBench) -> None:
    section = shown(bench)
    assert not section.none.isHidden()
    section.go.setFocus()
    press(Key.Key_F10)
    bench.settle()
    assert bench.named() == "SyncPage"


def test_who_it_is_since_when_and_what_it_asks(bench: SettingsBench) -> None:
    vars(bench.opened().services)["link"] = FakeLink(JOINED, None, Known())
    section = shown(bench)
    section.show_values({JOINED_AT: "2026-11-20T14:00:00+08:00"})
    bench.settle()
    said = [label.text() for label in section.facts.findChildren(QLabel)]
    for text in ("云汇广场店", "9F2C 61D0", "2026-11-20 Fri 14:00", "paid by the amount"):
        assert text in said
    assert "goes up from 22:00 to 6:00" in said
    assert section.none.isHidden()


def test_how_long_files_of_other_desks_come_ahead_is_kept_as_the_store_reads_it(bench: SettingsBench) -> None:
    work = bench.opened().services
    vars(work)["link"] = FakeLink(JOINED, None, Known())
    section = shown(bench)
    bench.settle()
    assert section.days.value() == "90"
    assert FILE_DAYS == DAYS
    section.days.setFocus()
    press(Key.Key_2)
    bench.settle()
    assert work.workplace.settings.all()[FILE_DAYS] == 30
    section.show_values({FILE_DAYS: 45})
    assert section.days.value() == "45"


def test_without_a_head_office_nothing_is_asked_about_files(bench: SettingsBench) -> None:
    section = shown(bench)
    bench.settle()
    assert section.files.isHidden()
