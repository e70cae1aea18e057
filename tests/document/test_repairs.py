"""Every repair that is offered works, and enough of them make any network one that can be trained."""

from hypothesis import given, settings

from nnstudio.document.analysis import Problem, analyse
from nnstudio.document.document import Document
from tests.document.random_documents import broken


def _same(one: Problem, other: Problem) -> bool:
    return (one.node, one.sentence) == (other.node, other.sentence)


@given(broken())
@settings(max_examples=200)
def test_every_repair_that_is_shown_is_accepted_and_ends_its_problem(document: Document) -> None:
    for problem in analyse(document).problems:
        if problem.repair is not None:
            left = analyse(problem.repair.apply(document)).problems
            assert not any(_same(problem, other) for other in left), problem.repair.text


@given(broken())
@settings(max_examples=120)
def test_any_network_can_be_trained_after_enough_clicks(document: Document) -> None:
    for _ in range(4 * len(document.nodes) + 8):
        problems = analyse(document).problems
        if not problems:
            break
        assert problems[0].repair is not None, problems[0].sentence
        document = problems[0].repair.apply(document)
    assert analyse(document).problems == ()
