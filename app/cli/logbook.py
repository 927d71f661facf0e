"""Where bugs are written down: one file beside the user's other logs."""

from __future__ import annotations

import logging
import traceback

from app.places import log_folder


def log_bug(log: logging.Logger, error: BaseException) -> None:
    """Write the class of the error and where it happened, never its message: that may name a customer."""
    places = "".join(traceback.format_tb(error.__traceback__))
    handler = _handler()
    log.addHandler(handler)
    try:
        log.error("unexpected %s\n%s", type(error).__name__, places)
    finally:
        log.removeHandler(handler)
        handler.close()


def _handler() -> logging.Handler:
    """The log file; standard error where it cannot be written."""
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        file = log_folder() / "counterfoil.log"
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
