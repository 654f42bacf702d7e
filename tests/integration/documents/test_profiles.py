"""Page formats that extend one another: shipped ones, and an office's own."""

import pytest

from bot.documents.docx import build_docx
from bot.documents.formats.format_files import FormatFiles
from bot.documents.formats.page_format import (
    PageFormatError,
    find_page_format,
    load_page_format,
    read_page_format,
)
from bot.words.files import DOCUMENTS, TemplateFile
from bot.words.folders import find_folders
from conversations.report.outline import Outline
from tests.integration.documents.conftest import PROPERTIES, parse

SHIPPED = find_folders(None)


def write(name, text):
    return TemplateFile(DOCUMENTS, f"{name}.yaml", own=True, body=text.encode())


def load(name, **own):
    return find_page_format(name, [write(each, text) for each, text in own.items()], SHIPPED)


def test_only_what_is_different_is_written():
    official, speech = load("official"), load("speech")

    assert speech.styles.title == official.styles.title
    assert (official.styles.body.size_pt, speech.styles.body.size_pt) == (16, 18)
    assert speech.styles.body.font == official.styles.body.font
    assert (speech.page_number.side, speech.page_number.before) == ("center", "— ")
    assert official.seal
    assert not speech.seal


def test_the_measured_page_differs_only_in_where_its_lines_stand():
    official, measured = load("official"), load("measured")

    assert measured.line_pt * 20 == 592
    assert (measured.margins.top_mm, measured.margins.bottom_mm) == (33.5, 33.66)
    given = {"margins": official.margins, "line_pt": official.line_pt}
    assert measured.model_copy(update=given) == official


def test_an_office_may_change_the_shipped_page_under_its_own_name():
    page = load("official", official="extends: official\nmargins: {top_mm: 30}\n")

    assert page.margins.top_mm == 30
    assert page.margins.left_mm == load("official").margins.left_mm


def test_what_an_office_changes_is_changed_for_all_that_extend_it():
    own = {"official": "extends: official\nstyles: {title: {size_pt: 20}}\n"}

    assert load("speech", **own).styles.title.size_pt == 20
    assert load("speech").styles.title.size_pt == 22


def test_an_office_may_add_a_page_of_its_own():
    own = {"letter": "extends: measured\nseal: false\n"}

    assert load("letter", **own).line_pt == load("measured").line_pt
    assert not load("letter", **own).seal
    assert load("letter") is None


def test_a_font_is_added_to_those_there_are():
    text = (
        "extends: official\nfonts: [{name: 华文中宋}, {name: 宋体, instead: 新宋体}]\n"
        "styles: {title: {font: 华文中宋}}\n"
    )

    fonts = {font.name: font.instead for font in load("own", own=text).fonts}

    assert fonts["华文中宋"] is None
    assert fonts["宋体"] == "新宋体"
    assert fonts["黑体"] == "SimHei"


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"own": "extends: offical\n"}, "own.yaml:1: extends: .*there is no page format offical"),
        ({"own": "\nextends: own\n"}, "own.yaml:2: extends: .*there is no page format own"),
        ({"own": "extends: b\n", "b": "extends: own\n"}, "own.yaml:1: extends: Correct b.yaml"),
        ({"own": "extends: b\n", "b": "paper: ["}, "own.yaml:1: extends: Correct b.yaml first"),
        ({"own": "extends: b\n", "b": "[]"}, "own.yaml:1: extends: Correct b.yaml first"),
        ({"own": "extends: official\nmargins: {top_mm: wide}\n"}, "own.yaml:2: margins.top_mm: "),
        ({"own": "extends: official\nstyles: {titel: {}}\n"}, "own.yaml:2: styles.titel: "),
        ({"own": "- 1\n"}, "own.yaml:1: Write a page format here"),
        ({"own": "extends: official\nstyles: {organ: {color: red}}\n"}, "styles.organ.color: "),
    ],
)
def test_it_says_what_is_wrong_and_where(own, told):
    with pytest.raises(PageFormatError, match=told):
        load("own", **own)


def test_a_circle_is_told_of_where_it_closes():
    own = [write("a", "extends: b\n"), write("b", "extends: a\n")]

    with pytest.raises(ValueError, match=r"Correct b\.yaml first"):
        read_page_format(own[0], FormatFiles.build(own, ()))


@pytest.mark.parametrize("name", ["official", "measured", "speech"])
def test_every_shipped_page_makes_a_document(name, report):
    page = load_page_format(SHIPPED, name)

    document = parse(build_docx(report, PROPERTIES, page))

    assert [each.text for each in document.paragraphs][1:3] == [
        block.text for block in report.blocks[:2]
    ]


def test_a_page_number_may_stand_in_the_middle():
    document = parse(build_docx(Outline("题", ()), PROPERTIES, load("speech")))

    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        assert footer.paragraphs[0].text == "— 1 —"
        assert footer.paragraphs[0].alignment == 1
