"""What needs QtMultimedia runs where the camera package is installed: `python3 packaging/dev.py camera`."""

from app.ui.parts.camera.qt_camera import package_trouble

collect_ignore = [] if package_trouble() is None else ["test_qt_camera.py"]
