"""Places and organs of somewhere else, and those that a report may well name."""

from __future__ import annotations

import time

import pytest

from conversations.checks.gazetteer import Gazetteer, are_kin, build_gazetteer
from tests.unit.checks.leftover_subject import find, make_subject, quote

OURS = ("临清市委政法委", "中共临清市委")
IDS = ("foreign_places", "foreign_organs", "other_places")

FOREIGN = [
    ("foreign_places", "服务平安冠县建设大局。", "冠县"),
    ("foreign_places", "推进法治高唐建设。", "高唐"),
    ("foreign_places", "推动平安寿光建设。", "寿光"),
    ("foreign_places", "打造美丽诸暨创建品牌。", "诸暨"),
    ("foreign_places", "深化平安德清建设。", "德清"),
    ("foreign_places", "服务滕州高质量发展。", "滕州"),
    ("foreign_places", "推进数字义乌建设。", "义乌"),
    ("foreign_places", "深化平安潍坊建设。", "潍坊"),
    ("foreign_places", "建设更高水平的平安昆山建设体系。", "昆山"),
    ("foreign_organs", "向冠县县委报告。", "冠县"),
    ("foreign_organs", "向滕州市委报告。", "滕州市"),
    ("foreign_organs", "按照寿光市政府要求。", "寿光市"),
    ("foreign_organs", "经茌平区人民法院审理。", "茌平区"),
    ("foreign_organs", "由莘县公安局查处。", "莘县"),
    ("foreign_organs", "由滕州公安查处。", "滕州"),
    ("foreign_organs", "由东阿县人民检察院起诉。", "东阿县"),
    ("foreign_organs", "经济南市委同意。", "济南市"),
    ("foreign_organs", "经泰安市委同意。", "泰安市"),
    ("foreign_organs", "落实江苏省委部署。", "江苏省"),
    ("foreign_organs", "由河北省公安厅督办。", "河北省"),
    ("foreign_organs", "落实长阳土家族自治县委要求。", "长阳土家族自治县"),
    ("foreign_organs", "落实恩施州委要求。", "恩施州"),
    ("foreign_organs", "由章丘市委研究。", "章丘市"),
    ("foreign_organs", "由大理州公安局查处。", "大理州"),
    ("foreign_places", "推进美丽临泽、健康城市建设。", "临泽"),
    ("other_places", "在冠县开展活动。", "冠县"),
    ("other_places", "在滕州市开展活动。", "滕州市"),
    ("other_places", "在德州开展活动。", "德州"),
    ("other_places", "在河北开展活动。", "河北"),
    ("other_places", "在茌平区开展活动。", "茌平区"),
    ("other_places", "在朝阳区开展活动。", "朝阳区"),
    ("other_places", "在正蓝旗开展活动。", "正蓝旗"),
    ("other_places", "在济南市开展活动。", "济南市"),
    ("other_places", "到江苏开展活动。", "江苏"),
    ("other_places", "在白杨市开展活动。", "白杨市"),
    ("other_places", "在莱芜市开展活动。", "莱芜市"),
]

RIGHT = """
服务平安临清建设大局。
向临清市委报告。
向聊城市委报告。
落实山东省委部署。
落实省委、市委安排。
在山东各地走在前列。
由聊城公安查处。
弘扬延安精神和沂蒙精神。
坚持和发展新时代“枫桥经验”。
赴寿光市学习先进做法。
到滕州市委政法委考察交流。
借鉴浦东新区做法。
与河北省邢台市开展跨省协作。
做好北京冬奥会安保。
参与上海合作组织会议安保。
推动香港、澳门、台湾同胞交流。
对口支援新疆。
推广东西部协作模式。
沿黄河南岸巡查。
平安建设扎实推进。
实现人民安居乐业。
推进乡村振兴。
深化平安创建。
促进社会和谐、平和理性。
全面解放思想。
建立新建项目台账。
强化党建工作和政治建设。
维护国家安全和公共安全。
党的二十大安保维稳。
用好灯塔党建在线。
会同县公安局开展检查。
规范合作市场秩序。
加强城区和矿区管理。
在中心城区域开展巡逻。
做好资源县域统筹。
开封卷宗，登记在册。
加强大理石矿山治理。
推进安康工程和长寿之乡建设。
日照时间充足。
表彰白银奖获得者。
学习贯彻孙中山同志故居保护做法。
建设和平社区。
加强沿海安全管理。
户籍为德州的人员。
抓获河南籍嫌疑人。
市民满意度提升。
发挥红旗渠精神。
振兴区域经济。
防范重大庆典风险。
依托唐山大地震纪念活动开展宣传。
争创全国示范县、文明县城。
推动健康县区和模范县创建。
收费县乡公路全部移交。
循环县域经济加快发展。
市和县联动推进。
坚持工业兴县、富县强市。
全州公安机关联动处置。
推广使用复合肥料。
今天水利部门开展巡查。
加快建成都市农业园。
建设强大连锁网络。
充分发挥指南充分引导作用。
加强日常德育工作。
以关怀化解矛盾。
建设美丽水乡。
打造智慧商城、文明小店。
镇村联动，市县两级法院协同。
县公安局和市检察院联合督办。
整治南京路、珠江路沿线环境。
培育滕州村、德州社区示范点。
德州银行等驻市机构参与。
接待上海、江苏、浙江等地客商。
王某，河北省邢台市人，大学文化。
深刻吸取河北邢台火灾教训。
聘请河北某会计师事务所审计。
德州市人民检察院来函2件。
""".strip().splitlines()


