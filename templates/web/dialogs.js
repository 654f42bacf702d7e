// Windows over the page: an alert, a question with fields, a picture, the keys.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** A window with a heading; resolves with what it was closed with, "" for Esc. */
function open(heading, build, kind = "") {
  return new Promise((resolve) => {
    const dialog = el("dialog", { class: `dialog ${kind}`, "aria-label": heading });
    dialog.append(...build((answer) => dialog.close(answer)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(""));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A button's alert: it stays until it has been read. */
export function showAlert(text) {
  return open(text, (close) => [
    el("p", { class: "dialog-words", text }),
    el(
      "div",
      { class: "dialog-buttons" },
      button({ class: "primary", onclick: () => close("ok"), autofocus: true }, say("ok")),
    ),
  ]);
}

/** Ask before a page outside is opened. */
export function askLink(address) {
  const go = (close) =>
    el("a", {
      class: "primary button",
      href: address,
      target: "_blank",
      rel: "noopener noreferrer",
      onclick: () => close("ok"),
      text: say("open_link"),
    });
  return open(say("open_link"), (close) => [
    el("p", { class: "dialog-words", text: say("open_link_ask") }),
    el("p", { class: "dialog-words address", text: address }),
    el(
      "div",
      { class: "dialog-buttons" },
      button({ onclick: () => close("") }, say("cancel")),
      go(close),
    ),
  ]);
}

/** Ask by a form; `fields` are elements, `accept` the words of its button. True when accepted. */
export async function askForm(heading, fields, accept) {
  const answer = await open(heading, (close) => {
    const form = el(
      "form",
      { class: "form" },
      el("h2", { text: heading }),
      fields,
      formButtons(close, accept),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close("accepted");
    });
    return [form];
  });
  return answer === "accepted";
}

function formButtons(close, accept) {
  return el(
    "div",
    { class: "dialog-buttons" },
    button({ onclick: () => close("") }, say("cancel")),
    el("button", { class: "primary", type: "submit" }, accept),
  );
}

export function showPicture(address, name) {
  return open(
    name || say("picture"),
    (close) => [
      el("img", { src: address, alt: name || say("picture") }),
      el(
        "div",
        { class: "dialog-buttons" },
        el(
          "a",
          { class: "button", href: address, download: name || "picture" },
          icon("download"),
          say("download"),
        ),
        button({ class: "primary", onclick: () => close("") }, say("close")),
      ),
    ],
    "picture",
  );
}

const KEYS = [
  ["Enter", "key_send"],
  ["Shift Enter", "key_newline"],
  ["↑", "key_edit"],
  ["Esc", "key_cancel"],
  ["/", "key_commands"],
  ["Alt ↑ / Alt ↓", "key_switch"],
  ["Shift Tab", "key_messages"],
  ["↑ ↓ Home End", "key_move"],
];

export function showShortcuts() {
  const rows = KEYS.flatMap(([keys, words]) => [
    el(
      "dt",
      {},
      keys
        .split(" ")
        .map((key) => (key === "/" && keys !== "/" ? " / " : el("kbd", { text: key }))),
    ),
    el("dd", { text: say(words) }),
  ]);
  return open(say("shortcuts"), (close) => [
    el("h2", { text: say("shortcuts") }),
    el("dl", { class: "keys" }, rows),
    el(
      "div",
      { class: "dialog-buttons" },
      button({ class: "primary", onclick: () => close("") }, say("close")),
    ),
  ]);
}
