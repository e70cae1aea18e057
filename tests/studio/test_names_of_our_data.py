"""Names of classes and columns of data that comes with the program are said in the user's language, and written as they
are; names of a user's own data are said as they are.
"""

import json

import numpy as np
import pytest

from nnstudio.data.description import Description
from nnstudio.data.sources import Download, HousePrices, ImageFolder, Points
from nnstudio.document.document import empty_document
from nnstudio.document.edits import change_data
from nnstudio.document.library import SHIPPED
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.codes import CODES, code_of
from nnstudio.inside.doubt.near_rows import NearRow
from nnstudio.learning.tasks import Classification
from nnstudio.studio import language
from nnstudio.studio.ask.form.fields import ChoiceField, NumberField
from nnstudio.studio.ask.near_strip import NearStrip
from nnstudio.studio.evaluate.words import cell_text
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.words import in_words, summary_of

SOURCES = [HousePrices(), Points(), Points(pattern="plane"), Download(), Download(name="cifar-10")]


@pytest.fixture
def chinese(qapp, settings):
    """The application speaks Chinese; afterwards English again."""
    for name in ("zh_CN", "en"):
        language.choose(settings, name)
        language.speak(settings)
        if name != "en":
            yield


def read_again(source, description=None):
    """The data of a document that was written and read."""
    document = change_data(empty_document(), source, description or source.describe())
    plain = json.loads(json.dumps(document_to_json(document)))
    return document_from_json(plain).description


def names_of(description):
    task = description.task
    parts = task.classes if isinstance(task, Classification) else [target.name for target in task.targets]
    return [*parts, *(column.name for column in description.columns)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.describe().title)
def test_files_have_the_names_of_the_data_and_a_document_that_is_read_is_the_same(source):
    described = source.describe()
    written = json.loads(json.dumps(described.to_json()))
    assert read_again(source) == described == Description.from_json(written)
    assert all(type(name) is str for name in written["task"].get("classes", []))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.describe().title)
def test_each_word_among_the_names_is_said_in_chinese_also_after_reading(chinese, source):
    names = [name for name in names_of(read_again(source)) if name in source.words()]
    assert names
    assert all(in_words(name) != name for name in names)


def test_a_users_own_class_is_said_as_it_is_whatever_it_is_called(chinese):
    described = Description("Mine", "pictures", (8, 8, 3), Classification(("cat", "Shirt")), 10, 10)
    found = read_again(ImageFolder(folder="mine", size=(8, 8), channels="colour"), described)
    assert [in_words(name) for name in found.task.classes] == ["cat", "Shirt"]


def test_the_form_says_columns_and_categories_and_keeps_them_as_they_are(chinese, qtbot):
    columns = {column.name: column for column in read_again(HousePrices()).columns}
    rooms, building = NumberField(columns["rooms"], True), ChoiceField(columns["building"], True)
    qtbot.addWidget(rooms)
    qtbot.addWidget(building)
    assert rooms.accessibleName() == "房间数"
    assert building.itemText(0) == "独栋"
    assert building.itemData(0) == "detached"
    places = ChoiceField(columns["neighbourhood"], True)
    qtbot.addWidget(places)
    assert places.itemText(0) == "Bloomington Heights"


def test_bars_and_the_evaluation_say_the_classes(chinese, qtbot):
    classes = read_again(Download(name="cifar-10")).task.classes
    bars = Bars(classes)
    qtbot.addWidget(bars)
    assert bars.names[3] == "猫"
    assert "猫" in cell_text(classes[3], classes[5], 4)
    assert "狗" in cell_text(classes[3], classes[5], 4)


def test_the_settings_of_a_shipped_group_are_said_too(chinese):
    group = SHIPPED["residual"].group
    assert "filters" in group.summary()
    assert "filters" not in summary_of(group)


def test_code_has_the_names_of_the_data(chinese):
    text = code_of(TEMPLATES["house-prices"].document, CODES["numpy"]).text
    assert "living area (sq ft)" in text
    assert "居住面积" not in text


def test_near_rows_say_columns_and_categories_too(chinese, qtbot):
    described = read_again(HousePrices())
    columns = {column.name: column for column in described.columns}
    detached = columns["building"].categories[0]
    target = np.zeros(1, np.float32)
    near = NearRow(
        3,
        np.zeros(59, np.float32),
        target,
        ((columns["rooms"].name, 7.0), (columns["building"].name, detached)),
    )
    strip = NearStrip(described.task)
    qtbot.addWidget(strip)
    strip.show_rows((near,))
    said = strip.rows.item(0).text()
    assert "房间数 7" in said
    assert said.endswith("独栋")
    assert "building" not in said
