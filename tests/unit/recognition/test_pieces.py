from hypothesis import given
from hypothesis import strategies as st

from conversations.recognition.pieces import Passage, Piece, split_junk

PIECES = st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=4)


@given(PIECES, st.lists(st.integers(0, 18), max_size=5).map(sorted))
def test_a_passage_is_split_at_places_of_its_text(texts, places):
    pieces, at = [], 0
    for text in texts:
        pieces.append(Piece(3, at, text))
        at += len(text) + 5  # five characters of junk
    passage = Passage(3, tuple(pieces))
    bounds = [0, *places, len(passage.text)]
    expected = [passage.text[a:b] for a, b in zip(bounds, [*places, None], strict=False)]
    stretches = passage.split(*places)
    assert [stretch.text for stretch in stretches] == expected
    line = "".join(text + "#" * 5 for text in texts)
    for piece in (piece for stretch in stretches for piece in stretch.pieces):
        assert line[piece.start : piece.start + len(piece.text)] == piece.text


def test_a_line_of_nothing_but_marks_of_a_site_is_no_passage():
    passages, junk = split_junk(["##paidbegin####paidend##"])
    assert passages == []
    assert [(each.reason, each.piece.start) for each in junk] == [
        ("site_mark", 0),
        ("site_mark", 13),
    ]


def test_an_empty_line_is_set_aside_as_well():
    assert [each.piece for each in split_junk(["", "甲"])[1]] == [Piece(0, 0, "")]
