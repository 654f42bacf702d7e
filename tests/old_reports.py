"""Old reports as plain lines: made-up ones in several shapes, and the real ones beside the repo."""

from __future__ import annotations

from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def _split(text: str) -> list[str]:
    return text.splitlines()


RUN_IN = _split("""市档案馆关于2026年上半年工作情况的报告
市委：
今年上半年，馆里围绕数字化开展工作，现将有关情况报告如下：
一、上半年工作情况
（一）持续推进数字化。抽调6名骨干组成专班，扫描卷宗1200余份。
（二）做好查档服务。接待群众350人次，满意率98.5%。
二、存在的问题
（一）库房条件还不够好。恒温设备老化。
（二）宣传力度还不够大。活动偏少。
三、下步打算
（一）改造库房。投入120.5万元更换设备。
（二）扩大宣传。每月办一次展览。
特此报告。
市档案馆
2026年7月3日""")

OWN_LINE = _split("""市档案馆2025年度工作总结
过去一年，全馆同志共同努力，工作有了新的进展。
一、主要工作
（一）扛起主体责任
一是专题研究部署。全年开会12次。
二是层层压实责任。签订责任书30份。
（二）抓好库房安全
一是勤检查。每月检查一次。
二是快整改。发现问题当场整改。
二、存在的问题
问题主要是人手不足，设备老化。
三、下一步工作
继续努力，把问题改好。
市档案馆
二〇二六年一月五日""")

JOINED = _split(
    "现将下一步打算汇报如下。一是加强学习。每周集中学习一次。"
    "二是改造库房。更换恒温设备。三是扩大宣传。多办展览。"
)

UNNUMBERED = _split("""市档案馆二季度工作汇报
工作进展
馆里完成了卷宗数字化的收尾工作，查档更快了。
下一步安排
三季度重点改造库房，计划投入80万元。""")

HALF_WIDTH = _split("""市档案馆工作汇报
一、 工作情况
(一) 推进数字化. 完成扫描。扫描了全部卷宗。
1. 建章立制。制定办法3个。
2．抓好落实。逐月检查。
(1) 查卷宗。逐卷检查。
(2) 查设备。逐台检查。
(二) 做好服务。随到随查。
二、 存在问题
人手不足。""")

ALL_SHAPES = {
    "run_in": RUN_IN,
    "own_line": OWN_LINE,
    "joined": JOINED,
    "unnumbered": UNNUMBERED,
    "half_width": HALF_WIDTH,
}


def find_seed(name: str) -> Path:
    """Return the file of a real report; skips where it is not beside the repository."""
    path = SEEDS / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no sample report at {path.parent.name}/{path.name}")
    return path


def load_seed_lines(name: str) -> list[str]:
    """Return the lines of a real report, junk and all."""
    return find_seed(name).read_text("utf-8").split("\n")
