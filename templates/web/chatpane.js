// The open conversation: its head, its messages, the message box, and what buttons do.

import { button, el } from "./dom.js";
import { Attachments } from "./attachments.js";
import { Composer } from "./composer.js";
import { Files } from "./files.js";
import { Header } from "./header.js";
import { Intro } from "./intro.js";
import { Log } from "./log.js";
import { Replies } from "./replies.js";
import { askLink, showAlert } from "./dialogs.js";
import { parseWebAddress } from "./links.js";
import { showFault, showToast } from "./toasts.js";
import { say, sayRefusal } from "./words.js";

export class ChatPane {
  #store;
  #api;
  #sending;
  #replies = new Replies((text) => this.say(text));
  #intro;
  #nothing = el("p", { class: "nothing", text: say("pick_chat") });
  #conversation;
  #talk;
  #unblock;
  #composer;
  element;

  constructor(store, api, sending, goBack) {
    this.#store = store;
    this.#api = api;
    this.#sending = sending;
    this.#build(goBack);
    store.addEventListener("open", () => this.#open());
    for (const name of ["history", "chats"]) store.addEventListener(name, () => this.#show());
    sending.addEventListener("change", () => this.#show());
  }

  /** Send words into the open chat. */
  say(text) {
    this.#sending.sendText(this.#store.openId, text);
    this.focus();
  }

  /** To the message box, or to the start button while that is shown in its place. */
  focus() {
    if (this.#intro.element.hidden) this.#composer.focus();
    else this.#intro.focus();
  }

  #build(goBack) {
    const files = new Files(this.#store, this.#sending);
    this.#composer = new Composer(this.#store, this.#api, this.#sending, files);
    const log = new Log(this.#store, this.#sending, this.#desk());
    const header = new Header(this.#store, goBack, (blocked) => this.#block(blocked));
    this.#intro = new Intro(this.#api, (text) => this.say(text));
    this.#unblock = button(
      { class: "primary big unblock", onclick: () => this.#block(false), hidden: true },
      say("unblock"),
    );
    const foot = el(
      "div",
      { class: "foot" },
      this.#composer.element,
      this.#replies.element,
      this.#unblock,
    );
    this.#talk = el("div", { class: "talk" }, log.element, foot);
    const parts = [header.element, this.#intro.element, this.#talk];
    this.#conversation = el("div", { class: "conversation", hidden: true }, parts);
    this.element = el("main", { class: "pane" }, this.#nothing, this.#conversation);
    files.acceptDrops(this.#conversation);
  }

  /** What a message's parts may ask for. */
  #desk() {
    return {
      attachments: new Attachments(this.#api),
      sendCommand: (command) => this.say(command),
      edit: (message) => this.#composer.edit(message),
      forwards: (message) => this.#listForwards(message),
      press: (message, row, column, key) => this.#press(message, row, column, key),
    };
  }

  /** The chats that a message can be sent on to, as items of a menu. */
  #listForwards(message) {
    const chats = this.#store.sorted().filter((chat) => !chat.blocked);
    const items = chats.map((chat) => ({
      text: chat.title,
      action: () => this.#forward(message, chat.id),
    }));
    return [{ heading: say("forward_to") }, ...items];
  }

  async #forward(message, chatId) {
    try {
      const sent = await this.#api.forward(message.chat_id, message.id, chatId);
      this.#store.takeMessage(sent.message);
      showToast(say("forwarded"));
    } catch (fault) {
      showFault(fault);
    }
  }

  #open() {
    const chat = this.#store.open;
    this.#nothing.hidden = chat !== null;
    this.#conversation.hidden = chat === null;
    if (chat) this.#composer.open(chat.id);
    this.#show();
  }

  #show() {
    const chat = this.#store.open;
    if (chat === null) return;
    const { messages, loaded, more } = this.#store.timeline(chat.id);
    const isSilent = !messages.length && !this.#sending.waiting(chat.id).length;
    const isFresh = loaded && !more && isSilent && chat.type === "private";
    this.#replies.show(chat.blocked ? [] : messages);
    this.#unblock.hidden = !chat.blocked;
    this.#composer.element.hidden = chat.blocked;
    this.#talk.hidden = isFresh;
    if (isFresh) this.#intro.show(chat);
    else this.#intro.hide();
  }

  async #block(blocked) {
    try {
      const { chat } = await this.#api.block(this.#store.openId, blocked);
      this.#store.addChat(chat);
    } catch (fault) {
      showFault(fault);
    }
  }

  /** Press an inline button: it shows that it is waiting; then the bot's toast or alert. */
  async #press(message, row, column, key) {
    if (key.getAttribute("aria-busy") === "true") return;
    key.setAttribute("aria-busy", "true");
    try {
      await showAnswer(await this.#api.press(message.chat_id, message.id, row, column));
    } catch (fault) {
      showFault(fault);
    } finally {
      key.removeAttribute("aria-busy");
    }
  }
}

async function showAnswer({ answered, text, alert, url }) {
  const address = url ? parseWebAddress(url) : null;
  if (!answered) showToast(sayRefusal("busy"), "fault");
  else if (address) await askLink(address);
  else if (text && alert) await showAlert(text);
  else if (text) showToast(text);
}
