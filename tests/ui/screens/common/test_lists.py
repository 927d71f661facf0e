"""Words in a row are set apart as the language does it."""

from __future__ import annotations

from pathlib import Path

from app.ui.labels.lists import listed

NOT_FOR_READING = {
    "ticket/form_controls.py": "a person edits it, and it is read back",
    "desk_work/grounds.py": "it goes on paper, which is Chinese",
    "desk_work/verdict_form.py": "numbers of rules, for whoever asks",
}


def test_english_has_commas() -> None:
    assert listed(["whole", "close-up"]) == "whole, close-up"


def test_no_screen_joins_words_in_the_chinese_way(repository: Path) -> None:
    screens = repository / "app" / "ui" / "screens"
    found = {
        str(path.relative_to(screens).as_posix())
        for path in screens.rglob("*.py")
        if '"、".join' in path.read_text(encoding="utf-8")
    }
    assert found <= NOT_FOR_READING.keys()
