from hypothesis import given
from hypothesis import strategies as st

from conversations.definition.questions import Items
from conversations.drafts.draft import Skipped
from conversations.drafts.pairs import order_entries
from tests.unit.drafted import ask, items

PLANS = Items.model_validate(ask("plans", "items", pairs_with="works"))
WORKS = items(("甲",), ("乙",), ("丙",))


def order(pairs, works=WORKS, question=PLANS):
    plans = items(*[(str(at),) for at in range(len(pairs))], pairs=pairs)
    return [each.heading.text for each in order_entries(question, plans, {"works": works})]


def test_entries_stand_in_the_order_of_those_they_answer_lone_ones_last():
    assert order([None, 3, 1, None, 2]) == ["2", "4", "1", "0", "3"]


def test_an_entry_whose_other_half_is_gone_stands_alone():
    assert order([9, 1]) == ["1", "0"]


def test_without_the_other_list_the_order_is_its_own():
    assert order([3, 1], works=Skipped()) == ["0", "1"]
    assert order([3, 1], question=Items.model_validate(ask("plans", "items"))) == ["0", "1"]


@given(st.lists(st.none() | st.integers(1, 5), max_size=8))
def test_no_entry_is_lost(pairs):
    assert sorted(order(pairs)) == [str(at) for at in range(len(pairs))]
