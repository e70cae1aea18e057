"""Any graph is arranged: nothing overlaps, stacks are straight, few wires cross, an edit moves only what it must."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnstudio.studio.canvas.arranging import Box, Memory, Order, arrange
from nnstudio.studio.canvas.arranging.bars import MOST_CELLS
from tests.studio.wires import crossings, lie_on_each_other, pieces

WIDTH, HEIGHT = 344.0, 48.0


def graph(text):
    """Boxes and wires of "in; a in; b a": each name is followed by what it reads."""
    words = [line.split() for line in text.split(";")]
    edges = [(source, name) for name, *sources in words for source in sources]
    return [Box(name, WIDTH, HEIGHT) for name, *_ in words], edges


def random_graph(seed, count=None):
    """A graph in which each box reads up to three of the eight before it."""
    dice = random.Random(seed)
    names, edges = ["in"], []
    for number in range(count or dice.randint(6, 30)):
        sources = {dice.choice(names[-8:]) for _ in range(dice.choice((1, 2, 2, 3)))}
        names.append(f"n{number}")
        edges += [(source, names[-1]) for source in sorted(sources)]
    return [Box(name, WIDTH, HEIGHT) for name in names], edges


RESIDUAL = graph("in; a in; b a; c b; sum c a; d sum; e d; f e; sum2 f sum; out sum2")
INCEPTION = graph("in; a in; b1 a; b2 a; c2 b2; b3 a; c3 b3; d3 c3; b4 a; c4 b4; join b1 c2 d3 c4; out join")
U_NET = graph("in; a in; b a; c b; d c; e d; f e; g f c; h g; i h b; j i a; out j")


@st.composite
def graphs(draw):
    """Any small graph, of boxes of any size."""
    boxes, edges = [Box("in", WIDTH, 32.0)], []
    for number in range(draw(st.integers(1, 14))):
        known = [box.key for box in boxes]
        sources = draw(st.lists(st.sampled_from(known), max_size=3, unique=True))
        sizes = st.sampled_from((40.0, 120.0, 344.0, 900.0))
        boxes.append(Box(f"n{number}", draw(sizes), draw(sizes)))
        edges += [(source, boxes[-1].key) for source in sources]
    return boxes, edges


def centres(arranged):
    return {key: place.centre for key, place in arranged.places.items()}


def assert_clear(arranged):
    places = arranged.places
    for one, other in itertools.combinations(places.values(), 2):
        beside = one.left + one.width < other.left or other.left + other.width < one.left
        assert beside or one.bottom < other.top or other.bottom < one.top
    for source, start, end in pieces(arranged.ways):
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(start, end, strict=True))
        for key, place in places.items():
            through = left < place.left + place.width and right > place.left
            through = through and top < place.bottom and bottom > place.top
            assert not through, f"the wire from {source} runs through {key}"


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_no_box_overlaps_and_no_wire_runs_through_a_box_or_along_another_wire(graph):
    arranged = arrange(*graph, top="in")
    assert_clear(arranged)
    assert not lie_on_each_other(arranged.ways)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_every_wire_goes_down_from_the_edge_of_its_source_to_the_edge_of_its_target(graph):
    arranged = arrange(*graph, top="in")
    assert [(way.source, way.target) for way in arranged.ways] == graph[1]
    for way in arranged.ways:
        source, target = arranged.places[way.source], arranged.places[way.target]
        assert way.points[0] == (source.centre, source.bottom)
        x, y = way.points[-1]
        assert y == target.top
        assert target.left < x < target.left + target.width
        assert [point[1] for point in way.points] == sorted(point[1] for point in way.points)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_same_graph_is_always_arranged_alike(graph):
    once = arrange(*graph, top="in")
    assert arrange(*graph, top="in") == once
    assert arrange(*graph, once.order, top="in") == once


@pytest.mark.parametrize("count", [1, 2, 40])
def test_a_stack_is_one_straight_column(count):
    names = ["in", *(f"n{number}" for number in range(count))]
    arranged = arrange([Box(name, WIDTH, HEIGHT) for name in names], list(itertools.pairwise(names)))
    assert set(centres(arranged).values()) == {0.0}
    assert all(len(way.points) == 2 for way in arranged.ways)


@pytest.mark.parametrize("graph", [RESIDUAL, U_NET], ids=["residual", "u-net"])
def test_a_skip_is_an_arc_beside_a_straight_trunk(graph):
    arranged = arrange(*graph, top="in")
    assert set(centres(arranged).values()) == {0.0}
    skips = [way for way in arranged.ways if len(way.points) > 2]
    assert len(skips) == len(graph[1]) - len(graph[0]) + 1
    assert all(max(abs(x) for x, _ in way.points) > WIDTH / 2 for way in skips)
    assert crossings(arranged.ways) == 0


def test_branches_stand_side_by_side_under_the_middle_of_their_fork_and_over_that_of_their_join():
    places = centres(arrange(*INCEPTION, top="in"))
    assert places["a"] == places["join"] == 0.0
    assert places["b1"] < places["b2"] < places["b3"] < places["b4"]
    assert places["b1"] + places["b4"] == places["b2"] + places["b3"] == 0.0
    assert places["b3"] == places["c3"] == places["d3"]
    assert places["b2"] == places["c2"]


def test_a_skip_past_branches_does_not_push_them_aside():
    boxes, edges = INCEPTION
    places = centres(arrange(boxes, [*edges, ("a", "join")], top="in"))
    assert places == centres(arrange(*INCEPTION, top="in"))


def test_skips_that_overlap_go_to_both_sides():
    arranged = arrange(*graph("in; a in; b a; c b a; d c b; e d c; f e d; out f"), top="in")
    assert crossings(arranged.ways) == 0


def test_readers_of_one_source_share_its_lane():
    names = ["in", *(f"n{number}" for number in range(8))]
    edges = [(source, target) for source, target in itertools.combinations(names, 2)]
    arranged = arrange([Box(name, WIDTH, HEIGHT) for name in names], edges)
    lanes = {(way.source, way.points[2][0]) for way in arranged.ways if len(way.points) > 2}
    assert len(lanes) == len(names) - 2


def test_wires_into_one_box_end_side_by_side():
    arranged = arrange(*INCEPTION, top="in")
    ends = [way.points[-1][0] for way in arranged.ways if way.target == "join"]
    assert ends == sorted(ends)
    assert len(set(ends)) == 4


def test_each_source_has_one_label_which_nothing_crosses():
    arranged = arrange(*INCEPTION, top="in")
    labels = {way.source: way.label for way in arranged.ways if way.label}
    assert set(labels) == {source for source, _ in INCEPTION[1]}
    for source, (left, middle) in labels.items():
        for other, start, end in pieces(arranged.ways):
            low, high = sorted((start[0], end[0]))
            crosses = low < left + 100 and high > left and start[1] < middle + 7 and end[1] > middle - 7
            assert not crosses, (source, other)


def test_fewer_wires_cross_than_in_the_order_of_the_document():
    """200 graphs: half as many crossings as in rows that keep to the document."""
    found = plain = 0
    for seed in range(200):
        boxes, edges = random_graph(seed)
        arranged = arrange(boxes, edges, top="in")
        found += crossings(arranged.ways)
        names = [(box.key, is_lane) for is_lane in (False, True) for box in boxes]
        as_written = Order({name: float(place) for place, name in enumerate(names)}, arranged.order.rows)
        kept = arrange(boxes, edges, as_written, top="in")
        plain += crossings(kept.ways)
    assert found < plain / 2


def test_a_large_tangle_takes_few_cells_and_its_longest_wires_go_around_everything():
    names = ["in", *(f"n{number}" for number in range(300))]
    edges = [(names[place], name) for place, name in enumerate(names[1:])]
    edges += [(name, names[-1]) for name in names[:-2]]
    arranged = arrange([Box(name, WIDTH, HEIGHT) for name in names], edges)
    assert_clear(arranged)
    inside = [rows for (_, is_lane), rows in arranged.order.rows.items() if is_lane]
    assert sum(last - first + 1 for first, last in inside) > MOST_CELLS
    around = max(arranged.ways, key=lambda way: max(x for x, _ in way.points))
    assert (around.source, around.target) in {("in", "n299"), ("n0", "n299"), ("n1", "n299")}


def test_an_arranged_group_stands_among_others_as_one_box():
    inner = arrange(*INCEPTION)
    width = 2 * max(place.left + place.width for place in inner.places.values())
    height = max(place.bottom for place in inner.places.values())
    boxes, edges = graph("in; before in; group before; after group; out after before")
    boxes[2] = Box("group", width, height)
    arranged = arrange(boxes, edges, top="in")
    assert arranged.places["group"].width == width
    assert set(centres(arranged).values()) == {0.0}
    assert_clear(arranged)


def kept_order(one, other):
    """Whether boxes side by side in one arrangement are in the same order wherever they still are in the other."""
    both = [key for key in one.places if key in other.places]
    for left, right in itertools.permutations(both, 2):
        if (
            one.places[left].top == one.places[right].top
            and other.places[left].top == other.places[right].top
        ):
            before = one.places[left].centre < one.places[right].centre
            if before != (other.places[left].centre < other.places[right].centre):
                return False
    return True


def inserted(graph, dice):
    """The graph with a box on one of its wires."""
    boxes, edges = graph
    source, target = edges[dice.randrange(len(edges))]
    place = next(at for at, box in enumerate(boxes) if box.key == target)
    boxes = [*boxes[:place], Box("new", WIDTH, HEIGHT), *boxes[place:]]
    return boxes, [edge for edge in edges if edge != (source, target)] + [(source, "new"), ("new", target)]


def wired(graph, dice):
    """The graph with another wire."""
    boxes, edges = graph
    first, second = sorted(dice.sample(range(len(boxes)), 2))
    edge = boxes[first].key, boxes[second].key
    return boxes, edges if edge in edges else [*edges, edge]


def removed(graph, dice):
    """The graph without one of its boxes, whose readers read what it read."""
    boxes, edges = graph
    gone = boxes[dice.randrange(1, len(boxes))].key
    above = [source for source, target in edges if target == gone]
    kept = [edge for edge in edges if gone not in edge]
    new = [(source, target) for _, target in [e for e in edges if e[0] == gone] for source in above]
    return [box for box in boxes if box.key != gone], list(dict.fromkeys([*kept, *new]))


@pytest.mark.parametrize("edit", [inserted, wired, removed])
def test_an_edit_swaps_nothing_that_stood_side_by_side(edit):
    for seed in range(60):
        before = random_graph(seed)
        seen = arrange(*before, top="in")
        after = arrange(*edit(before, random.Random(seed)), seen.order, top="in")
        assert kept_order(seen, after), seed


def test_an_edit_leaves_where_it_is_what_stands_elsewhere():
    text = "in; a in; b1 a; b2 a; j b1 b2; c j; d1 c; d2 c; k d1 d2; out k"
    seen = arrange(*graph(text), top="in")
    more = graph(text.replace("k d1 d2", "d3 c; k d1 d2 d3"))
    after = arrange(*more, seen.order, top="in")
    for key in ("in", "a", "b1", "b2", "j", "c"):
        assert after.places[key] == seen.places[key]


def test_what_is_undone_stands_where_it_stood():
    memory = Memory()

    def show(graph):
        structure = tuple(graph[1])
        arranged = arrange(*graph, memory.order_for(structure), top="in")
        memory.keep(structure, arranged.order)
        return arranged

    for seed in range(30):
        memory.clear()
        dice = random.Random(seed)
        steps = [random_graph(seed)]
        for edit in (inserted, wired, removed):
            steps.append(edit(steps[-1], dice))
        seen = [show(step) for step in steps]
        assert [show(step) for step in reversed(steps)] == seen[::-1]
        assert [show(step) for step in steps] == seen
