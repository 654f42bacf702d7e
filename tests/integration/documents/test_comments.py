"""Comments in a finished document: where they stand, and that Word can read them."""

import io
import subprocess
import zipfile
from datetime import datetime
from shutil import which

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.copies.comments import Note, add_comments
from bot.documents.docx import build_docx
from bot.documents.reading.refusals import ReadingError
from conversations.report.outline import Grid, Heading, Outline, Paragraph, RunIn, TableColumn
from tests.conftest import need
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.revising import W, load_part, read_body

MADE_AT = datetime(2026, 7, 1, 9, 30)  # noqa: DTZ001 (as the clock of the reader shows it)

SENTENCE = "抓学习不够实，培训XX次。"
OUTLINE = Outline(
    "市档案馆工作报告",
    (
        Heading(1, "一、履职情况"),
        RunIn(2, "（一）抓学习。", "全年学习12次。" + SENTENCE),
        Heading(1, "二、存在问题"),
        Paragraph(SENTENCE + "学习12次。"),
        Grid("学习表", (TableColumn("单位"),), (("XX单位",),)),
        Paragraph("市档案馆", "signature"),
    ),
)


def note(text="这里写实数。", sentence="", start=0, end=0, **more):
    return Note("校核", text, MADE_AT, sentence, start, end, **more)


@pytest.fixture(scope="module")
def content(page):
    return build_docx(OUTLINE, PROPERTIES, page)


@pytest.fixture
def mark(content):
    """Put the notes in and return the paragraph and the passage of each, by the text of these."""
    return lambda *notes: read_places(add_comments(content, notes))


def read_places(content):
    """Return the paragraph's text of each comment and that of its passage, by the comments' ids."""
    places = {}
    for paragraph in load_part(content)[0].iter(f"{W}p"):
        for start in paragraph.findall(f"{W}commentRangeStart"):
            number, passage = start.get(f"{W}id"), ""
            behind = start.getnext()
            while behind.tag != f"{W}commentRangeEnd" or behind.get(f"{W}id") != number:
                passage += read_text(behind)
                behind = behind.getnext()
            reference = behind.getnext().find(f"{W}commentReference")
            assert reference.get(f"{W}id") == number
            places[int(number)] = (read_text(paragraph), passage)
    return [places[number] for number in sorted(places)]


def read_text(element):
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_a_comment_stands_at_its_passage(mark):
    assert mark(note(sentence=SENTENCE, start=9, end=11)) == [
        ("（一）抓学习。全年学习12次。" + SENTENCE, "XX")
    ]


def test_the_same_words_elsewhere_have_their_own_comment(mark):
    both = [note(sentence=SENTENCE, start=9, end=11, origin=each) for each in ("work", "problems")]

    (_, first), (paragraph, second) = mark(*both)

    assert (first, second) == ("XX", "XX")
    assert paragraph.startswith(SENTENCE)


def test_two_checks_of_one_passage_share_it(mark):
    both = [note(text, SENTENCE, 9, 11, origin="work") for text in ("一", "二")]

    assert mark(*both)[0] == mark(*both)[1]


def test_a_passage_is_found_though_its_sentence_is_printed_otherwise(mark):
    [(paragraph, passage)] = mark(note(sentence="我们抓学习不够实，培训XX次！", start=11, end=13))

    assert passage == "XX"
    assert SENTENCE in paragraph


def test_a_passage_of_a_table_is_found(mark):
    assert mark(note(sentence="XX单位", start=0, end=2)) == [("XX单位", "XX")]


def test_an_empty_passage_marks_the_character_behind_it_or_before(mark):
    at_end = len(SENTENCE)

    [(_, inside), (_, last)] = mark(
        note(sentence=SENTENCE, start=9, end=9), note("", SENTENCE, at_end)
    )

    assert (inside, last) == ("X", "。")


def test_what_is_not_printed_is_said_at_the_heading_of_its_part(mark):
    [place] = mark(note(sentence="完全没有。", start=0, end=2, nearby=("也没有", "存在问题")))

    assert place == ("二、存在问题", "存在问题")


def test_what_has_no_place_at_all_is_said_at_the_title(mark):
    assert mark(note(), note("", "。", 0, 1)) == [("市档案馆工作报告", "市档案馆工作报告")] * 2


def test_a_document_without_a_paragraph_takes_a_comment(page):
    empty = build_docx(Outline("", ()), PROPERTIES, page)

    assert read_places(add_comments(empty, [note()])) == [("", "")]


def test_comments_say_what_was_said_as_it_was_typed(content):
    said = '<w:t>"&\x01第一行\n第二行'
    written = add_comments(content, [Note('<b>"&\x01', said, MADE_AT)])

    [comment] = docx.Document(io.BytesIO(written)).comments
    assert comment.text == '<w:t>"&第一行\n第二行'
    assert (comment.author, comment.initials) == ('<b>"&', "<")
    assert f"{comment.timestamp:%Y-%m-%d %H:%M}" == "2026-07-01 09:30"


def test_later_comments_are_numbered_after_earlier_ones(content):
    once = add_comments(content, [note("一"), note("二")])
    twice = add_comments(once, [note("三", SENTENCE, 0, 3)])

    comments = docx.Document(io.BytesIO(twice)).comments
    assert [(each.comment_id, each.text) for each in comments] == [(0, "一"), (1, "二"), (2, "三")]
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([SENTENCE, "学习12次。", "XX单位", "没有"]),
            st.integers(0, 12),
            st.integers(0, 12),
        ),
        max_size=6,
    )
)
def test_no_comment_is_lost_and_no_text_changed(content, wanted):
    notes = [note(str(at), *each, origin=str(at)) for at, each in enumerate(wanted)]

    written = add_comments(content, notes)

    assert read_body(written) == read_body(content)
    assert len(read_places(written)) == len(wanted)
    assert written == add_comments(content, notes)


def test_no_notes_leave_the_document_as_it_is(content):
    assert add_comments(content, []) is content


def test_what_is_no_document_is_refused():
    with pytest.raises(ReadingError):
        add_comments(b"PK\x03\x04", [note()])


def test_word_processors_open_it(content, tmp_path):
    need("LibreOffice (soffice)", which("soffice"))
    notes = [note(sentence=SENTENCE, start=9, end=11, origin=str(at)) for at in range(2)]
    (tmp_path / "notes.docx").write_bytes(add_comments(content, [*notes, note()]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "notes.docx"]

    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    assert (tmp_path / "notes.pdf").read_bytes().startswith(b"%PDF")
