// One message as an element: words, picture or file, time, and the buttons under it.

import { copy } from "./copying.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { renderFull, renderHour, toDate } from "./dates.js";
import { renderText } from "./entities.js";
import { openMenu } from "./menus.js";
import { say } from "./words.js";

/** What a message that is not words, picture or file is called. */
const OTHERS = { sticker: "other_sticker", voice: "other_voice", location: "other_location" };

/**
 * A message's element. `desk` does what its parts ask for: sendCommand, press, edit, forwards,
 * attachments.
 * `place` says where it stands: {first, last} of its sender's run, and whether names are shown.
 */
export function renderMessage(message, desk, place) {
  const bubble = el(
    "div",
    { class: "bubble" },
    renderContent(message, desk, place),
    renderMeta(message),
  );
  const column = el("div", { class: "message-column" }, bubble, renderKeyboard(message, desk));
  const attributes = {
    class: `message ${message.out ? "out" : "in"}${place.first ? " first" : ""}${place.last ? " last" : ""}`,
    "data-message": message.id,
    "aria-label": summarize(message),
    tabindex: "-1",
  };
  return el("article", attributes, column, renderMore(message, desk));
}

/** One's own message that the server has not accepted yet. */
export function renderWaiting(item, sending) {
  const state = item.failure === null ? [say("pending")] : renderFailure(item, sending);
  const words = item.file ? [item.file.name, item.text].filter(Boolean).join("\n") : item.text;
  const bubble = el(
    "div",
    { class: "bubble" },
    el("div", { class: "words", text: words }),
    el("div", { class: "meta", role: "status" }, state),
  );
  const kind = item.failure === null ? "waiting" : "refused";
  return el(
    "article",
    { class: `message out first last ${kind}` },
    el("div", { class: "message-column" }, bubble),
  );
}

function renderFailure(item, sending) {
  return [
    el("span", { class: "failure", title: item.failure, text: say("not_sent") }),
    button({ onclick: () => sending.retry(item) }, icon("retry"), say("retry")),
    button({ onclick: () => sending.discard(item) }, icon("close"), say("discard")),
  ];
}

function renderContent(message, desk, place) {
  return [
    place.named && el("div", { class: "sender", text: message.from.name }),
    message.forwarded &&
      el("div", { class: "forwarded", text: say("forwarded_from", { name: message.forwarded }) }),
    message.reply_to && renderQuoted(message.reply_to),
    message.photo && desk.attachments.renderPhoto(message.photo, message.document?.name ?? ""),
    message.document && desk.attachments.renderDocument(message.document),
    message.other && el("div", { class: "other", text: say(OTHERS[message.other] ?? "attach") }),
    message.text &&
      el("div", { class: "words" }, renderText(message.text, message.entities, desk.sendCommand)),
  ];
}

function renderQuoted(quoted) {
  return el(
    "div",
    { class: "quoted" },
    el("strong", { text: quoted.from?.name ?? say("message_gone") }),
    el("span", { text: quoted.text || say("message_gone") }),
  );
}

/** A bot's cards change all the time: only people's own changes are worth a word. */
function renderMeta(message) {
  const time = el("time", {
    datetime: toDate(message.date).toISOString(),
    title: renderFull(message.date),
    text: renderHour(message.date),
  });
  return el(
    "div",
    { class: "meta" },
    message.out && message.edited && el("span", { text: say("edited") }),
    time,
  );
}

function renderKeyboard(message, desk) {
  if (!message.keyboard?.length) return null;
  const rows = message.keyboard.map((row, r) =>
    el(
      "div",
      { class: "keyboard-row" },
      row.map((key, c) => renderKey(message, key, r, c, desk)),
    ),
  );
  return el("div", { class: "keyboard", role: "group", "aria-label": say("buttons") }, rows);
}

function renderKey(message, key, row, column, desk) {
  const place = { tabindex: "-1", "data-key": `${row}:${column}` };
  if (key.url) return renderLinkKey(key, place);
  if (key.copy) return button({ ...place, onclick: () => copy(key.copy) }, key.text);
  const press = (event) => desk.press(message, row, column, event.currentTarget);
  return button({ ...place, onclick: press }, key.text);
}

function renderLinkKey(key, place) {
  const label = say("opens_link", { text: key.text });
  const outside = { href: key.url, target: "_blank", rel: "noopener noreferrer" };
  const safe = /^https?:/i.test(key.url) ? outside : { "aria-disabled": "true" };
  return el(
    "a",
    { class: "key-link", "aria-label": label, ...place, ...safe },
    key.text,
    icon("link"),
  );
}

function renderMore(message, desk) {
  const attributes = {
    class: "message-more",
    label: say("message_menu"),
    "aria-haspopup": "menu",
    tabindex: "-1",
  };
  const more = button({ ...attributes, "data-key": "more" }, icon("more"));
  more.addEventListener("click", () => openMenu(more, menuItems(message, desk, more)));
  return more;
}

function menuItems(message, desk, anchor) {
  return [
    canEdit(message) && { text: say("edit"), action: () => desk.edit(message) },
    message.text && { text: say("copy"), action: () => copy(message.text) },
    { text: say("forward"), action: () => openMenu(anchor, desk.forwards(message)) },
    message.document && {
      text: say("download"),
      action: () => desk.attachments.save(message.document),
    },
  ].filter(Boolean);
}

/** One's own words may be changed; files and the like may not. */
export function canEdit(message) {
  return (
    message.out && Boolean(message.text) && !message.document && !message.photo && !message.other
  );
}

/** A message in one line, for ears. */
export function summarize(message) {
  const who = message.out ? say("you") : message.from.name;
  const what =
    message.text ||
    message.document?.name ||
    (message.photo ? say("picture") : say(OTHERS[message.other] ?? "attach"));
  return `${who}: ${what}`.slice(0, 300);
}
