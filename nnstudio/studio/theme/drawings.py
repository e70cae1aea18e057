"""The drawings of all icons, as SVG elements on a grid of 24. `@` stands for the colour where an area is filled."""

from __future__ import annotations

from collections.abc import Iterable


def _lines(path: str) -> str:
    return f'<path d="{path}"/>'


def _solid(path: str) -> str:
    return f'<path d="{path}" fill="@" stroke-width="1.2"/>'


def _dots(*places: tuple[float, float], radius: float = 1.7) -> str:
    return "".join(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="@" stroke="none"/>' for x, y in places)


def _rings(places: Iterable[tuple[float, float]], radius: float = 1.5) -> str:
    return "".join(f'<circle cx="{x}" cy="{y}" r="{radius}" stroke-width="1.2"/>' for x, y in places)


FAMILY_DRAWINGS = {
    "core": _lines("M6 5 18 8.5M6 5 18 15.5M6 12 18 8.5M6 12 18 15.5M6 19 18 8.5M6 19 18 15.5")
    + _dots((6, 5), (6, 12), (6, 19), (18, 8.5), (18, 15.5), radius=2.2),
    "convolution": _lines("M4 4h16v16H4zM9.3 4v16M14.7 4v16M4 9.3h16M4 14.7h16")
    + _solid("M4 4h10.7v10.7H4z"),
    "pooling": _lines("M4 4h16v16H4zM12 4v4M12 20v-4M4 12h4M20 12h-4") + _solid("M9.5 9.5h5v5h-5z"),
    "activation": _lines("M3 17h8.5L20 5") + _lines("M3 21h18"),
    "normalization": _lines("M3 19c5 0 5.5-14 9-14s4 14 9 14") + _lines("M12 9v10"),
    "regularization": _dots((5, 5), (19, 5), (12, 12), (5, 19), (12, 19), radius=2.2)
    + _rings([(12, 5), (5, 12), (19, 12), (19, 19)]),
    "shape": _lines("M3 5h7v14H3zM3 12h7M6.5 5v14") + _lines("M13 12h7M17 9l3 3-3 3"),
    "merge": _lines("M6 3v5c0 4 6 4 6 8v5M18 3v5c0 4-6 4-6 8") + _lines("M9 18l3 3 3-3"),
    "group": _lines("M3.5 3.5h13v13h-13zM20.5 8v12.5H8") + _solid("M7 7.2h6v2h-6zM7 11h6v2h-6z"),
}

OTHER_DRAWINGS = {
    "ungroup": _lines("M3.5 3.5h7v7h-7zM13.5 13.5h7v7h-7zM14 5h5v5M10 19H5v-5"),
    "input": _lines("M4 4h16v16H4z") + _lines("M9 9c0-2 6-2 6 0 0 3-6 4-6 7h6"),
    "output": _lines("M4 20h16M6.5 20v-5M12 20V5M17.5 20v-8"),
    "data": '<ellipse cx="12" cy="5.5" rx="7.5" ry="2.5"/>'
    + _lines(
        "M4.5 5.5v13c0 1.4 3.4 2.5 7.5 2.5s7.5-1.1 7.5-2.5v-13M4.5 12c0 1.4 3.4 2.5 7.5 2.5s7.5-1.1 7.5-2.5"
    ),
    "app": _lines("M6 6.5 18 12M6 17.5 18 12") + _dots((6, 6.5), (6, 17.5), (18, 12), radius=3),
    "tiles": _lines("M3.5 4h17v16h-17zM3.5 10h17")
    + _solid("M6 13h3v4H6zM15 13h3v4h-3z")
    + _lines("M10.5 13h3v4h-3z"),
    "undo": _lines("M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4"),
    "redo": _lines("m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h4"),
    "start-over": _lines("M5 5v4.5h4.5M5.4 9.2A7.5 7.5 0 1 1 4.5 13"),
    "exam": _lines("M6 3h12v18H6zM9 8h6M9 12h2.5M10.5 16l2 2 4-4.5"),
    "again": _lines(
        "M19 4v4.5h-4.5M5 20v-4.5h4.5M18.6 8.4A7.5 7.5 0 0 0 5.2 9.5M5.4 15.6a7.5 7.5 0 0 0 13.4-1.1"
    ),
    "new": _lines("M6 3h8l4 4v14H6zM14 3v4h4M12 11v6M9 14h6"),
    "open": _lines("M3 19V5h6l2 3h8v3M3 19l3-8h15l-3 8z"),
    "save": _lines("M4 4h13l3 3v13H4zM8 4v5h7V4M8 20v-6h8v6"),
    "gallery": _lines("M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z"),
    "search": '<circle cx="10.5" cy="10.5" r="6"/>' + _lines("m15 15 5.5 5.5"),
    "fit": _lines("M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5") + _solid("M9 9h6v6H9z"),
    "larger": _lines("M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"),
    "smaller": _lines("M13.5 4.5v6h6M13.5 10.5 20 4M10.5 19.5v-6h-6M10.5 13.5 4 20"),
    "zoom-in": _lines("M5 12h14M12 5v14"),
    "zoom-out": _lines("M5 12h14"),
    "error": '<circle cx="12" cy="12" r="9"/>' + _lines("M12 7v6") + _dots((12, 16.6), radius=1.3),
    "warning": _lines("M12 3.5 21.5 20h-19z") + _lines("M12 9.5v5") + _dots((12, 17.2), radius=1.2),
    "info": '<circle cx="12" cy="12" r="9"/>' + _lines("M12 11v6") + _dots((12, 7.4), radius=1.3),
    "question": '<circle cx="12" cy="12" r="9"/>'
    + _lines("M9.3 9.6c0-3.6 5.4-3.6 5.4 0 0 1.9-2.7 2.1-2.7 4")
    + _dots((12, 16.8), radius=1.3),
    "good": _lines("m4.5 12.5 5 5 10-11"),
    "repair": _lines(
        "m4.5 19.5 8-8M12.5 11.5a4.6 4.6 0 0 1 6-6l-2.8 2.8.8 2.2 2.2.8 1-1a4.6 4.6 0 0 1-7.2 1.2z"
    ),
    "close": _lines("M6 6l12 12M18 6 6 18"),
    "back": _lines("M20 12H5M11 6l-6 6 6 6"),
    "forward": _lines("M4 12h15M13 6l6 6-6 6"),
    "new-folder": _lines("M3 19V5h6l2 3h10v11zM12 11v5M9.5 13.5h5"),
    "details": _lines("M4 6h16M4 12h16M4 18h16"),
    "file": _lines("M6 3h8l4 4v14H6zM14 3v4h4"),
    "home": _lines("M4 11l8-7 8 7M6 9.5V20h12V9.5"),
    "computer": _lines("M3 5h18v11H3zM9 20h6M12 16v4"),
    "disk": _lines("M3 8h18v8H3z") + _dots((17, 12), radius=1.3),
    "stopwatch": '<circle cx="12" cy="13.5" r="7.5"/>' + _lines("M12 13.5V9M9.5 3h5M12 3v3M18 6.5l1.5 1.5"),
    "insert": _lines("M3 5h6v14H3zM21 12h-9M15 8.5 11.5 12l3.5 3.5"),
    "thaw": _lines("M12 3v18M4.2 7.5l15.6 9M4.2 16.5l15.6-9M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5"),
    "columns": _lines("M4 4h16v16H4zM9.3 4v16M14.7 4v16"),
    "up": _lines("M12 20V5M6 11l6-6 6 6"),
    "down": _lines("M12 4v15M6 13l6 6 6-6"),
    "delete": _lines("M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5"),
    "duplicate": _lines("M8 8h12v12H8zM4 16V4h12"),
    "rename": _lines("M4 20h4L20 8l-4-4L4 16z"),
    "play": _solid("M7 4.5v15l12-7.5z"),
    "pause": _solid("M6.5 5h3.5v14H6.5zM14 5h3.5v14H14z"),
    "stop": _solid("M6 6h12v12H6z"),
    "epoch": _solid("M4 5v14l8-7zM12 5v14l8-7z"),
    "batch": _solid("M6 5v14l10-7z") + _lines("M19 5v14"),
    "pen": _lines("M4 20l1.2-5L16 4.2l3.8 3.8L9 18.8zM13.5 6.7l3.8 3.8"),
    "own-hand": _lines("M4 4h16v16H4z") + _lines("M7.5 15.5c2-7 3.5-7 4-3.5s1.5 4 4.5-3.5"),
    "eraser": _lines("M8.5 20 3.5 15 14 4.5l6 6L10.5 20zM8.5 20H20M8.7 9.8l6 6"),
    "filmstrip": _lines("M3 7h5v10H3zM10 7h5v10h-5zM17 7h4v10h-4z"),
    "shuffle": _lines("M3 7h4l9 10h4M3 17h4l2.5-2.8M13 9.8 16 7h4M18 4.5l3 2.5-3 2.5M18 14.5l3 2.5-3 2.5"),
    "next-wrong": _lines("M5 6l8 12M13 6 5 18M16 12h5M18.5 9l3 3-3 3"),
    "theme": '<circle cx="12" cy="12" r="8.5"/>' + _solid("M12 3.5a8.5 8.5 0 0 1 0 17z"),
    "settings": _lines("M4 7h8M16 7h4M4 17h4M12 17h8")
    + '<circle cx="14" cy="7" r="2.2"/><circle cx="10" cy="17" r="2.2"/>',
    "note": _lines("M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4"),
    "disable": '<circle cx="12" cy="12" r="8.5"/>' + _lines("M6 6l12 12"),
    "folded": _lines("m9 6 6 6-6 6"),
    "unfolded": _lines("m6 9 6 6 6-6"),
    "wire": _lines("M6 6c0 8 12 4 12 12") + _dots((6, 5), (18, 19), radius=2.6),
    "drop": _lines("M12 3v11M7 9.5l5 5 5-5M4 20h16"),
}

DRAWINGS = {**FAMILY_DRAWINGS, **OTHER_DRAWINGS}
