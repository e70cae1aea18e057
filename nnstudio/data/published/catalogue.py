"""The published sets that are offered. Sizes and checksums are those that TensorFlow Datasets keeps of them."""

from __future__ import annotations

import dataclasses
import functools
import string
from collections.abc import Callable, Sequence
from pathlib import Path

from nnstudio.data.published.readers import Part, read_cifar, read_emnist, read_idx_files
from nnstudio.errors import sentence

DIGITS = tuple(string.digits)
EMNIST_BALANCED = (*string.digits, *string.ascii_uppercase, *"abdefghnqrt")
"""Small letters that look like their capitals are in one class with them."""
FASHION = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
CIFAR = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
NO_LICENCE = sentence("no licence is stated")


@dataclasses.dataclass(frozen=True)
class PublishedFile:
    """name: below the places where its set is published. size: in bytes. sha256: of the file as it comes."""

    name: str
    size: int
    sha256: str


@dataclasses.dataclass(frozen=True)
class PublishedSet:
    """title: for a person. places: addresses that the files' names are added to; the first is asked first.

    folder: where its files are kept, below that of all sets. origin: who made it, and where one reads of it. licence: a
    short name or a sentence. The others are those of a Description.
    """

    title: str
    places: tuple[str, ...]
    files: tuple[PublishedFile, ...]
    folder: str
    read: Callable[[Sequence[Path]], tuple[Part, Part]]
    classes: tuple[str, ...]
    train: int
    test: int
    origin: str
    licence: str
    shape: tuple[int, int, int] = (28, 28, 1)
    fit: str = "ink"
    on_dark: bool = True
    invert: bool = False

    @property
    def size(self) -> int:
        """Of all of its files, in bytes."""
        return sum(file.size for file in self.files)


EMNIST_FILES = (
    PublishedFile(
        "gzip.zip", 561_753_746, "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e"
    ),
)
EMNIST_PLACES = (
    "https://biometrics.nist.gov/cs_links/EMNIST/",
    "https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/",
)
EMNIST_ORIGIN = (
    "G. Cohen, S. Afshar, J. Tapson, A. van Schaik, 2017, from NIST Special Database 19, "
    "https://www.nist.gov/itl/products-and-services/emnist-dataset"
)

SETS: dict[str, PublishedSet] = {
    "fashion-mnist": PublishedSet(
        title="Fashion-MNIST",
        places=(
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
        ),
        files=(
            PublishedFile(
                "train-images-idx3-ubyte.gz",
                26_421_880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            ),
            PublishedFile(
                "train-labels-idx1-ubyte.gz",
                29_515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            ),
            PublishedFile(
                "t10k-images-idx3-ubyte.gz",
                4_422_102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            ),
            PublishedFile(
                "t10k-labels-idx1-ubyte.gz",
                5_148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
            ),
        ),
        folder="fashion-mnist",
        read=read_idx_files,
        classes=FASHION,
        train=60_000,
        test=10_000,
        origin="Zalando Research (H. Xiao, K. Rasul, R. Vollgraf), 2017, "
        "https://github.com/zalandoresearch/fashion-mnist",
        licence="MIT",
        fit="pad",
        invert=True,
    ),
    "kmnist": PublishedSet(
        title="KMNIST",
        places=(
            "https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
            "http://codh.rois.ac.jp/kmnist/dataset/kmnist/",
        ),
        files=(
            PublishedFile(
                "train-images-idx3-ubyte.gz",
                18_165_135,
                "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
            ),
            PublishedFile(
                "train-labels-idx1-ubyte.gz",
                29_497,
                "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
            ),
            PublishedFile(
                "t10k-images-idx3-ubyte.gz",
                3_041_136,
                "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
            ),
            PublishedFile(
                "t10k-labels-idx1-ubyte.gz",
                5_120,
                "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
            ),
        ),
        folder="kmnist",
        read=read_idx_files,
        classes=tuple("おきすつなはまやれを"),
        train=60_000,
        test=10_000,
        origin="KMNIST Dataset (created by CODH), adapted from Kuzushiji Dataset (created by NIJL and others), "
        "doi:10.20676/00000341",
        licence="CC BY-SA 4.0",
    ),
    "emnist-letters": PublishedSet(
        title="EMNIST letters",
        places=EMNIST_PLACES,
        files=EMNIST_FILES,
        folder="emnist",
        read=functools.partial(read_emnist, split="letters", first=1),
        classes=tuple(string.ascii_lowercase),
        train=124_800,
        test=20_800,
        origin=EMNIST_ORIGIN,
        licence=NO_LICENCE,
    ),
    "emnist-balanced": PublishedSet(
        title="EMNIST balanced",
        places=EMNIST_PLACES,
        files=EMNIST_FILES,
        folder="emnist",
        read=functools.partial(read_emnist, split="balanced", first=0),
        classes=EMNIST_BALANCED,
        train=112_800,
        test=18_800,
        origin=EMNIST_ORIGIN,
        licence=NO_LICENCE,
    ),
    "qmnist": PublishedSet(
        title="QMNIST",
        places=("https://raw.githubusercontent.com/facebookresearch/qmnist/master/",),
        files=(
            PublishedFile(
                "qmnist-train-images-idx3-ubyte.gz",
                9_704_059,
                "9e26a7bf1683614e065d7b76460ccd52807165b3f22561fb782bd9f38c52b51d",
            ),
            PublishedFile(
                "qmnist-train-labels-idx2-int.gz",
                463_024,
                "2c05dc77f6b916b38e455e97ab129a42a444f3dbef09b278a366f82904e0dd9f",
            ),
            PublishedFile(
                "qmnist-test-images-idx3-ubyte.gz",
                9_742_279,
                "43fc22bf7498b8fc98de98369d72f752d0deabc280a43a7bcc364ab19e57b375",
            ),
            PublishedFile(
                "qmnist-test-labels-idx2-int.gz",
                526_800,
                "9fbcbe594c3766fdf4f0b15c5165dc0d1e57ac604e01422608bb72c906030d06",
            ),
        ),
        folder="qmnist",
        read=read_idx_files,
        classes=DIGITS,
        train=60_000,
        test=60_000,
        origin="C. Yadav, L. Bottou, 2019, from NIST Special Database 19, "
        "https://github.com/facebookresearch/qmnist",
        licence="BSD 3-Clause",
    ),
    "cifar-10": PublishedSet(
        title="CIFAR-10",
        places=("https://www.cs.toronto.edu/~kriz/",),
        files=(
            PublishedFile(
                "cifar-10-binary.tar.gz",
                170_052_171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
            ),
        ),
        folder="cifar-10",
        read=read_cifar,
        classes=CIFAR,
        train=50_000,
        test=10_000,
        origin="A. Krizhevsky, V. Nair, G. Hinton, 2009, https://www.cs.toronto.edu/~kriz/cifar.html",
        licence=NO_LICENCE,
        shape=(32, 32, 3),
        fit="crop",
        on_dark=False,
    ),
}
"""By the name that a person types, in the order in which they are offered."""
