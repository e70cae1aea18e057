"""The first letters of Chinese in pinyin, by which whoever writes Chinese finds things ("jj" for 卷积).

No table is needed: GB 2312 sorts its usual characters, the first 3,755, by their pinyin. So the first code of each
letter tells the letter of all that follow.
"""

from __future__ import annotations

import bisect

FIRST = (
    (0xB0A1, "a"),
    (0xB0C5, "b"),
    (0xB2C1, "c"),
    (0xB4EE, "d"),
    (0xB6EA, "e"),
    (0xB7A2, "f"),
    (0xB8C1, "g"),
    (0xB9FE, "h"),
    (0xBBF7, "j"),
    (0xBFA6, "k"),
    (0xC0AC, "l"),
    (0xC2E8, "m"),
    (0xC4C3, "n"),
    (0xC5B6, "o"),
    (0xC5BE, "p"),
    (0xC6DA, "q"),
    (0xC8BB, "r"),
    (0xC8F6, "s"),
    (0xCBFA, "t"),
    (0xCDDA, "w"),
    (0xCEF4, "x"),
    (0xD1B9, "y"),
    (0xD4D1, "z"),
)
"""The code of the first character of each letter. No syllable begins with i, u or v."""
END = 0xD7FA
CODES = [code for code, _ in FIRST]


def initial(character: str) -> str:
    """The letter that the character's usual reading begins with; "" where it is no usual Chinese character."""
    try:
        code = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    return FIRST[bisect.bisect_right(CODES, code) - 1][1] if CODES[0] <= code < END else ""
