// The open chat's head: back, who it is, what it is doing, its menu.

import { avatar, button, el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menus.js";
import { say } from "./words.js";

export class Header {
  #store;
  #block;
  #who = el("div", { class: "who" });
  #state = el("div", { class: "who-state", "aria-live": "polite" });
  #more = button(
    { class: "quiet", label: say("chat_menu"), "aria-haspopup": "menu" },
    icon("more"),
  );
  element;

  /** `goBack` returns to the list; `block` stops the bot or welcomes it back. */
  constructor(store, goBack, block) {
    this.#store = store;
    this.#block = block;
    const back = button({ class: "quiet back", label: say("back"), onclick: goBack }, icon("back"));
    this.element = el("header", { class: "chat-head" }, back, this.#who, this.#more);
    this.#more.addEventListener("click", () => openMenu(this.#more, this.#items()));
    for (const name of ["open", "chats", "typing"])
      store.addEventListener(name, () => this.#show());
  }

  #show() {
    const chat = this.#store.open;
    if (chat === null) return;
    this.#more.hidden = chat.type !== "private";
    this.#state.textContent = this.#renderState(chat);
    if (this.#who.dataset.chat === `${chat.id} ${chat.title}`) return;
    this.#who.dataset.chat = `${chat.id} ${chat.title}`;
    const words = el("div", { class: "who-words" }, el("h1", { text: chat.title }), this.#state);
    this.#who.replaceChildren(avatar(chat.id, chat.title), words);
  }

  #renderState(chat) {
    const action = this.#store.typingIn(chat.id);
    if (action) return say(action.startsWith("upload") ? "sending_file" : "typing");
    if (chat.blocked) return say("blocked");
    return `${say(chat.type === "private" ? "bot" : "group")} · @${chat.bot.username}`;
  }

  #items() {
    const { blocked } = this.#store.open;
    return [{ text: say(blocked ? "unblock" : "block"), action: () => this.#block(!blocked) }];
  }
}
