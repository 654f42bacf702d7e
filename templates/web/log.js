// The open chat's messages: days, the "new messages" line, paging upwards, staying at the newest.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { isSameDay, renderDay } from "./dates.js";
import { renderMessage, renderWaiting, summarize } from "./bubble.js";
import { showRows } from "./rows.js";
import { steerLog } from "./steering.js";
import { say } from "./words.js";

const NEAR_END = 60;
const NEAR_TOP = 300;
const ONE_RUN = 300;

export class Log {
  #store;
  #sending;
  #desk;
  #atEnd = true;
  #lastTop = 0;
  #opening = false;
  #jump = button(
    { class: "jump", label: say("to_newest"), hidden: true },
    icon("down"),
    el("span", { class: "badge" }),
  );
  #rows = el("div", { class: "rows" });
  #ears = el("div", { class: "unseen", "aria-live": "polite" });
  #scroller = el("div", { class: "log", role: "region" }, this.#rows);
  element = el("div", { class: "log-frame" }, this.#scroller, this.#jump, this.#ears);

  /** `desk` does what messages ask for: sendCommand, press, edit, forwards,
   * attachments. */
  constructor(store, sending, desk) {
    this.#store = store;
    this.#sending = sending;
    this.#desk = desk;
    store.addEventListener("open", () => this.#open());
    store.addEventListener("history", ({ detail }) => this.#take(detail));
    store.addEventListener("arrived", ({ detail }) => this.#tell(detail.message));
    sending.addEventListener("change", () => this.#show());
    store.isWatched = () => this.#isWatched();
    this.#listen();
    steerLog(this.#rows);
  }

  /** Go to the newest message. */
  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #listen() {
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#jump.addEventListener("click", () => this.toEnd());
    document.addEventListener("visibilitychange", () => this.#readIfSeen());
    const watcher = new ResizeObserver(() => this.#atEnd && this.toEnd());
    watcher.observe(this.#scroller);
    watcher.observe(this.#rows);
  }

  #open() {
    this.#rows.replaceChildren();
    this.#ears.textContent = "";
    this.#atEnd = true;
    this.#opening = true;
    this.#scroller.setAttribute(
      "aria-label",
      say("messages_of", { name: this.#store.open?.title ?? "" }),
    );
    this.#show();
    this.toEnd();
  }

  #take({ chatId, older, newest, message }) {
    if (chatId !== this.#store.openId) return;
    const below = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    if (message?.out) this.#atEnd = true;
    this.#show();
    if (older) this.#scroller.scrollTop = this.#scroller.scrollHeight - below;
    else if (newest && this.#opening) this.#toDividerOrEnd();
    else if (this.#atEnd) this.toEnd();
    this.#readIfSeen();
    this.#fill();
  }

  /** A chat opens at its first unread message when there are more than fit. */
  #toDividerOrEnd() {
    this.#opening = false;
    this.toEnd();
    const divider = this.#rows.querySelector(".divider.new");
    const top = divider ? divider.offsetTop - 8 : Infinity;
    if (top >= this.#scroller.scrollTop) return;
    this.#scroller.scrollTop = top;
    this.#atEnd = false;
  }

  #show() {
    const rows = this.#buildRows();
    showRows(this.#rows, rows);
    this.#markJump();
  }

  #buildRows() {
    const chatId = this.#store.openId;
    const { messages, more, loaded } = this.#store.timeline(chatId);
    const rows = messages.flatMap((message, index) => this.#rowsOf(messages, index, message));
    const waiting = this.#sending.waiting(chatId).map((item) => this.#rowOfWaiting(item));
    const top = loaded && !more ? "beginning" : "loading";
    const head = {
      key: "top",
      value: [top],
      build: () => el("div", { class: `top ${top}`, text: say(top) }),
    };
    return [head, ...rows, ...waiting];
  }

  #rowsOf(messages, index, message) {
    const before = messages[index - 1];
    const isNewDay = !before || !isSameDay(before.date, message.date);
    const isNew = this.#store.dividers.get(message.chat_id) === message.id;
    const first = isNewDay || isNew || !isOneRun(before, message);
    const last = !isOneRun(message, messages[index + 1]);
    return [
      isNewDay && divider(`day-${message.id}`, "day", renderDay(message.date)),
      isNew && divider("new", "new", say("new_messages")),
      this.#rowOfMessage(message, first, last),
    ].filter(Boolean);
  }

  #rowOfMessage(message, first, last) {
    const named = first && !message.out && this.#store.open?.type !== "private";
    const build = () => renderMessage(message, this.#desk, { first, last, named });
    return { key: `message-${message.id}`, value: [message, first, last, named], build };
  }

  #rowOfWaiting(item) {
    const build = () => renderWaiting(item, this.#sending);
    return { key: item.key, value: [item, item.failure], build };
  }

  /** Only scrolling up leaves the end; a box that grew below has not been scrolled. */
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) this.#atEnd = true;
    else if (scrollTop < this.#lastTop) this.#atEnd = false;
    this.#lastTop = scrollTop;
    this.#markJump();
    this.#readIfSeen();
    this.#fill();
  }

  /** Older messages are fetched before the reader reaches the top. */
  #fill() {
    if (this.#scroller.scrollTop > NEAR_TOP || !this.#scroller.clientHeight) return;
    this.#store.loadOlder(this.#store.openId).catch(() => {});
  }

  #readIfSeen() {
    if (this.#isWatched()) this.#store.markRead().catch(() => {});
  }

  #isWatched() {
    const isShown = document.visibilityState === "visible" && this.#scroller.clientHeight > 0;
    return isShown && this.#atEnd && !this.#opening;
  }

  #markJump() {
    const unread = this.#store.open?.unread ?? 0;
    this.#jump.hidden = this.#atEnd;
    this.#jump.lastChild.textContent = unread || "";
  }

  #tell(message) {
    if (message.chat_id === this.#store.openId)
      this.#ears.append(el("p", { text: summarize(message) }));
    while (this.#ears.children.length > 5) this.#ears.firstChild.remove();
  }
}

function isOneRun(one, other) {
  if (!one || !other || one.out !== other.out || one.from.id !== other.from.id) return false;
  return other.date - one.date < ONE_RUN && isSameDay(one.date, other.date);
}

function divider(key, kind, text) {
  const build = () =>
    el(
      "div",
      { class: `divider ${kind}`, role: "separator", "aria-label": text },
      el("span", { text }),
    );
  return { key, value: [text], build };
}
