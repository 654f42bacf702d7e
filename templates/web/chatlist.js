// The conversations: who, the last words, how many unread; arrows move, Enter opens.

import { avatar, button, el } from "./dom.js";
import { icon } from "./icons.js";
import { renderShort } from "./dates.js";
import { showRows } from "./rows.js";
import { say } from "./words.js";

export class ChatList {
  #store;
  #choose;
  #rows = el("ul", { class: "chats" });
  #empty = el("p", { class: "chats-empty", text: say("no_chats") });
  element;

  /** `choose` is called with a chat's id; `startNew` with the button for a new one. */
  constructor(store, choose, person, startNew, openAccount) {
    this.#store = store;
    this.#choose = choose;
    this.element = el(
      "nav",
      { class: "sidebar", "aria-label": say("conversations") },
      renderHead(person, startNew, openAccount),
      this.#rows,
      this.#empty,
    );
    this.#rows.addEventListener("keydown", (event) => this.#steer(event));
    for (const name of ["chats", "open", "typing"]) store.addEventListener(name, () => this.show());
  }

  show() {
    const chats = this.#store.sorted();
    this.#empty.hidden = chats.length > 0;
    showRows(
      this.#rows,
      chats.map((chat, index) => this.#row(chat, index)),
    );
  }

  /** The id of the chat `step` places below the open one, going round. */
  neighbour(step) {
    const ids = this.#store.sorted().map((chat) => chat.id);
    const at = ids.indexOf(this.#store.openId);
    return ids[(at + step + ids.length) % ids.length];
  }

  #row(chat, index) {
    const isOpen = chat.id === this.#store.openId;
    const isStop = isOpen || (this.#store.open === null && index === 0);
    const typing = this.#store.typingIn(chat.id);
    const value = [
      chat.title,
      chat.last?.text,
      chat.last?.date,
      chat.unread,
      isOpen,
      isStop,
      typing,
    ];
    return { key: chat.id, value, build: () => this.#renderChat(chat, isOpen, isStop, typing) };
  }

  #renderChat(chat, isOpen, isStop, typing) {
    const choose = () => this.#choose(chat.id);
    const attributes = {
      class: "chat",
      "data-key": "chat",
      tabindex: isStop ? "0" : "-1",
      "aria-current": isOpen && "true",
    };
    const row = button(
      { ...attributes, onclick: choose },
      avatar(chat.id, chat.title),
      renderWords(chat, typing),
    );
    return el("li", {}, row);
  }

  #steer(event) {
    const rows = [...this.#rows.querySelectorAll(".chat")];
    const at = rows.indexOf(document.activeElement);
    const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    if (event.altKey || !(event.key in targets)) return;
    event.preventDefault();
    rows[targets[event.key]]?.focus();
  }
}

function renderHead(person, startNew, openAccount) {
  const account = button(
    { class: "account", label: say("account", { name: person.name }), "aria-haspopup": "menu" },
    avatar(person.id, person.name),
    el("span", { class: "account-name", text: person.name }),
  );
  const add = button(
    { class: "quiet", label: say("new_chat"), "aria-haspopup": "menu" },
    icon("add"),
  );
  account.addEventListener("click", () => openAccount(account));
  add.addEventListener("click", () => startNew(add));
  return el("div", { class: "sidebar-head" }, account, add);
}

function renderWords(chat, typing) {
  const last = typing ? say("typing") : renderLast(chat.last);
  return el(
    "span",
    { class: "chat-words" },
    el(
      "span",
      { class: "chat-line" },
      el("span", { class: "chat-title", text: chat.title }),
      chat.last && el("span", { class: "chat-time", text: renderShort(chat.last.date) }),
    ),
    el(
      "span",
      { class: "chat-line" },
      el("span", { class: `chat-last${typing ? " typing" : ""}`, text: last }),
      chat.unread > 0 && renderBadge(chat.unread),
    ),
  );
}

function renderLast(last) {
  if (last === null) return say("no_messages");
  return (last.out ? `${say("you")}: ` : "") + (last.text || say("not_words"));
}

function renderBadge(count) {
  return el(
    "span",
    { class: "badge" },
    el("span", { "aria-hidden": "true", text: count > 99 ? "99+" : count }),
    el("span", { class: "unseen", text: say("unread", { n: count }) }),
  );
}
