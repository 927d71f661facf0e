"""`override` marks a method that answers to one of Qt's or of our own base classes.

Python has it from 3.12 on; checkers know it earlier from typing_extensions, which the
running program need not load.
"""

from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Method = TypeVar("_Method", bound=Any)

    def override(method: _Method) -> _Method:
        """Nothing happens when the program runs."""
        return method
