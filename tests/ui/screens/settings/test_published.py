"""What head office published, as the settings show it: whose it is, not edited here, what is left out."""

from __future__ import annotations

import json
import sqlite3
from copy import deepcopy
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from app.library.rules import PackagedRules
from app.store.published import StorePublished
from app.ui.screens.settings.calendar_section import CalendarSection
from app.ui.screens.settings.policy_section import PolicySection
from app.ui.screens.settings.staff_section import StaffSection
from app.usecases.take_up import take_up
from tests.ui.screens.settings.conftest import SettingsBench

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
"""


def publish(bench: SettingsBench, collection: str, **rows: object) -> None:
    """As if it had come down, and been put to use."""
    workplace = bench.opened().services.workplace
    assert isinstance(workplace.published, StorePublished)
    values = [(collection, key.replace("__", "/"), 1, json.dumps(body)) for key, body in rows.items()]

    def write(connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT INTO collection (coll, key, rev, body) VALUES (?, ?, ?, ?)", values)

    workplace.published.__dict__["_access"].write(write)
    take_up(workplace)


def words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def test_a_profile_of_head_office_is_shown_as_such_and_not_edited(bench: SettingsBench) -> None:
    document: dict[str, Any] = deepcopy(dict(PackagedRules().profile("mall_desk")))
    document |= {"version": "2026-ho", "valid_from": "2026-01-02"}
    publish(bench, "policy", **{"mall_desk__2026-ho": document, "mall_desk__x": {"id": "mall_desk"}})
    bench.choose("policy")
    shown = bench.settings.section()
    assert isinstance(shown, PolicySection)
    bench.settle()
    assert "2026-ho" in words(shown.facts)
    assert "head office" in words(shown.facts)
    assert not shown.office_left_out.isHidden()
    assert "mall_desk/x" in words(shown.office_left_out)
    said: list[str] = []
    shown.message_ready.connect(lambda message: said.append(message.text))
    shown.open_editor(next(each for each in shown.walk.rows if each.view.line.values))
    assert shown.editor is None
    assert said == ["This version comes from head office and is not edited here."]


def test_a_year_of_head_office_is_shown_as_such_and_not_replaced(bench: SettingsBench) -> None:
    year = {"year": 2027, "off": ["2027-01-01"], "makeup": [], "source": "总部转发"}
    publish(bench, "calendar", **{"2027": year})
    bench.choose("calendar")
    shown = bench.settings.section()
    assert isinstance(shown, CalendarSection)
    bench.settle()
    assert "head office" in words(shown)
    shown.paste.setPlainText(NOTICE)
    bench.settle()
    assert not shown.save.isEnabled()
    assert shown.reason.text() == "The plan of 2027 comes from head office and is not replaced here."


def test_staff_of_head_office_is_there_to_choose_and_not_to_remove(bench: SettingsBench) -> None:
    publish(bench, "staff", p1={"name": "周总", "role": "manager"})
    bench.choose("staff")
    shown = bench.settings.section()
    assert isinstance(shown, StaffSection)
    values = bench.opened().services.workplace.settings.all()
    shown.show_values(values)
    assert "周总" in words(shown)
    assert "周总" not in shown.removers
    own = list(shown.removers)
    shown.person.set_value("周总")
    shown.person.changed.emit()
    assert bench.kept("person") == "周总"
    for name in own:
        shown.remove(name)
        bench.settle()
    assert bench.kept("staff") == []
    assert bench.kept("person") == "周总"
