"""What is wrong with a camera, in a sentence that says what to do."""

from PySide6.QtCore import QCoreApplication

from app.ui.parts.camera.port import Trouble, TroubleCode

translate = QCoreApplication.translate


def say_trouble(trouble: Trouble) -> str:
    """One sentence."""
    words = {
        TroubleCode.NOT_INSTALLED: translate("Camera", "The camera package is not installed."),
        TroubleCode.LIBRARY_MISSING: translate(
            "Camera", "The camera package does not start here: the system lacks {0}."
        ),
        TroubleCode.OUT_OF_STEP: translate(
            "Camera", "The camera package does not fit this program: it has to be version {0}."
        ),
        TroubleCode.NO_CAMERA: translate("Camera", "No camera is connected."),
        TroubleCode.REFUSED: translate(
            "Camera", "The system does not let this program use the camera. Its privacy settings decide."
        ),
        TroubleCode.BUSY: translate(
            "Camera", "The camera does not start. Another program may be using it: close that one."
        ),
        TroubleCode.UNPLUGGED: translate("Camera", "The camera is gone. Plug it in again."),
        TroubleCode.NO_PICTURE: translate(
            "Camera", "The camera sends no picture. Unplug it and plug it in again."
        ),
    }[trouble.code]
    return words.format(trouble.detail)
