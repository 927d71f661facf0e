"""Words of scripts that run from right to left, in the order in which they stand on the paper."""

import re

_WORD = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
"""Hebrew, Arabic (Uyghur is written with it), Syriac, Thaana, N'Ko and their kin, without digits."""


def seen_order(text: str) -> str:
    """`text` with each such word turned round.

    Readers of a PDF turn them back: a name that was set as it was typed would be found by nobody who
    searches for it. Words keep their place in the line; where a line begins with one, some readers give
    its words in another order.
    """
    return _WORD.sub(lambda word: word[0][::-1], text)
