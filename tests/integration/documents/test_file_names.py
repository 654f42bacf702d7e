import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.file_names import build_file_name, clean_file_name

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


def test_it_says_kind_period_unit_and_version():
    name = build_file_name("主体责任情况报告", "2026年上半年", "市档案馆", 2)

    assert name == "主体责任情况报告_2026年上半年_市档案馆_v2.docx"


def test_it_leaves_out_what_is_not_known():
    assert build_file_name("报告", "2026年度", "", 1) == "报告_2026年度_v1.docx"
    assert build_file_name("", "", "", 1) == "汇报_v1.docx"


def test_a_draft_copy_says_so_behind_its_version_however_long_the_name() -> None:
    assert build_file_name("报告", "2026年度", "", 1, "草稿") == "报告_2026年度_v1_草稿.docx"
    long = build_file_name("报告", "2026年度", "长" * 200, 12, "草稿")
    assert long.endswith("_v12_草稿.docx")
    assert len(long.encode()) <= 180


@pytest.mark.parametrize(
    ("unit", "safe"),
    [
        ("../../etc/passwd", "／..／etc／passwd"),
        ('C:\\a*b?"<c>|', "C：＼a＊b？＂＜c＞｜"),
        ("一科\n二科\t三科", "一科 二科 三科"),
        ("\u202excod.exe\u200b\x00", "xcod.exe"),
        (". .", ""),
    ],
)
def test_it_makes_hostile_names_harmless(unit, safe):
    assert build_file_name("报告", "2026年度", unit, 1).removeprefix("报告_2026年度") == (
        f"_{safe}_v1.docx" if safe else "_v1.docx"
    )


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.integers(1, 10**6))
def test_any_name_is_safe_everywhere(kind, period, unit, version):
    name = build_file_name(kind, period, unit, version)

    assert len(name.encode()) <= 180
    assert name.endswith(f"_v{version}.docx")
    assert not name.startswith((".", " ", "_"))
    assert not set(name) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in name)


@given(ANY_TEXT)
def test_any_other_name_is_as_harmless_and_keeps_its_ending(stem):
    name = clean_file_name(stem, ".xlsx")

    assert name.endswith(".xlsx")
    assert name[0] not in "._ "
    assert len(name.encode()) <= 180
    assert not set(name) & set('/\\:*?"<>|\n\x00\u202e')
