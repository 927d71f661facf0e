"""入网: who makes the desk one of a head office's.

Head office gets everything that is here, and names staff with their roles: whoever could bring the desk to
one of their own would read all and be whatever they like.
"""

from __future__ import annotations

from app.usecases.deed_rights import POLICY, check_deed
from app.usecases.desk import Person
from app.usecases.pins import has_pins
from app.usecases.workplace import Workplace


def check_join(workplace: Workplace, person: Person) -> None:
    """Raises RefusedError role_not_enough where people have PINs and that person may not change its rules.

    Before anybody has a PIN, a desk is being set up by whoever stands there.
    """
    if has_pins(workplace.settings.all()):
        check_deed(workplace, POLICY, person)
