// Under the message box: the quick replies a bot offers.

import { button, el } from "./dom.js";
import { say } from "./words.js";

/** The rows of quick replies in force: the latest a bot sent and has not taken back. */
function findReplies(messages) {
  const latest = messages
    .filter((message) => message.remove_keyboard || message.reply_keyboard?.length)
    .pop();
  return latest && !latest.remove_keyboard ? latest.reply_keyboard : [];
}

export class Replies {
  #send;
  element = el("div", {
    class: "replies",
    role: "group",
    "aria-label": say("quick_replies"),
    hidden: true,
  });

  constructor(send) {
    this.#send = send;
  }

  show(messages) {
    const rows = findReplies(messages);
    const shape = JSON.stringify(rows);
    this.element.hidden = rows.length === 0;
    if (this.element.dataset.shape === shape) return;
    this.element.dataset.shape = shape;
    this.element.replaceChildren(...rows.map((row) => this.#renderRow(row)));
  }

  #renderRow(row) {
    const replies = row.map((text) => button({ onclick: () => this.#send(text) }, text));
    return el("div", { class: "keyboard-row" }, replies);
  }
}
