"""Starting the window: composition of the program with what it works with, and its clean end."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.domain.refusals import ProblemError
from app.library.files import resource_root
from app.opened import OpenStore, demo_clock, not_writable
from app.places import (
    backup_folder,
    choices_file,
    demo_folder,
    log_folder,
    store_folder,
    use_store,
)
from app.ui.i18n import LanguageSetting, TranslationMissingError, install_language, language_of
from app.ui.kit.look import Look
from app.ui.parts.camera.qt_camera import QtCamera
from app.ui.theme import theme_names
from app.ui.window.desk import DeskWindow
from app.ui.window.faults import FaultWatch
from app.ui.window.garbage import Garbage
from app.ui.window.interrupts import Interrupts
from app.ui.window.logs import Log
from app.ui.window.program import Glimpse, Places, Program, Stores

if TYPE_CHECKING:
    from app.library.messages import Messages
    from app.store.opening import StoreOptions
    from app.usecases.evidence_ports import PrintQueue
    from app.usecases.housekeeping import (
        BackupFound,
        NewDesk,
        OpenedStore,
        Progress,
    )

NAME = "counterfoil"
TypedKeys = dict[str, bytes]
"""Keys of stores by their names, opened with a passphrase: in memory, while the program runs."""

_THEME = "light"
_NOT_COMPILED = (
    "界面译文尚未编译，本次以英文显示。请先运行一次：python3 packaging/dev.py run\n"
    "The translation is not compiled, so this window is in English. Run once: python3 packaging/dev.py run\n"
)


def start(store: Path | None = None) -> int:
    """Show the window on the store at `store` (or the usual one); the exit code when it is closed.

    4 where there is no display: Qt would abort, with a trace and without a word of what to do.
    """
    if not _has_display():
        return _say_no_display()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough  # 150 % is 150 %, not 200
    )
    application = QApplication([NAME])
    resources = resource_root()
    choices = Choices(choices_file())
    _name(application, resources)
    language = _speak(application, resources, choices)
    themes = theme_names(resources / "themes")
    Look(application, resources, choices.get("theme") if choices.get("theme") in themes else _THEME)
    program = _program(store_folder(store), resources, choices, language)
    again = _run(application, program)
    return _start_again(again) if again else 0


def _has_display() -> bool:
    """Whether a window can be opened at all; only Linux and its kin start programs without a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _say_no_display() -> int:
    from app.library.messages import load_messages

    messages = load_messages("zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en")
    problem = ProblemError("no_display")
    sys.stderr.write(f"{messages.sentence(problem.code)}\n{messages.what_to_do(problem.code)}\n")
    return 4


def _run(application: QApplication, program: Program) -> Path | None:
    """The window's life; the store to start anew at, when that is wanted."""
    log = Log(program.places.log)
    faults, interrupts, garbage = FaultWatch(), Interrupts(), Garbage(application)
    window = DeskWindow(program, faults)
    shell = window.shell
    shell.resize(shell.size().boundedTo(shell.screen().availableSize()))  # old desks have 1024 by 768
    again: Path | None = None

    def start_anew() -> None:
        nonlocal again
        again = window.folder
        application.quit()

    window.restart_wanted.connect(start_anew)
    window.quit_wanted.connect(application.quit)
    interrupts.told.connect(application.quit)
    try:
        window.begin()
        application.exec()
    finally:
        window.close()
        interrupts.release()
        faults.release()
        garbage.stop()
        log.close()
    return again


def _name(application: QApplication, resources: Path) -> None:
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("Counterfoil 存根")
    application.setDesktopFileName(NAME)
    application.setWindowIcon(QIcon(str(resources / "icons" / "counterfoil.png")))


def _speak(application: QApplication, resources: Path, choices: Choices) -> str:
    """Install the language that was chosen, or the system's.

    What a clone has not compiled yet is compiled now. Where that cannot be done the window speaks English,
    and the terminal says why.
    """
    chosen = choices.get("language")
    setting = cast("LanguageSetting", chosen if chosen in ("zh_CN", "en") else "system")
    language, folder = language_of(setting, QLocale.system()), resources / "i18n"
    try:
        install_language(application, folder, language)
    except TranslationMissingError:
        from app.ui.compiling import compile_language

        if compile_language(folder, language):
            install_language(application, folder, language)
        elif language != "en":
            sys.stderr.write(_NOT_COMPILED)
            return "en"
    return language


