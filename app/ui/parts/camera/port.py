"""The port to the cameras of this computer, and what may be wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.ui.override import override


class TroubleCode(StrEnum):
    """Why there is no picture."""

    NOT_INSTALLED = "not_installed"
    LIBRARY_MISSING = "library_missing"
    OUT_OF_STEP = "out_of_step"
    NO_CAMERA = "no_camera"
    REFUSED = "refused"
    BUSY = "busy"
    UNPLUGGED = "unplugged"
    NO_PICTURE = "no_picture"


_MENDABLE = (TroubleCode.REFUSED, TroubleCode.LIBRARY_MISSING, TroubleCode.OUT_OF_STEP)


@dataclass(frozen=True)
class Trouble:
    """A code; for ``library_missing`` the file that the system lacks, for ``out_of_step`` the version that
    the camera package should have.
    """

    code: TroubleCode
    detail: str = ""


@dataclass(frozen=True)
class CameraDevice:
    """A camera. `id` stays the same while it is plugged in; `name` is the system's own."""

    id: str
    name: str


class Camera(QObject):
    """The cameras of this computer, one of which may be looking. Use it on the UI thread.

    Signals, while it looks: `frame_came` with a picture for the live view, `taken` with the picture that
    `take` asked for, both upright; `failed` with a Trouble, after which it looks no longer.
    `devices_changed` when one was plugged in or out since `devices` was first asked.
    """

    frame_came = Signal(object)
    taken = Signal(object)
    failed = Signal(object)
    devices_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.was_seen = False
        """Whether a picture came since the program started."""
        self._said: set[TroubleCode] = set()

    def worth_saying(self, trouble: Trouble) -> bool:
        """Whether a person who asked for a picture should hear why files are asked for instead.

        Once in a run, and only what is not as it should be: a desk without a camera is left in peace.
        """
        odd = self.was_seen or trouble.code in _MENDABLE
        if not odd or trouble.code in self._said:
            return False
        self._said.add(trouble.code)
        return True

    def asking(self) -> bool:
        """Whether the system asks the person for leave just now."""
        return False

    def absence(self) -> Trouble | None:
        """Why no camera can be used; None when there is one."""
        raise NotImplementedError

    def devices(self) -> tuple[CameraDevice, ...]:
        """What is plugged in, the system's favourite first."""
        raise NotImplementedError

    def start(self, device: CameraDevice) -> None:
        """Look through `device`; one that looked before is let go. What goes wrong comes by `failed`."""
        raise NotImplementedError

    def take(self) -> None:
        """Bring the next whole picture by `taken`, once it is there. Nothing happens while none looks."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let the camera go: its light is off, other programs may have it, no thread is left."""
        raise NotImplementedError


class NoCamera(Camera):
    """Where there is none: the pages ask for files."""

    @override
    def absence(self) -> Trouble | None:
        return Trouble(TroubleCode.NOT_INSTALLED)

    @override
    def devices(self) -> tuple[CameraDevice, ...]:
        return ()

    @override
    def start(self, device: CameraDevice) -> None:
        self.failed.emit(Trouble(TroubleCode.UNPLUGGED))

    @override
    def take(self) -> None:
        return

    @override
    def stop(self) -> None:
        return
