"""Make the fonts of the tests again: small parts of DejaVu Sans and Noto Sans CJK SC, in tests/fonts.

The suite sees no other fonts, so that it measures the same text on every machine. DejaVu is what a bare Debian shows
English in; Chinese are the 3,755 commonest characters (level 1 of GB 2312) and whatever the program and its
translation use besides. Needs fonttools (`pip install fonttools`) and Debian's fonts-dejavu-core and fonts-noto-cjk:

    python tools/test_fonts.py
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests/fonts"
TEXTS = ("nnstudio/**/*.py", "tests/**/*.py", "resources/translations/*.ts")
CHINESE_FROM = 0x2E80
"""The first code point of the East Asian blocks."""
LATIN = [(0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2026), (0x2190, 0x2199), (0x2212, 0x2212)]
EAST_ASIAN = [(0x3000, 0x301F), (0xFF01, 0xFF5E)]
SHARED = "“”‘’…—·"
"""Punctuation that stands in Chinese text in its own width."""
SOURCES = {
    "DejaVuSans.ttf": (Path("truetype/dejavu/DejaVuSans.ttf"), 0, "kern"),
    "DejaVuSans-Bold.ttf": (Path("truetype/dejavu/DejaVuSans-Bold.ttf"), 0, "kern"),
    "NotoSansCJKsc-Regular.otf": (Path("opentype/noto/NotoSansCJK-Regular.ttc"), 2, ""),
}
"""File to make: the file to take it from, the number of the font in it, and the features to keep."""


def used_characters() -> set[str]:
    """Every character of the program's texts, its translation and the tests."""
    return {
        character
        for pattern in TEXTS
        for file in ROOT.glob(pattern)
        for character in file.read_text(encoding="utf-8")
        if character.isprintable()
    }


def common_chinese() -> set[str]:
    """The 3,755 characters of the first level of GB 2312: rows 16 to 55, of which the last is shorter."""
    codes = [(row, cell) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    return {bytes(code).decode("gb2312") for code in codes if code < (0xD7, 0xFA)}


def characters_of(name: str) -> set[str]:
    """The characters that a font of the tests shall have."""
    used = used_characters()
    if name.startswith("DejaVu"):
        return _spans(LATIN) | {character for character in used if ord(character) < CHINESE_FROM}
    chinese = {character for character in used if ord(character) >= CHINESE_FROM}
    return common_chinese() | chinese | _spans(EAST_ASIAN) | set(SHARED)


def _spans(spans: list[tuple[int, int]]) -> set[str]:
    return {chr(code) for first, last in spans for code in range(first, last + 1)}


def make(name: str, fonts: Path) -> None:
    """Write one font of the tests, from the system's fonts in `fonts`."""
    source, number, features = SOURCES[name]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as wanted:
        wanted.write("".join(sorted(characters_of(name))))
        wanted.flush()
        command = [sys.executable, "-m", "fontTools.subset", str(fonts / source), f"--font-number={number}"]
        command += [f"--text-file={wanted.name}", f"--output-file={FOLDER / name}", "--no-hinting"]
        command += ["--drop-tables+=MATH,FFTM", f"--layout-features={features}", "--notdef-outline"]
        command += ["--name-IDs=0,1,2,3,4,5,6,13,14"]
        subprocess.run(command, check=True)


def main() -> None:
    """Make all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, default=Path("/usr/share/fonts"), help="folder of the sources")
    fonts = parser.parse_args().fonts
    for name in SOURCES:
        make(name, fonts)
        print(f"{name}: {(FOLDER / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