@pytest.mark.parametrize(("check", "said", "place"), FOREIGN)
def test_a_place_of_somewhere_else_is_found(check: str, said: str, place: str) -> None:
    found = find(make_subject(said, OURS), *IDS)
    assert [(each.check, each.spot.excerpt) for each in found if each.spot] == [(check, place)]


@pytest.mark.parametrize("said", RIGHT)
def test_a_place_that_may_be_named_is_left_alone(said: str) -> None:
    assert quote(make_subject(said, OURS), *IDS) == []


def test_a_place_known_as_foreign_is_found_under_its_short_name_too() -> None:
    subject = make_subject("向滕州市委报告。滕州的干部作风有改进。", OURS)
    assert quote(subject, "other_places") == ["滕州"]


def test_of_a_place_named_with_the_one_it_lies_in_there_is_one_finding() -> None:
    subject = make_subject("在河北邢台开展活动。到河北省德州市开展活动。", OURS)
    assert quote(subject, *IDS) == ["邢台", "河北省", "德州市"]


def test_what_excuses_a_mention_does_not_excuse_an_own_name_or_an_organ() -> None:
    said = "与某公司共建平安滕州建设。会同某公司向冠县县委报告。在德州会见某公司。"
    assert quote(make_subject(said, OURS), *IDS) == ["滕州", "冠县"]


def test_a_unit_above_may_name_what_lies_in_it() -> None:
    said = "督导临清市、冠县公安局。在滕州市开展活动。"
    assert quote(make_subject(said, ("聊城市委政法委",)), *IDS) == ["滕州市"]


def test_without_a_place_in_the_units_names_nothing_is_foreign() -> None:
    assert quote(make_subject("向冠县县委报告。", ("市委政法委",)), *IDS) == []


def test_the_ledgers_place_is_ones_own() -> None:
    known = {"masks": {"place:XX": "临清"}}
    subject = make_subject("平安XX建设。服务平安临清建设。向冠县县委报告。", **known)
    assert quote(subject, *IDS, "uneven_masks") == ["冠县"]


def test_a_spared_word_is_left_alone() -> None:
    said = "在冠县开展活动。走访滕州站前派驻点。"
    subject = make_subject(said, OURS, spared=frozenset({"冠县", "滕州站"}))
    assert quote(subject, *IDS) == []


def test_certain_finds_must_be_settled_and_others_are_advice() -> None:
    said = "平安滕州建设。向冠县县委报告。在德州开展活动。"
    ranks = {each.check: each.rank for each in find(make_subject(said, OURS), *IDS)}
    assert ranks == {"foreign_places": "must", "foreign_organs": "must", "other_places": "advice"}


def test_kin_are_a_division_and_what_it_lies_in() -> None:
    assert are_kin(["371581"], ["371500"])
    assert are_kin(["370000"], ["371581"])
    assert not are_kin(["371581"], ["371525"])
    assert not are_kin(["371500"], ["370100"])


def test_a_gazetteer_of_nothing_finds_nothing() -> None:
    assert list(Gazetteer().find("临清市")) == []


def test_the_longest_name_is_found_and_nothing_within_it() -> None:
    gazetteer = build_gazetteer({"371500": "聊城市", "371581": "临清市", "130500": "清市场市"})
    assert [seen.place.name for seen in gazetteer.find("临清市场")] == ["临清市"]


def test_a_report_of_six_thousand_characters_is_read_in_milliseconds() -> None:
    said = "深化平安建设，维护社会大局稳定，服务全市高质量发展。" * 240
    subject = make_subject(said, OURS)
    quote(subject, *IDS)  # whatever is loaded once
    times = []
    for _ in range(5):
        subject = make_subject(said, OURS)
        start = time.perf_counter()
        quote(subject, *IDS)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.03
