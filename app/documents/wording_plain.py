"""What a text comes to when nothing disguises it: blanks, marks, old letters, look-alikes, sounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final


def plain(text: str) -> str:
    """Letters and digits alone, in their usual width, simplified: what is left when nothing disguises it."""
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLER)
    return "".join(each for each in wide if unicodedata.category(each)[0] in "LN")


def readings(text: str) -> tuple[str, ...]:
    """The ways to read `text`, each in plain letters: a sign is a letter (㊕) or an ornament (🈲); Latin is
    written for the sound of a character (概bu退换) or to fill (概o不o退o换).
    """
    return tuple(dict.fromkeys(_read(text)))


def _read(text: str) -> Iterator[str]:
    bare = plain(text)
    yield bare
    yield plain("".join(each for each in text if unicodedata.category(each) != "So"))
    if _LATIN.search(bare):
        yield _SOUNDS.sub(lambda found: _SPELT[found[0]], bare)
        yield _FILLED.sub("", bare)


_LATIN: Final = re.compile("[a-z0-9]")
_HAN: Final = "[\u3400-\u9fff]"
_FILLED: Final = re.compile(f"(?<={_HAN})([a-z0-9])(?={_HAN}\\1{_HAN})|(?<=([a-z0-9]){_HAN})\\2(?={_HAN})")
"""The same sign between each two characters."""

_SPELT: Final = {
    "gai": "概",
    "bu": "不",
    "tui": "退",
    "huan": "换",
    "huo": "货",
    "kuan": "款",
    "mai": "卖",
    "zui": "最",
    "zhong": "终",
    "jie": "解",
    "shi": "释",
    "quan": "权",
    "te": "特",
    "jia": "价",
}
_SOUNDS: Final = re.compile("|".join(sorted(_SPELT, key=len, reverse=True)))
"""How the characters of the plainest bans are spelt."""

_SIMPLER: Final = str.maketrans(
    "釋權終歸換價簽棄購經離櫃負責視為爲願擔與無關國過後條約產損賠償訴獲開僅憑證據貨應將對會認聲維慨溉繫佈"
    "約從優賣銷樣獎贈處費擇買單並異議舉報媒體絕於許給還調顧門"
    "測鑒鑑結斷鋪廠們倉碼談驗領確蓋則爭糾紛辦補實隨時變風險說準發遺觧蕞槪卟丕杈煺",
    "释权终归换价签弃购经离柜负责视为为愿担与无关国过后条约产损赔偿诉获开仅凭证据货应将对会认声维概概系布"
    "约从优卖销样奖赠处费择买单并异议举报媒体绝于许给还调顾门"
    "测鉴鉴结断铺厂们仓码谈验领确盖则争纠纷办补实随时变风险说准发遗解最概不不权退",
)
"""Traditional letters of the words below, and look-alikes."""
