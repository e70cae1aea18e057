"""Text that holds a table, whoever wrote it: its encoding, what stands between cells, and how numbers look."""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
import itertools
import re
from collections.abc import Sequence

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENCODINGS = ("utf-8", "utf-16", "latin-1", "gb18030", "shift_jis")
DECIMALS = {"point": ".", "comma": ","}
HEADERS = ("first row", "none")
MISSING = frozenset(("", "na", "n/a", "nan", "null", "none", "?", "-", "#n/a"))
LOOKED_AT = 200
"""Lines that are looked at to find out how a table is written."""
NUMBER = {
    "point": re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?([eE][+-]?\d+)?%?"),
    "comma": re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?([eE][+-]?\d+)?%?"),
}


@dataclasses.dataclass(frozen=True)
class Writing:
    """How a table is written: keys of SEPARATORS and DECIMALS, one of ENCODINGS and of HEADERS."""

    encoding: str
    separator: str
    decimal: str
    header: str


def find_writing(data: bytes) -> Writing:
    """How the table in a file's first bytes is most likely written."""
    encoding = find_encoding(data)
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    lines = text.splitlines()[:LOOKED_AT]
    separator = max(SEPARATORS, key=lambda name: _regularity(lines, SEPARATORS[name]))
    rows = list(csv.reader(lines, delimiter=SEPARATORS[separator]))
    decimal = _decimal([cell for row in rows[1:] for cell in row], separator)
    return Writing(encoding, separator, decimal, _header(rows, decimal))


def find_encoding(data: bytes) -> str:
    """One of ENCODINGS that can read these first bytes of a file: by its mark, else UTF-8, else what fits."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(data)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _looks_chinese(data):
            return encoding
    return "latin-1"


def _looks_chinese(data: bytes) -> bool:
    """Whether most of what is not ASCII, read as GB 18030, is Chinese: accents of Latin-1 rarely come in pairs."""
    runs = re.findall(rb"[\x80-\xff]+", data)
    in_pairs = sum(len(run) for run in runs if len(run) > 1)
    if in_pairs < 0.8 * sum(map(len, runs)):
        return False
    text = data.decode("gb18030", "ignore")
    odd = [character for character in text if ord(character) > 127]
    return sum("\u4e00" <= character <= "\u9fff" for character in odd) > 0.8 * len(odd)


def _regularity(lines: Sequence[str], separator: str) -> tuple[float, int]:
    """How evenly a character divides lines, and into how many cells: the best separator has the largest."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return 0.0, 0
    usual = max(set(widths), key=widths.count, default=1)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 1)


def _decimal(cells: Sequence[str], separator: str) -> str:
    commas = sum(bool(re.fullmatch(r"[+-]?\d+,\d+", cell.strip())) for cell in cells)
    points = sum(bool(re.fullmatch(r"[+-]?\d+\.\d+", cell.strip())) for cell in cells)
    return "comma" if separator != "comma" and commas > points else "point"


def _header(rows: Sequence[Sequence[str]], decimal: str) -> str:
    """A first row of names: no number in it, or a text over a column of numbers."""
    if len(rows) < 2:
        return "first row"
    first = [number(cell, decimal) is not None for cell in rows[0]]
    return "none" if first and all(first) else "first row"


def number(cell: str, decimal: str) -> float | None:
    """The number in a cell, None where it is none or missing. "1,234.5" and "12%" are numbers too."""
    text = cell.strip()
    if not text or not NUMBER[decimal].fullmatch(text):
        return None
    share = text.endswith("%")
    plain = text.rstrip("%")
    plain = plain.replace(",", "") if decimal == "point" else plain.replace(".", "").replace(",", ".")
    try:
        return float(plain) / 100.0 if share else float(plain)
    except ValueError:
        return None


def is_missing(cell: str) -> bool:
    """Whether a cell says that nothing is known."""
    return cell.strip().lower() in MISSING


@dataclasses.dataclass(frozen=True)
class Cells:
    """names: of the columns. columns: the cells of each as text, all of one length."""

    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def column(self, name: str) -> tuple[str, ...]:
        """One column by its name."""
        return self.columns[self.names.index(name)]


def read_cells(data: bytes, writing: Writing, name: str) -> Cells:
    """The table in a file's bytes. name: of the file, for sentences. Raises DataError, which names the line."""
    return _cells(_text(data, writing, name, whole=True), writing, name, None)


def read_head(data: bytes, writing: Writing, name: str, rows: int, whole: bool) -> Cells:
    """The first rows of the table in a file's first bytes, as `read_cells`. whole: these are all of its bytes."""
    cells = _cells(_text(data, writing, name, whole), writing, name, rows)
    if whole or len(cells) >= rows or len(cells) < 2:
        return cells
    return Cells(cells.names, tuple(column[:-1] for column in cells.columns))


def _text(data: bytes, writing: Writing, name: str, whole: bool) -> str:
    try:
        return codecs.getincrementaldecoder(writing.encoding)().decode(data, whole).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise DataError(
            sentence(
                "{file} is not written in {encoding} (byte {place:,}): choose another encoding.",
                file=name,
                encoding=writing.encoding,
                place=error.start,
            )
        ) from error


def _cells(text: str, writing: Writing, name: str, most: int | None) -> Cells:
    """most: of so many rows below the names only, without looking at the others; None for all."""
    if "\0" in text:
        raise DataError(sentence("{file} is no text: save the table as CSV or TSV.", file=name))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATORS[writing.separator])
    lines = ((reader.line_num, row) for row in reader if any(cell.strip() for cell in row))
    try:
        rows = list(itertools.islice(lines, None if most is None else most + (writing.header != "none")))
    except csv.Error as error:
        raise DataError(
            sentence("{file}, line {line:,}: {reason}.", file=name, line=reader.line_num, reason=str(error))
        ) from error
    if not rows:
        raise DataError(sentence("{file} is empty: choose a table with a row for each example.", file=name))
    width = len(rows[0][1])
    _check_widths(rows, width, name)
    names, body = _names(rows, width, writing)
    if not body:
        raise DataError(sentence("{file} has column names and no rows.", file=name))
    columns = tuple(zip(*(row for _, row in body), strict=True))
    return Cells(names, columns)


def _check_widths(rows: Sequence[tuple[int, list[str]]], width: int, name: str) -> None:
    ragged = [(line, len(row)) for line, row in rows if len(row) != width]
    if not ragged:
        return
    line, found = ragged[0]
    raise DataError(
        sentence(
            "{file}, line {line:,}: it has {found} cells where the first row has {width} (lines like it: {count:,}). "
            "Choose another separator, or mend the file.",
            file=name,
            line=line,
            found=found,
            width=width,
            count=len(ragged),
        )
    )


def _names(
    rows: Sequence[tuple[int, list[str]]], width: int, writing: Writing
) -> tuple[tuple[str, ...], Sequence[tuple[int, list[str]]]]:
    if writing.header == "none":
        return tuple(f"column {index}" for index in range(1, width + 1)), rows
    names: list[str] = []
    for index, cell in enumerate(rows[0][1], 1):
        wanted = "".join(character for character in cell.strip() if character.isprintable())[:200]
        wanted = wanted or f"column {index}"
        again = (f"{wanted} {number}" for number in itertools.count(2))
        names.append(wanted if wanted not in names else next(name for name in again if name not in names))
    return tuple(names), rows[1:]
