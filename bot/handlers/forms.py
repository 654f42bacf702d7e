"""The forms at hand: starting one, what is typed into it, its buttons, and what is done with it.

Each area says what its forms ask and do in `FormKind`s, which bot/handlers/form_kinds.py lists.
Rights and the existence of what a form is about are looked at on every step, by `build`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.handlers.visits import Act, Reply, Visit, notify, show
from bot.sending.keyboards import PAGE
from bot.usecases.forms import close_form, find_form, leave_form, load_form, open_form, save_form
from conversations.buttons import Press, decode
from conversations.forms import steps
from conversations.forms.filling import (
    Filling,
    collect_answers,
    find_field,
    list_chosen,
    list_path,
)
from conversations.forms.form import Answers, Form
from conversations.forms.steps import Step
from conversations.forms.views import FormView, build_press, parse_aim
from conversations.views import News

Fault = tuple[str, News]
"""The field whose value cannot be taken, and why."""


def _find_nothing(_visit: Visit, _filling: Filling) -> Fault | None:
    return None


def _say_stopped(_visit: Visit, filling: Filling) -> Reply:
    return notify("fill.stopped" if filling.touched else "fill.closed", "home")


@dataclass(frozen=True, slots=True)
class FormKind:
    """What one kind of form asks and does; `name` and `number` are its own among all kinds.

    `build` returns the form as it is for this filling, or None when there is nothing to fill in any
    more: the target is gone, or the person's rights are. `finish` does it, and is given the values
    of the fields that apply and nothing else. `check` finds a value that cannot be taken for what
    is stored: it is asked again. `cancel` says where the person is after stopping.
    """

    name: str
    number: int
    build: Callable[[Visit, Filling], Form | None]
    finish: Callable[[Visit, Filling], Reply]
    check: Callable[[Visit, Filling], Fault | None] = _find_nothing
    cancel: Callable[[Visit, Filling], Reply] = _say_stopped


@dataclass(frozen=True, slots=True)
class _Open:
    """A form that is open, as it is now."""

    kind: FormKind
    form: Form
    filling: Filling


def start_form(
    visit: Visit, kind_name: str, target: int = 0, answers: Answers | None = None
) -> Reply:
    """Open a form about `target` that begins with `answers`, or offer to go on with one left."""
    kind = _load_kinds()[kind_name]
    filling = open_form(visit.conn, visit.person, kind_name, target, visit.now, answers)
    return _show_opened(visit, kind, filling)


def take_into_form(visit: Visit) -> Reply | None:
    """Return what the open form says to this; None when it is about something else.

    A form is left by every command and button that is not its own.
    """
    incoming = visit.incoming
    if visit.person.form is None or incoming.kind == "edited":
        return None
    if incoming.kind == "text":
        return take_text(visit)
    if incoming.kind == "unsupported":
        return show_form(visit, News("unsupported.form"))
    if incoming.kind == "command" and incoming.command in _COMMANDS:
        return _take_command(visit, _COMMANDS[incoming.command])
    press = decode(incoming.text) if incoming.kind == "press" else None
    if press is None or press.verb not in ACTS:
        leave_form(visit.conn, visit.person)
    return None


def take_text(visit: Visit) -> Reply | None:
    """Take what was typed into the open form; None when none is open after all."""
    opened = _find_open(visit)
    if not isinstance(opened, _Open):
        return opened
    step = steps.take_text(opened.form, opened.filling, visit.incoming.text, visit.today)
    return _take(visit, opened, step)


def show_form(visit: Visit, news: News | None = None) -> Reply | None:
    """Show the open form as it is; None when none is open."""
    opened = _find_open(visit)
    if not isinstance(opened, _Open):
        return opened
    return show(FormView(opened.form, opened.filling, news))


def press_form(visit: Visit, press: Press) -> Reply:
    """Do what a button of a form says."""
    opened = _find_open(visit)
    if isinstance(opened, Reply):
        return opened
    number, target = parse_aim(press)
    if opened is None or (opened.kind.number, opened.filling.target) != (number, target):
        return _reopen(visit, number, target)
    if press.verb == "fill_stop":
        return _stop(visit, opened)
    if press.verb == "fill_page":
        return _turn_page(opened, press)
    if press.verb == "fill_sure":
        return _confirm(visit, opened, press)
    return _take(visit, opened, _step(opened, press))


def _take_command(visit: Visit, verb: str) -> Reply | None:
    """Do what the button of that verb does, now."""
    opened = _find_open(visit)
    if not isinstance(opened, _Open):
        return opened
    asked = find_field(opened.form, opened.filling)
    view = FormView(opened.form, opened.filling)
    return press_form(visit, build_press(view, verb, asked.id if asked else ""))


def _step(opened: _Open, press: Press) -> Step:
    form, filling = opened.form, opened.filling
    aim = (form, filling, press.question, press.revision)
    match press.verb:
        case "fill" if press.value is not None:
            return steps.take_option(*aim, press.value)
        case "fill_done":
            return steps.take_done(*aim)
        case "fill_skip":
            return steps.take_skip(*aim)
        case "fill_clear":
            return steps.take_clear(*aim)
        case "fill_go":
            return steps.go_to(*aim)
        case "fill_back":
            return steps.go_back(form, filling, press.revision)
        case "fill_on":
            return steps.go_on(filling, press.revision)
        case "fill_anew":
            return steps.begin_anew(form, filling, press.revision)
    return Step(filling, stale=True)


def _take(visit: Visit, opened: _Open, step: Step) -> Reply:
    """Store what became of the form and show it; without a last look, a full one is done."""
    if step.stale:
        return _say_stale(opened)
    kind, filling = opened.kind, step.filling
    form = kind.build(visit, filling)
    if form is None:
        return _say_gone(visit, filling)
    ended = find_field(form, filling) is None and not form.confirm and not filling.offered
    fault = None
    if ended or filling.answers != opened.filling.answers:
        fault = kind.check(visit, _settle(form, filling))
    if fault is not None:
        return _ask_again(visit, _Open(kind, form, filling), fault)
    if ended:
        return _finish(visit, _Open(kind, form, filling))
    save_form(visit.conn, visit.person, filling, visit.now)
    page = _find_page(form, filling, opened.filling)
    return show(FormView(form, filling, step.news, page), step.news)


def _confirm(visit: Visit, opened: _Open, press: Press) -> Reply:
    form, filling = opened.form, opened.filling
    full = find_field(form, filling) is None and not filling.offered
    if press.revision != filling.revision or not full:
        return _say_stale(opened)
    fault = opened.kind.check(visit, _settle(form, filling))
    return _finish(visit, opened) if fault is None else _ask_again(visit, opened, fault)


def _finish(visit: Visit, opened: _Open) -> Reply:
    close_form(visit.conn, visit.person, opened.filling)
    return opened.kind.finish(visit, _settle(opened.form, opened.filling))


def _ask_again(visit: Visit, opened: _Open, fault: Fault) -> Reply:
    field_id, news = fault
    filling = steps.ask_again(opened.form, opened.filling, field_id)
    save_form(visit.conn, visit.person, filling, visit.now)
    return show(FormView(opened.form, filling, news), news)


def _stop(visit: Visit, opened: _Open) -> Reply:
    """Put the form away; what was given so far stays, if anything was."""
    reply = opened.kind.cancel(visit, opened.filling)
    if not opened.filling.touched:
        close_form(visit.conn, visit.person, opened.filling)
        return reply
    leave_form(visit.conn, visit.person)
    return replace(reply, toast=News("fill.stopped"))


def _turn_page(opened: _Open, press: Press) -> Reply:
    if press.revision != opened.filling.revision:
        return _say_stale(opened)
    return show(FormView(opened.form, opened.filling, page=max(press.value or 0, 0)))


def _find_page(form: Form, filling: Filling, before: Filling) -> int:
    """Return the page of options that the one just ticked is on."""
    asked = find_field(form, filling)
    if asked is None or asked.kind != "choices" or filling.chosen is None:
        return 0
    old, new = set(list_chosen(asked, before)), set(filling.chosen)
    changed = [at for at, option in enumerate(asked.options) if option.value in old ^ new]
    return changed[0] // PAGE if changed else 0


def _reopen(visit: Visit, number: int, target: int) -> Reply:
    """Offer the form of an old button again, if it was left half-way."""
    kind = next((each for each in _load_kinds().values() if each.number == number), None)
    left = None if kind is None else find_form(visit.conn, visit.person, kind.name, target)
    if kind is None or left is None:
        return Reply(toast=News("fill.over"))
    filling = open_form(visit.conn, visit.person, kind.name, target, visit.now, left.base)
    return replace(_show_opened(visit, kind, filling), toast=News("fill.stale"), here=False)


def _show_opened(visit: Visit, kind: FormKind, filling: Filling) -> Reply:
    form = kind.build(visit, filling)
    if form is None:
        return _say_gone(visit, filling)
    begun = steps.begin(form, filling)
    if not begun.offered and not form.confirm and not list_path(form, begun):
        return _finish(visit, _Open(kind, form, begun))
    save_form(visit.conn, visit.person, begun, visit.now)
    return show(FormView(form, begun))


def _find_open(visit: Visit) -> _Open | Reply | None:
    """Return the open form as it is now; what to say when there is nothing to fill in any more."""
    filling = load_form(visit.conn, visit.person)
    kind = None if filling is None else _load_kinds().get(filling.form_name)
    if filling is None or kind is None:
        return None
    form = kind.build(visit, filling)
    return _say_gone(visit, filling) if form is None else _Open(kind, form, filling)


def _settle(form: Form, filling: Filling) -> Filling:
    return replace(filling, answers=collect_answers(form, filling))


def _say_stale(opened: _Open) -> Reply:
    """Show the form as it is below: the old card is far up, and must not be a second live one."""
    return Reply((FormView(opened.form, opened.filling),), News("fill.stale"), here=False)


def _say_gone(visit: Visit, filling: Filling) -> Reply:
    close_form(visit.conn, visit.person, filling)
    return notify("fill.gone", "home")


def _load_kinds() -> Mapping[str, FormKind]:
    from bot.handlers.form_kinds import FORM_KINDS  # here, because those it lists start forms

    return FORM_KINDS


_COMMANDS: Mapping[str, str] = {"back": "fill_back", "skip": "fill_skip", "cancel": "fill_stop"}
"""The commands that are about the open form, and the button that does the same."""

ACTS: Mapping[str, Act] = dict.fromkeys(
    (
        *("fill", "fill_done", "fill_skip", "fill_clear", "fill_back", "fill_go"),
        *("fill_page", "fill_on", "fill_anew", "fill_sure", "fill_stop"),
    ),
    press_form,
)
"""The buttons of forms; any other button or command leaves the form that is open."""
