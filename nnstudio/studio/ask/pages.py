"""The ways of asking, in the order in which they are tried: the first that suits the data is shown."""

from __future__ import annotations

from nnstudio.data.description import Description
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.page import Page
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.ask.sentence_page import SentencePage
from nnstudio.studio.drawing.panel import DrawingPanel

PAGES: tuple[type[Page], ...] = (
    DrawingPanel,
    PlanePage,
    FormPage,
    SentencePage,
)


def page_for(description: Description) -> type[Page]:
    """The page that this data is asked about on."""
    return next(page for page in PAGES if page.suits(description))
