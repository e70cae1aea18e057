"""I don't know, proved: how well letters, scribbles and pairs of digits are told from MNIST's test images by their
distance to training examples, beside plain softmax; how many test images are refused; and how often the sets hold the
right class.

`python -m benchmarks.doubt PROJECT.nnstudio`, a project of a network that tells MNIST's digits apart and keeps a part
of its training images aside.
"""

from __future__ import annotations

import argparse
import sys
import time

import numpy as np
from numpy.typing import NDArray

from benchmarks import machine, unlike_digits
from benchmarks.learned_doubts import doubts_of
from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.ink import preprocess
from nnstudio.data.mnist import load_mnist
from nnstudio.data.seeing import Seen
from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import examples_asked
from nnstudio.formats.project import Project, load_project
from nnstudio.inside.doubt.conformal import LEVEL, conformal, plain
from nnstudio.inside.doubt.doubts import Doubts
from nnstudio.inside.doubt.several import digits_within
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model

COUNT, AT_ONCE = 1000, 500
MOST_REFUSED, WITHIN = 0.02, 0.005
DIVISIONS = 200


def main() -> int:
    """Print the tables; 1 where what is promised does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.doubt", description=__doc__)
    parser.add_argument("project")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    project, rng = load_project(options.project), np.random.default_rng(options.seed)
    start = time.perf_counter()
    model, doubts = doubts_of(project)
    print(
        f"{machine.description()}\nlearned in {time.perf_counter() - start:.1f} s, by {', '.join(doubts.layers)}\n"
    )
    test = load_mnist("test")
    images = test.images.reshape(-1, 28, 28, 1)
    values, usual = _seen(model, doubts, images)
    unlike = {
        "letters": unlike_digits.letters(COUNT, rng),
        "scribbles": unlike_digits.scribbles(COUNT, rng),
        "pairs": unlike_digits.pairs(COUNT, images, rng),
    }
    print(
        f"{'told from test images':24s} {'softmax AUROC':>14s} {'distance AUROC':>15s} "
        f"{'over 95% sure':>14s} {'refused':>8s}"
    )
    for name, others in unlike.items():
        shares, distances = _seen(model, doubts, others)
        by_softmax = auroc(-values.max(axis=1), -shares.max(axis=1))
        sure, refused = (shares.max(axis=1) > 0.95).mean(), (distances > doubts.likeness.far).mean()
        print(
            f"{name:24s} {by_softmax:>14.4f} {auroc(usual, distances):>15.4f} {sure:>14.1%} {refused:>8.1%}"
        )
    refused = float((usual > doubts.likeness.far).mean())
    print(f"{'test images refused':24s} {refused:>54.2%}   (promised: at most {MOST_REFUSED:.0%})\n")
    _several(model, doubts, project, images, rng)
    inexact = _coverage(model, doubts, project, values, np.asarray(test.labels, np.intp))
    _speed(model, doubts, images)
    return int(refused > MOST_REFUSED or inexact > WITHIN)


def auroc(usual: Array, unlike: Array) -> float:
    """How often something unlike has a larger score than something usual."""
    both = np.concatenate([usual, unlike])
    ranks = np.empty(len(both))
    ranks[np.argsort(both, kind="stable")] = np.arange(len(both))
    return float((ranks[len(usual) :].mean() - (len(unlike) - 1) / 2) / len(usual))


def _seen(model: Model, doubts: Doubts, images: Bytes) -> tuple[Array, Array]:
    looks = [doubts.look(model, images[start : start + AT_ONCE]) for start in range(0, len(images), AT_ONCE)]
    strangeness = [doubts.likeness.strangeness(each.seen, each.values.argmax(axis=1)) for each in looks]
    return np.concatenate([each.values for each in looks]), np.concatenate(strangeness)


def _several(model: Model, doubts: Doubts, project: Project, digits: Bytes, rng: np.random.Generator) -> None:
    """How many of the refused pairs are said to be two digits, and how many test images are."""
    description, scaling = project.document.description, project.document.description.scaling
    counts = dict.fromkeys(("pairs", "test images"), 0)
    for name in counts:
        for _ in range(200):
            picture = unlike_digits.side_by_side(digits, rng)
            steps = preprocess(picture if name == "pairs" else digits[int(rng.integers(len(digits)))])
            assert steps is not None
            seen = Seen(steps.image[..., np.newaxis], steps)
            opinion = doubts.opinion(model, seen.image)
            found = digits_within(model, doubts, description, scaling, seen) if opinion.far else ()
            counts[name] += len(found) == 2
    print(
        f"said to be two digits: {counts['pairs'] / 200:.0%} of pairs, {counts['test images'] / 200:.1%} of digits\n"
    )


def _coverage(
    model: Model, doubts: Doubts, project: Project, values: Array, classes: NDArray[np.intp]
) -> float:
    """Print how often sets hold the right class; how far that is from what is promised, over many divisions."""
    aside = examples_asked(Shelf().open(project.document.source), project.document.training)
    known, _ = _seen(model, doubts, aside.all())
    least = plain(known, np.asarray(aside.targets, np.intp))
    right = values[np.arange(len(values)), classes]
    print(f"sets of {LEVEL:.0%} hold the right class of test images, learned from {len(known):,} kept aside")
    print(
        f"  plain, over all            {(right >= least).mean():7.2%}   empty {(values.max(1) < least).mean():.1%}"
    )
    doubtful = ~doubts.conformal.sure(values)
    sets = doubts.conformal.sets(values)
    hit = sets[np.arange(len(values)), classes]
    off = 1.96 * np.sqrt(LEVEL * (1 - LEVEL) * (1 / doubtful.sum() + 1 / doubts.conformal.count))
    classes_in = sets[doubtful].sum(axis=1)
    print(
        f"  of doubtful ones ({doubtful.mean():.0%})      {hit[doubtful].mean():7.2%}   {LEVEL:.0%} ± {off:.1%}; "
        f"{classes_in.mean():.2f} classes in a set, several in {(classes_in > 1).mean():.0%}"
    )
    print(f"  of sure ones               {hit[~doubtful].mean():7.2%}")
    everything = np.concatenate([known, values])
    targets = np.concatenate([np.asarray(aside.targets, np.intp), classes])
    covered = np.mean([_divided(everything, targets, len(known), seed) for seed in range(DIVISIONS)], axis=0)
    print(
        f"  over {DIVISIONS} divisions of both  {covered[0]:7.2%} plain, {covered[1]:.2%} of doubtful ones\n"
    )
    return float(max(abs(covered - LEVEL)))


def _divided(values: Array, classes: NDArray[np.intp], aside: int, seed: int) -> tuple[float, float]:
    order = np.random.default_rng(seed).permutation(len(values))
    one, other = order[:aside], order[aside:]
    learned = conformal(values[one], classes[one])
    doubtful = other[~learned.sure(values[other])]
    least = plain(values[one], classes[one])
    hit = learned.sets(values[doubtful])[np.arange(len(doubtful)), classes[doubtful]]
    return float((values[other, classes[other]] >= least).mean()), float(hit.mean())


def _speed(model: Model, doubts: Doubts, images: Bytes) -> None:
    took = []
    for image in images[:200]:
        start = time.perf_counter()
        doubts.opinion(model, image)
        took.append(time.perf_counter() - start)
    slow = np.percentile(took, 95)
    print(f"one opinion: median {np.median(took) * 1000:.1f} ms, 95th percentile {slow * 1000:.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
