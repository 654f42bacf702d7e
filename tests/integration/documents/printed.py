"""Documents with a page of every kind, made up for tests and for the pictures of the guide."""

from __future__ import annotations

from conversations.report.outline import Grid, Heading, Outline, Paragraph, RunIn, TableColumn

TEXT = "馆里把卷宗数字化列为头等任务，抽调6名骨干组成专班，用时45天补齐了2019—2024年的缺漏。" * 4
TITLE = "云河市档案馆关于2026年上半年履行全面从严治党主体责任情况的报告"
BREAKS = (6, 16, 25)

HEAD = (
    Paragraph("000001", "copy_number"),
    Paragraph("秘密★1年", "secrecy"),
    Paragraph("特急", "urgency"),
    Paragraph("云河市档案馆文件", "organ"),
    Paragraph("云档发〔2026〕12号", "number"),
    Paragraph("签发人：张三丰", "issuer"),
)
IMPRINT = (
    Paragraph(
        "抄送：市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委。", "copies"
    ),
    Paragraph("云河市档案馆办公室\t2026年6月30日印发", "issued"),
)
TABLE = Grid(
    "各县区数字化进度表",
    (TableColumn("单位"), TableColumn("卷宗数", numeric=True), TableColumn("说明")),
    (
        ("东城区档案馆", "12300", "按计划推进，年底前完成。"),
        ("西城区档案馆", "9800", "已完成。"),
        ("合计", "22100", ""),
    ),
)

REPORT = Outline(
    TITLE,
    (
        *HEAD,
        Paragraph("市委：", "addressee"),
        Paragraph("现将上半年有关情况报告如下。"),
        Heading(1, "一、上半年履职情况"),
        RunIn(2, "（一）抓学习，打牢基础。", TEXT),
        RunIn(2, "（二）抓责任，传导压力。", TEXT),
        Heading(1, "二、存在的主要问题"),
        Paragraph(TEXT),
        TABLE,
        Paragraph("附件：1. 全市档案数字化工作进展情况统计表和各县区进度明细对照表", "attachments"),
        Paragraph("2. 下半年工作计划", "attachments"),
        Paragraph("云河市档案馆", "signature"),
        Paragraph("2026年6月30日", "date"),
        Paragraph("（此件公开发布）", "note"),
        Paragraph("附件1", "attachment"),
        Paragraph("全市档案数字化工作进展情况统计表", "attachment_title"),
        TABLE,
        Paragraph("附件2", "attachment"),
        Paragraph("下半年工作计划", "attachment_title"),
        Paragraph(TEXT),
        *IMPRINT,
    ),
    BREAKS,
)
SPEECH = Outline(
    "2026年市档案馆馆长巡视整改专题民主生活会个人发言提纲",
    (
        Paragraph("下面，我作个人对照检查。"),
        Heading(1, "一、存在的主要问题"),
        RunIn(2, "（一）学习不够深入。", TEXT),
        RunIn(2, "（二）载体比较单一。", TEXT),
    ),
    (11, 22),
)
FULL = Outline("", (Paragraph("国" * 28 * 50),))
"""Pages of nothing but full lines, of a character that fills its square."""

MIXED = Outline("", (Paragraph(TEXT * 12),))
"""Pages of running text, with numbers and marks."""

FIGURES = Outline(
    "",
    tuple(
        Paragraph("国" * more + "在编人员中，35岁及以下12人，占20.7%；36至45岁25人，占43.1%。")
        for more in range(8)
    ),
)
"""Lines of which some would end within a number."""
