"""Whether a word is denied where it stands (没有漏电). In doubt it is not: a missed danger is worse."""

import re

from app.domain.policy.rules import CLAUSE_ENDS

_REACH = 12
"""So many characters of the clause are looked at on either side."""

_DENIAL = re.compile(
    "(?P<no>没有|并未|没|未|并无|无|不)(?:有|会|是|曾|被)?(?:发生|出现|发现|看到|见到|闻到|任何|明显|什么|人)?$"
)
"""A denial that ends right before the word. 不再, 不停, 没几天 deny nothing that was."""

_UNDOING = re.compile("(?:差点儿?|差一点|险些|几乎|难道|岂|可|莫|这|那|要|别|怎么|谁说|[不没未无非].{0,3})$")
"""Before a denial: it nearly happened, it is asked, or it is denied in its turn."""

_ASKED = ("?", "吗", "么", "吧", "嘛", "呢", "才怪", "不行", "不可", "不成", "不算", "誓不")
"""After the word: a question, or what makes a threat of it."""

_ENDS = re.compile(f"[{re.escape(CLAUSE_ENDS)}]")


def denied(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` of a plain text is denied in its clause."""
    before = _ENDS.split(text[max(0, start - _REACH) : start])[-1]
    denial = _DENIAL.search(before)
    if denial is None or _UNDOING.search(before[: denial.start()]):
        return False
    no = start - len(before) + denial.start("no") + denial["no"].startswith("并")
    if no > 0 and text[no - 1] == text[no + 1]:  # 有没有, 会不会, 漏不漏
        return False
    after = text[end : end + _REACH]
    stop = _ENDS.search(after)
    clause = after[: stop.end()] if stop else after
    return not any(sign in clause for sign in _ASKED)
