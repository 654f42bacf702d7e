import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.drafts.values import Family
from conversations.periods import parse_period
from conversations.report.phrases import PhraseError, parse_phrase, render_phrase


def test_it_puts_values_in_the_place_of_names():
    values = {"unit": "市档案馆", "count": 12, "period": parse_period("2026H1")}

    rendered = render_phrase("{{ unit }}{{ period.label }}{{ period.half }}{{ count }}次", values)

    assert rendered == "市档案馆2026年上半年上半年12次"


def test_it_renders_a_day_as_a_report_writes_it():
    assert render_phrase("{{ day | date_cn }}", {"day": date(2026, 6, 30)}) == "2026年6月30日"


def test_what_has_no_value_prints_as_nothing():
    values = {"period": parse_period("2026"), "word": None}

    assert render_phrase("[{{ a }}{{ b.c.d }}{{ e | date_cn }}{{ word }}]", values) == "[]"
    assert render_phrase("{{ period.half }}", values) == ""


def test_a_member_of_a_family_is_reached_by_a_dot():
    values = {"staff": Family({"total": 12, "keys": 3}), "answers": [Family({"name": "甲"})]}

    assert render_phrase("{{ staff.total }}{{ staff.keys }}{{ staff['total'] }}", values) == "12312"
    assert render_phrase("[{{ staff.nothing }}{{ staff.nothing.more }}]", values) == "[]"
    assert render_phrase("{% for row in answers %}{{ row.name }}{% endfor %}", values) == "甲"


@pytest.mark.parametrize("member", ["_values", "__class__", "__getitem__.__globals__"])
def test_nothing_of_a_family_but_its_members_is_reached(member):
    values = {"staff": Family({"total": 12})}

    assert render_phrase(f"[{{{{ staff.{member} }}}}]", values) == "[]"


def test_it_leaves_out_what_a_condition_leaves_out():
    phrase = "{% if done %}已完成。{% else %}未完成。{% endif %}"

    assert render_phrase(phrase, {"done": True}) == "已完成。"
    assert render_phrase(phrase, {}) == "未完成。"


@given(st.text())
def test_a_value_is_never_a_phrase(text):
    for typed in (text, "{{" + text, "{% " + text + " %}", "{{ secret }}"):
        assert render_phrase("{{ typed }}", {"typed": typed, "secret": "x"}) == typed


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("{{ a", 1),
        ("一\n{% if %}{% endif %}", 2),
        ("一\n二\n{% if a %}{{ a | no_such }}{% endif %}", 3),
        ("一\n{{ 1 if a is no_such }}", 2),
        ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", 2),
    ],
)
def test_it_says_the_line_of_what_it_cannot_read(phrase, line):
    for read in (parse_phrase, lambda phrase: render_phrase(phrase, {})):
        with pytest.raises(PhraseError) as caught:
            read(phrase)
        assert caught.value.line == line


@pytest.mark.parametrize(
    "phrase",
    [
        "一\n{{ word + 1 }}",
        "一\n{{ word() }}",
        "一\n{{ word.__class__.__mro__[1].__subclasses__() }}",
        "一\n{{ 1 / 0 }}",
        "一\n{% for _ in range(9) %}{% endfor %}{{ range(9) }}",
    ],
)
def test_it_says_the_line_of_what_cannot_be_printed(phrase):
    with pytest.raises(PhraseError) as caught:
        render_phrase(phrase, {"word": "字"})

    assert caught.value.line == 2


@pytest.mark.parametrize(
    "phrase",
    [
        "{{ " + "(" * 500 + "a" + ")" * 500 + " }}",
        "{% if a %}" * 200 + "x" + "{% endif %}" * 200,
    ],
)
def test_a_phrase_that_is_too_deep_is_refused_as_any_other(phrase):
    with pytest.raises(PhraseError, match="too deep"):
        parse_phrase(phrase)


def test_a_phrase_cannot_change_a_value():
    values = {"entries": [("标题", "文字")]}

    with pytest.raises(PhraseError):
        render_phrase("{{ entries.clear() }}", values)
    assert values == {"entries": [("标题", "文字")]}


def test_importing_it_does_not_import_jinja2():
    code = "import sys, conversations.report.phrases; sys.exit('jinja2' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
