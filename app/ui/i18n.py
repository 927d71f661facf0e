"""The language of the window: English in the code, Chinese by translation, Qt's own words too."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from app.ui.override import override

Language = Literal["zh_CN", "en"]
LanguageSetting = Literal["system", "zh_CN", "en"]


class TranslationMissingError(Exception):
    """The compiled translation of a language is not among the resources."""


def language_of(setting: LanguageSetting, locale: QLocale) -> Language:
    """The language a person reads: Chinese where the system speaks it, English elsewhere."""
    if setting != "system":
        return setting
    return "zh_CN" if locale.language() == QLocale.Language.Chinese else "en"


def install_language(application: QCoreApplication, folder: Path, language: Language) -> None:
    """Let the application speak `language` from the compiled files in `folder`.

    Call it before the first widget is made. Raises TranslationMissingError when our own file is
    not there; Qt's own is left out when the installation lacks it.
    """
    QLocale.setDefault(QLocale("zh_CN" if language == "zh_CN" else "en_GB"))
    own = QTranslator(application)
    if not own.load(str(folder / f"counterfoil_{language}.qm")):
        raise TranslationMissingError(language)
    qt = QTranslator(application)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    application.installTranslator(own)


class StretchingTranslator(QTranslator):
    """Makes every text longer by two fifths, in brackets: what is cut off or left out shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, source: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        text = source.replace("%n", str(n))
        return f"[{text}{'~' * max(2, len(text) * 2 // 5)}]"
