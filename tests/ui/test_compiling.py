"""A translation that is not compiled yet."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.compiling import compile_language
from app.ui.i18n import install_language


def test_a_clone_compiles_its_translation_once(qapp: QApplication, repository: Path, tmp_path: Path) -> None:
    shutil.copy(repository / "resources" / "i18n" / "counterfoil_zh_CN.ts", tmp_path)
    assert compile_language(tmp_path, "zh_CN")
    install_language(qapp, tmp_path, "zh_CN")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".qm", ".ts"]


def test_without_its_source_nothing_is_compiled(tmp_path: Path) -> None:
    assert not compile_language(tmp_path, "zh_CN")
    (tmp_path / "counterfoil_zh_CN.ts").write_text("no translation", encoding="utf-8")
    assert not compile_language(tmp_path, "zh_CN")
    assert [path.suffix for path in tmp_path.iterdir()] == [".ts"]
