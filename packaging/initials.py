"""Make the table of pinyin initials from pypinyin's dictionaries: ``python packaging/initials.py``.

The program finds 王建国 by ``wjg``. All it needs for that is one letter per character and the words
in which a character is read otherwise; pypinyin itself would bring every syllable with its tone,
fifty megabytes of them. Runs in the developers' environment; the same version gives the same file.
"""

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "app" / "store" / "search" / "initials.txt"
HEAD = """\
# One letter and the characters whose most usual reading begins with it; then words in which one is read
# otherwise. Made by packaging/initials.py from pypinyin, whose licence is in initials-licence.txt.
"""


def main() -> None:
    """Write the table."""
    sys.path.insert(0, str(ROOT))  # the words are chosen by how the program itself reads
    from app.store.search.initials import HAN, LONGEST, Readings  # noqa: PLC0415 - only now can it be found

    letters: defaultdict[str, list[str]] = defaultdict(list)
    for char in sorted(map(chr, PINYIN_DICT)):
        if HAN.fullmatch(char):
            letters[_read(char)].append(char)
    lines = {letter: "".join(chars) for letter, chars in sorted(letters.items())}
    words: dict[str, str] = {}
    readings = Readings(lines, words)
    for word in sorted(PHRASES_DICT, key=lambda word: (len(word), word)):
        if HAN.fullmatch(word) and len(word) <= LONGEST and readings.read(word) != _read(word):
            words[word] = _read(word)
    written = [f"{letter} {chars}\n" for letter, chars in lines.items()]
    written += [f"{initials} {word}\n" for word, initials in words.items()]
    TABLE.write_text(HEAD + "".join(written), encoding="utf-8", newline="\n")


def _read(text: str) -> str:
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors="ignore"))


if __name__ == "__main__":
    main()
