"""Reading data beside the window: what a job does, how far it is, and what comes of it."""

from __future__ import annotations

import dataclasses
import logging
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from nnstudio.data.places import missing_place
from nnstudio.data.preview import Preview, preview_of
from nnstudio.data.recognising import recognise
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Cancelled, Opened, Source
from nnstudio.errors import Sentence, StudioError, full_stop, sentence

log = logging.getLogger(__name__)


class Meter:
    """How far a reading is: written by its thread, and looked at by the window. of: 0 while that is not known."""

    def __init__(self) -> None:
        self.done = self.of = 0


@dataclasses.dataclass(frozen=True, eq=False)
class Look:
    """Data that was opened.

    asked: as it was to be read. source: the same with everything found out. meter: of the reading that this came of.
    """

    asked: Source
    source: Source
    opened: Opened
    preview: Preview
    meter: Meter


@dataclasses.dataclass(frozen=True, eq=False)
class Refusal:
    """Data that can't be read.

    asked: what was to be read, None where it is no data at all. said: why, in a sentence. gone: whether it is not
    where it was.
    """

    asked: Source | None
    said: Sentence
    meter: Meter
    gone: bool = False


Result = Look | Refusal


def reading(wanted: Source | Path, shelf: Shelf, meter: Meter) -> Callable[[threading.Event], Result]:
    """The work of a job: recognise a path, find out what is to be found out, open, and make the preview."""

    def work(cancelled: threading.Event) -> Result:
        def told(done: int, of: int) -> None:
            if cancelled.is_set():
                raise Cancelled
            meter.done, meter.of = done, of

        asked = None if isinstance(wanted, Path) else wanted
        try:
            asked = recognise(wanted) if isinstance(wanted, Path) else wanted
            source = asked.settled()
            opened = shelf.look(source, told)
            return Look(asked, source, opened, preview_of(source, opened), meter)
        except StudioError as error:
            gone = asked is not None and missing_place(asked) is not None
            return Refusal(asked, full_stop(error.sentence), meter, gone)
        except MemoryError:
            return Refusal(asked, sentence("There is not enough memory for this data."), meter)
        except Exception as error:
            log.error("Data could not be read.\n%s", traceback.format_exc())
            fault = f"{type(error).__name__}: {error}"
            said = sentence(
                "Reading ended by an error in the program ({error}). The log has the details.", error=fault
            )
            return Refusal(asked, said, meter)

    return work