def _program(store: Path, resources: Path, choices: Choices, language: str) -> Program:
    @lru_cache(maxsize=1)
    def messages() -> Messages:
        from app.library.messages import load_messages

        return load_messages(language)

    typed: TypedKeys = {}
    return Program(
        version=lambda: _version(resources),
        language=language,
        places=Places(resources, store, demo_folder(), log_folder(), backup_folder(store)),
        choices=choices,
        stores=Stores(
            exists=_exists,
            glance=partial(glance_at, typed=typed),
            open=partial(open_for_window, typed=typed),
            make=_make,
            sealed_at_first=_sealed_at_first,
            make_demo=_make_demo,
            printers=_printers,
            remains=lambda folder: (folder / "witness.json").exists() or (folder / "blobs").exists(),
            backups=_backups,
            restore=partial(_restore, typed_keys=typed),
            unlock=partial(_unlock, typed_keys=typed),
            keep_to=_keep_to,
            form_wanted=_form_wanted,
            give_form=partial(_give_form, typed=typed),
        ),
        notices=lambda: _notices(resources),
        sentence=lambda code, params: messages().sentence(code, params),
        advice=lambda code, params: messages().what_to_do(code, params),
        camera=QtCamera,
    )


def _version(resources: Path) -> str:
    """As installed; in a checkout that nobody installed, as the project says."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(NAME)
    except PackageNotFoundError:
        pass
    project = resources.parent / "pyproject.toml"
    if not project.exists():
        return "–"
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _notices(resources: Path) -> str:
    """What others wrote and under which licence: beside the resources of a checkout, or as installed."""
    from importlib.metadata import PackageNotFoundError, files

    name = "THIRD-PARTY-NOTICES.md"
    beside = resources.parent / "packaging" / name
    if beside.exists():
        return beside.read_text(encoding="utf-8")
    try:
        found = next((each for each in files(NAME) or () if each.name == name), None)
    except PackageNotFoundError:
        found = None
    return found.read_text(encoding="utf-8") if found is not None else "–"


def words_again(whole: Sequence[str], own: Sequence[str], store: Path) -> list[str]:
    """The words after the interpreter that start this program on `store`: its `own` words give way."""
    return [*whole[1 : len(whole) - len(own[1:])], "--store", str(store)]


def _start_again(store: Path) -> int:
    """The same program in place of this one, on the store that was open."""
    import subprocess

    command = [sys.executable, *words_again(sys.orig_argv, sys.argv, store)]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - becoming the program anew is the point
    subprocess.Popen(command)  # noqa: S603 - the very command that started us
    return 0


class Choices:
    """Language and theme of this computer, in a small file. A damaged one counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = self._read()

    def get(self, key: str) -> str:
        """See `MachineChoices`."""
        return self._values.get(key, "")

    def put(self, key: str, value: str) -> None:
        """See `MachineChoices`."""
        # Keys and values are words of our own: nothing in them needs an escape.
        self._values[key] = value
        unfinished = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            lines = [f'{name} = "{each}"\n' for name, each in sorted(self._values.items())]
            unfinished.write_text("".join(lines), encoding="utf-8")
            unfinished.replace(self._file)
        except OSError as error:
            raise not_writable(self._file, error) from None

    def _read(self) -> dict[str, str]:
        try:
            found = tomllib.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {key: value for key, value in found.items() if isinstance(value, str)}


def glance_at(folder: Path, typed: TypedKeys | None = None) -> Glimpse | None:
    """The top of the queue by the shortest way: neither the rules nor what writes is imported for it."""
    from zoneinfo import ZoneInfo

    from app.places import keys_folder
    from app.store.glance import glance
    from app.store.key_places import FolderKeys, MachineKeys

    clock = demo_clock(folder)
    now = clock.now() if clock is not None else datetime.now().astimezone()
    machine = MachineKeys(keys_folder(), typed=typed)
    seen = glance(folder, now, machine if clock is None else FolderKeys(folder, machine))
    return Glimpse(seen.rows, now, ZoneInfo(seen.zone)) if seen is not None and seen.zone else None


