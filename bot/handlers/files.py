"""Files that are sent into the chat: what one would change, and doing it at a button."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.cards import take_unsupported
from bot.handlers.obligations import show_obligations
from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.usecases.exporting import build_template_xlsx, export_xlsx
from bot.usecases.files import load_file, store_file
from bot.usecases.import_plans import build_plan_view, limit_plan, stamp_plan
from bot.usecases.importing import apply_plan, read_plan
from bot.usecases.obligation_rights import may_mind
from bot.usecases.planning import Plan
from conversations.buttons import Press
from conversations.deadlines.import_views import ImportView
from conversations.deadlines.sheets import OBLIGATIONS
from conversations.files import FileView
from conversations.views import News

_FILE_NAME = f"{OBLIGATIONS.sheet}.xlsx"


def take_file(visit: Visit) -> Reply:
    """Show what the file would change, to who minds the obligations; nothing is changed yet."""
    file, body = visit.incoming.file, visit.incoming.body
    if file is None or body is None or not may_mind(visit.person):
        return take_unsupported(visit)
    plan = _read(visit, file.name, body)
    stored = 0
    if not plan.mistakes and not plan.is_idle:
        stored = store_file(visit.conn, visit.incoming.chat_id, file.name, body, visit.now)
    return show(build_plan_view(plan, stored, file.name))


def take_plan(visit: Visit, press: Press) -> Reply:
    """Do what the file would change, if it still is what was shown."""
    if not may_mind(visit.person):
        return notify("obligation.not_yours", "deadlines", "home")
    file = load_file(visit.conn, visit.incoming.chat_id, press.value or 0)
    if file is None:
        return show(ImportView(visit.person.is_administrator, News("plan.gone")))
    plan = _read(visit, file.name, file.body)
    if plan.mistakes or plan.is_idle or stamp_plan(plan) != press.revision:
        key = "plan.is_done" if plan.is_idle and not plan.mistakes else "plan.changed"
        return show(build_plan_view(plan, press.value or 0, file.name, News(key)))
    apply_plan(visit.conn, visit.office.interviews, plan, visit.person.id, visit.now)
    return show_obligations(visit, Press("obligations"), _tell(plan))


def drop_plan(visit: Visit, _press: Press) -> Reply:
    """Leave everything as it is."""
    return show_obligations(visit, Press("obligations"), News("plan.dropped"))


def show_import(visit: Visit, _press: Press) -> Reply:
    """Say how obligations are imported from a file."""
    if not may_mind(visit.person):
        return notify("obligation.not_yours", "deadlines", "home")
    return show(ImportView(visit.person.is_administrator))


def send_blank(visit: Visit, _press: Press) -> Reply:
    """Send an empty workbook to be filled in."""
    if not may_mind(visit.person):
        return notify("obligation.not_yours", "deadlines", "home")
    body = build_template_xlsx(visit.conn, visit.office.interviews)
    return _send(visit, body, "plan.blank_caption")


def send_export(visit: Visit, _press: Press) -> Reply:
    """Send units, obligations and days as they are to an administrator."""
    if not visit.person.is_administrator:
        return notify("obligation.not_yours", "deadlines", "home")
    body = export_xlsx(visit.conn, visit.office.interviews)
    return _send(visit, body, "plan.export_caption")


def _read(visit: Visit, name: str, body: bytes) -> Plan:
    plan = read_plan(name, body, visit.conn, visit.office.interviews, visit.now)
    return limit_plan(visit.conn, visit.person, plan)


def _send(visit: Visit, body: bytes, caption: str) -> Reply:
    chat_id = visit.incoming.chat_id
    file_id = store_file(visit.conn, chat_id, _FILE_NAME, body, visit.now)
    return show(FileView(file_id, News(caption)), News("toast.sending"))


def _tell(plan: Plan) -> News:
    """Return how much was done."""
    actions = [unit.action for unit in plan.units]
    actions += [each.action for each in plan.obligations]
    counts = {"added": actions.count("add"), "changed": actions.count("change")}
    return News("plan.done", {**counts, "days": len(plan.days)})


ACTS: Mapping[str, Act] = {
    "plan": show_import,
    "plan_take": take_plan,
    "plan_drop": drop_plan,
    "plan_blank": send_blank,
    "plan_export": send_export,
}
"""The buttons of an import."""
