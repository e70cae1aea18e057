"""What the pieces of a line of Python are, told by Pygments, one line at a time.

An edit changes one line of hundreds, so that a whole text is never read again. What one line leaves open, a string in
three quotes, is handed on to the next.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String

LINES = 4096
"""Lines that are remembered."""
QUOTES = {'"""': "tdqs", "'''": "tsqs"}
"""By the quotes of a string that goes over lines, what Pygments calls being inside of it."""
ROLES = {
    Comment: "comment",
    String: "string",
    Number: "number",
    Keyword.Constant: "number",
    Keyword: "keyword",
    Operator.Word: "keyword",
    Name.Function: "name",
    Name.Class: "name",
    Name.Decorator: "name",
}
Span = tuple[int, int, str]
"""Where a piece begins, how long it is, and its role."""
_LEXER = PythonLexer(stripnl=False, ensurenl=False)


@lru_cache(LINES)
def spans(line: str, inside: str = "") -> tuple[tuple[Span, ...], str]:
    """The pieces of a line that are not plain, and the quotes that are open behind it.

    inside: the quotes that are open before it; "" for none. Roles are comment, string, number, keyword, name, call and
    setting (a name before "=" in brackets).
    """
    stack = ("root", "expr", QUOTES[inside]) if inside else ("root",)
    found: list[Span] = []
    depth = 0
    for start, kind, text in _LEXER.get_tokens_unprocessed(line, stack):
        if kind in String and text in QUOTES:
            inside = "" if inside else text
        depth += (text in ("(", "[", "{")) - (text in (")", "]", "}"))
        role = _role(kind, line[start + len(text) :], depth > 0 or line.startswith((" ", "\t")))
        if role:
            found.append((start, len(text), role))
    return tuple(found), inside


def _role(kind: Any, rest: str, in_brackets: bool) -> str:
    """rest: what follows in the line."""
    while kind is not None:
        if kind in ROLES:
            return ROLES[kind]
        if kind is Name:
            if rest.startswith("("):
                return "call"
            return "setting" if in_brackets and rest.startswith("=") and not rest.startswith("==") else ""
        kind = kind.parent
    return ""