def open_for_window(
    folder: Path, options: StoreOptions | None = None, typed: TypedKeys | None = None
) -> OpenedStore:
    """Open the store at `folder`. Raises what `app.bootstrap.opened_store` raises.

    `typed`: keys that a passphrase opened in this window.
    """
    from app.bootstrap import key_places, opened_store, sync_of
    from app.sync_beside import beside
    from app.usecases.take_up import take_up

    with ExitStack() as held:
        store, workplace = held.enter_context(opened_store(folder, None, options, key_places(folder, typed)))
        make = partial(sync_of, store, workplace.desk.code)
        sync = held.enter_context(beside(store, make, take_up=partial(take_up, workplace)))
        return OpenStore(folder, store, workplace, held.pop_all(), sync)


def _sealed_at_first(profile: str) -> bool:
    from app.bootstrap import is_sealed_from_the_start

    return is_sealed_from_the_start(profile)


def _make(folder: Path, new: NewDesk) -> None:
    """A store with a desk, its first supervisor and its printer."""
    from app.bootstrap import make_store, opened_store, seal_if_travelling
    from app.domain.vocabulary import Role
    from app.usecases.believed_clock import begin_clock
    from app.usecases.desk import Person
    from app.usecases.desk_settings import DEFAULT_PRINTER, JOIN_WANTED, PERSON, STAFF, staff_value
    from app.usecases.staffing import Staffing

    make_store(folder, new.desk)
    seal_if_travelling(folder, new.desk.profile)
    with opened_store(folder) as (_, workplace):
        staff = staff_value((Person(new.supervisor, Role.SUPERVISOR),))
        chosen = {STAFF: staff, PERSON: new.supervisor, DEFAULT_PRINTER: new.printer}
        workplace.settings.put({**chosen, JOIN_WANTED: new.join})
        begin_clock(workplace)
        if new.pin:
            Staffing(workplace, Person(new.supervisor, Role.SUPERVISOR)).set_pin(new.supervisor, new.pin)


def _make_demo(folder: Path, progress: Progress) -> None:
    """Made under another name and renamed when whole: half a demo never looks like one."""
    from shutil import rmtree

    from app.demo import make_demo

    unfinished = folder.with_name(f"{folder.name}.making")
    rmtree(unfinished, ignore_errors=True)
    try:
        make_demo(unfinished, progress)
        unfinished.rename(folder)
    finally:
        rmtree(unfinished, ignore_errors=True)


def _backups(folders: Sequence[Path]) -> Sequence[BackupFound]:
    from app.store.backups_found import find_backups

    return find_backups(folders)


def _restore(backup: Path, lost: Path, typed: str, typed_keys: TypedKeys) -> Path:
    from app.bootstrap import key_places
    from app.store.backups_found import restore_beside
    from app.store.restoring import Unlocking

    spare = demo_folder().parent
    # Beside a demo lies a store without a clock of its own: its key goes where those of others lie.
    unlocking = Unlocking(key_places(lost, typed_keys), typed, key_places(spare, typed_keys))
    return restore_beside(backup, lost, datetime.now().astimezone(), spare, unlocking)


def _unlock(folder: Path, typed: str, typed_keys: TypedKeys) -> None:
    from app.bootstrap import key_places
    from app.store.layout import Layout
    from app.store.unlocking import unlock

    unlock(Layout(folder), key_places(folder, typed_keys), typed)


def _form_wanted(folder: Path) -> bool | None:
    if not (folder / "form-wanted").exists():  # nothing is imported for what is seldom there
        return None
    from app.store.form_wish import wished_form

    return wished_form(folder)


def _give_form(folder: Path, progress: Progress, typed: TypedKeys) -> None:
    from app.bootstrap import key_places
    from app.store.form_wish import fulfil_wish

    fulfil_wish(folder, key_places(folder, typed), progress)


def _exists(folder: Path) -> bool:
    from app.store.layout import Layout

    return Layout(folder).exists


def _keep_to(folder: Path, lost: Path) -> bool:
    """Only where no start named the lost one: what a person or an administrator named stays named."""
    return lost == store_folder() and use_store(folder)


def _printers() -> Sequence[PrintQueue]:
    from app.bootstrap import system_printers

    return system_printers().queues()
