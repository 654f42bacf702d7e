// A chat before its first word: who the bot is, and one big button to begin.

import { avatar, button, el } from "./dom.js";
import { say } from "./words.js";

export class Intro {
  #api;
  #chatId = null;
  #words = el("div", { class: "intro-words" });
  #start;
  element;

  /** `send` is called with "/start". */
  constructor(api, send) {
    this.#api = api;
    this.#start = button({ class: "primary big", onclick: () => send("/start") }, say("start"));
    const hint = el("p", { class: "intro-hint", text: say("start_hint") });
    this.element = el("div", { class: "intro", hidden: true }, this.#words, hint, this.#start);
  }

  focus() {
    this.#start.focus();
  }

  show(chat) {
    this.element.hidden = false;
    if (this.#chatId === chat.id) return;
    this.#chatId = chat.id;
    this.#words.replaceChildren(avatar(chat.id, chat.title), el("h2", { text: chat.title }));
    this.#describe(chat).catch(() => {});
  }

  hide() {
    this.element.hidden = true;
  }

  async #describe(chat) {
    const { bots } = await this.#api.bots();
    const description = bots.find(({ id }) => id === chat.bot.id)?.description;
    if (description && this.#chatId === chat.id) this.#words.append(el("p", { text: description }));
  }
}
