// The bot's commands above the message box: typed at with "/", chosen by arrows and Enter.

import { el } from "./dom.js";
import { say } from "./words.js";

export class CommandMenu {
  #choose;
  #shown = [];
  #at = 0;
  element = el("div", {
    class: "commands",
    id: "commands",
    role: "listbox",
    "aria-label": say("commands"),
    hidden: true,
  });

  /** `choose` is called with a command, e.g. "/start". */
  constructor(choose) {
    this.#choose = choose;
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** The element id of the option arrows have reached, for a screen reader. */
  get active() {
    return this.isOpen ? `command-${this.#at}` : null;
  }

  /** Show the commands that begin with `typed`; hide when none does. */
  show(commands, typed) {
    const wanted = typed.slice(1).toLowerCase();
    this.#shown = commands.filter(({ command }) => command.startsWith(wanted));
    this.#at = 0;
    this.element.hidden = this.#shown.length === 0;
    this.#render();
  }

  hide() {
    this.element.hidden = true;
  }

  /** Take a key of the message box; true when it was for the menu. */
  takeKey(key) {
    if (!this.isOpen) return false;
    const acts = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#pick(this.#at),
      Tab: () => this.#pick(this.#at),
      Escape: () => this.hide(),
    };
    acts[key]?.();
    return key in acts;
  }

  #move(step) {
    this.#at = (this.#at + step + this.#shown.length) % this.#shown.length;
    this.#render();
    this.element.children[this.#at].scrollIntoView({ block: "nearest" });
  }

  #pick(index) {
    this.hide();
    this.#choose(`/${this.#shown[index].command}`);
  }

  #render() {
    this.element.replaceChildren(
      ...this.#shown.map((command, index) => this.#option(command, index)),
    );
  }

  #option({ command, description }, index) {
    const attributes = {
      id: `command-${index}`,
      class: "command",
      role: "option",
      "aria-selected": String(index === this.#at),
    };
    return el(
      "div",
      { ...attributes, onclick: () => this.#pick(index) },
      el("span", { class: "command-name", text: `/${command}` }),
      el("span", { class: "command-words", text: description }),
    );
  }
}
