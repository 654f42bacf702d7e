"""Words written in two ways, and set phrases with a wrong or missing character."""

from __future__ import annotations

import pytest

from conversations.checks.words import SET_FORMS, TERMS
from tests.unit.checks.passages import Said, assert_found, say

WORDS: list[tuple[str, *tuple[Said, ...]]] = [
    ("健全台帐。", ("台帐", "台账")),
    ("建立台帐和台账。", ("台帐", "台账")),
    ("公众帐号", ("帐号", "账号")),
    ("市直各党（委）组", ("党（委）组", "党委（党组）")),
    ("各党委（组）", ("党委（组）", "党委（党组）")),
    ("截止目前，已完成。", ("截止目前", "截至目前")),
    ("其他单位和其它部门", ("其它", "其他")),
    ("做好学习，作好研讨", ("作好", "做好")),
    ("工作布署", ("布署", "部署")),
    ("急待解决", ("急待", "亟待")),
    ("一如继往", ("一如继往", "一如既往")),
    ("合同签定", ("签定", "签订")),
    ("制定办法，制订计划", ("制订", None)),
    ("度过难关", ("度过难关", "渡过难关")),
    ("明查暗访", ("明查暗访", "明察暗访")),
]
PLAIN_WORDS = [
    "健全台账。",
    "东拼西凑和谐",
    "搭建帐篷，登记帐篷数量。",
    "其它部门",
    "作好准备",
    "工作好不好，做好研判",
    "发布署名文章",
    "公布署名，做好工作",
    "友好象征",
    "严峻工作形势",
    "自身分管领域",
    "个人材料",
    "公推委员",
    "紧急待命",
    "完成份额",
    "应急须知",
    "后勤检查",
    "既使用又管理",
    "制订计划",
    "设备安装，做好备案",
    "报名截止到月底，截至目前",
]
PHRASES: list[tuple[str, *tuple[Said, ...]]] = [
    ("解决群众难愁盼问题。", ("难愁盼", "急难愁盼")),
    ("群众急愁难盼问题", ("急愁难盼", "急难愁盼")),
    ("增强“四个意思”", ("四个意思", "四个意识")),
    ("做到“二个维护”", ("二个维护", "两个维护")),
    ("领悟“两个确定”", ("两个确定", "两个确立")),
    ("坚定“四个意识”", ("坚定“四个意识”", "增强“四个意识”")),
    ("增强“四个自信”", ("增强“四个自信”", "坚定“四个自信”")),
    ("落实三课一会", ("三课一会", "三会一课")),
    ("“一岗双职”", ("一岗双职", "一岗双责")),
    ("“不忘初心，牢记使命”主题教育", ("“不忘初心，牢记使命”", "“不忘初心、牢记使命”")),
    ("幸福感、获得感、安全感", ("幸福感、获得感、安全感", "获得感、幸福感、安全感")),
    ("风桥经验", ("风桥经验", "枫桥经验")),
    ("青山绿水就是金山银山", ("青山绿水就是金山银山", "绿水青山就是金山银山")),
]
PLAIN_PHRASES = [
    "解决群众急难愁盼问题。",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
    "“不忘初心、牢记使命”主题教育",
    "不忘初心，牢记使命，永远奋斗",
    "深入学习总书记重要讲话",
    "不忘初心",
    "“三会一课”",
    "一岗双责",
    "获得感、幸福感、安全感",
    "新时代“枫桥经验”",
    "发愁盼望",
    "学习习近平总书记重要讲话",
    "两个确实存在的问题",
    "不敢腐、不能腐、不想腐",
    "政治判断力、政治领悟力、政治执行力",
]


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in WORDS])
def test_a_word_in_its_other_form_is_found(text: str, said: list[Said]) -> None:
    assert_found(TERMS, text, *said)


@pytest.mark.parametrize("text", PLAIN_WORDS)
def test_words_that_hold_a_wrong_one_by_accident_are_right(text: str) -> None:
    assert say(TERMS, text) == []


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, *said in PHRASES])
def test_a_set_phrase_that_is_not_whole_is_found(text: str, said: list[Said]) -> None:
    assert_found(SET_FORMS, text, *said)


@pytest.mark.parametrize("text", PLAIN_PHRASES)
def test_set_phrases_as_they_are_set_are_right(text: str) -> None:
    assert say(SET_FORMS, text) == []
