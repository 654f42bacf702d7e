// The message box: grows with its text, sends, edits one's own, opens the command menu.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { canEdit } from "./bubble.js";
import { CommandMenu } from "./commandmenu.js";
import { openMenu } from "./menus.js";
import { showFault, showToast } from "./toasts.js";
import { language, say } from "./words.js";

const OTHERS = ["sticker", "voice", "location"];

export class Composer {
  #store;
  #api;
  #sending;
  #files;
  #editing = null;
  #chatId = null;
  #commands = new CommandMenu((command) => this.#sendCommand(command));
  #box = el("textarea", {
    id: "composer",
    rows: "1",
    placeholder: say("compose"),
    "aria-label": say("compose"),
    "aria-controls": "commands",
    lang: language,
  });
  #slash = button({ class: "quiet", label: say("commands") }, icon("command"));
  #attach = button(
    { class: "quiet", label: say("attach"), "aria-haspopup": "menu" },
    icon("attach"),
  );
  #send = button({ class: "send", label: say("send") }, icon("send"));
  #edited = el("span", { class: "editing-text" });
  #editBar = el("div", { class: "editing", hidden: true });
  #line = el("div", { class: "composer-line" }, this.#slash, this.#attach, this.#box, this.#send);
  element = el("div", { class: "composer" }, this.#commands.element, this.#editBar, this.#line);

  /** `files` asks for files and sends them: pick() and offer(files). */
  constructor(store, api, sending, files) {
    this.#store = store;
    this.#api = api;
    this.#sending = sending;
    this.#files = files;
    this.#listen();
  }

  focus() {
    this.#box.focus();
  }

  /** Show the text kept for the chat that is open now. */
  open(chatId) {
    this.#stopEditing();
    this.#chatId = chatId;
    this.#setText(sessionStorage.getItem(this.#place) ?? "");
  }

  /** Put one's own message into the box to change it. */
  edit(message) {
    this.#editing = message;
    this.#editBar.hidden = false;
    this.#edited.textContent = message.text;
    this.#send.setAttribute("aria-label", say("save"));
    this.#setText(message.text);
    this.focus();
  }

  get #place() {
    return `huibao.unsent.${this.#chatId}`;
  }

  #listen() {
    this.#box.addEventListener("input", () => this.#typed());
    this.#box.addEventListener("keydown", (event) => this.#takeKey(event));
    this.#box.addEventListener("paste", (event) => this.#paste(event));
    this.#box.addEventListener("blur", () => this.#hideCommands());
    this.#send.addEventListener("click", () => this.#submit());
    this.#slash.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#slash.addEventListener("click", () => this.#toggleCommands());
    this.#attach.addEventListener("click", () => openMenu(this.#attach, this.#attachments()));
    const cancel = button(
      { class: "quiet", label: say("cancel"), onclick: () => this.#cancelEditing() },
      icon("close"),
    );
    this.#editBar.append(
      icon("edit"),
      el("strong", { text: say("editing") }),
      this.#edited,
      cancel,
    );
  }

  /** Keys of a word still being composed (Chinese input) belong to the input method. */
  #takeKey(event) {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    if (this.#commands.takeKey(event.key)) this.#tellActive();
    else if (!this.#takeOwnKey(event)) return;
    event.preventDefault();
  }

  /** True when the key does something here. */
  #takeOwnKey({ key, shiftKey }) {
    const acts = {
      Enter: !shiftKey && (() => this.#submit()),
      Escape: this.#editing && (() => this.#cancelEditing()),
      ArrowUp: !this.#box.value && (() => this.#editLast()),
    };
    if (!acts[key]) return false;
    acts[key]();
    return true;
  }

  #typed() {
    this.#grow();
    if (!this.#editing) this.#keep();
    if (/^\/\w*$/.test(this.#box.value) && !this.#editing) this.#showCommands(this.#box.value);
    else this.#hideCommands();
  }

  /** Unsent words outlive a reload and a look into another chat. */
  #keep() {
    if (this.#box.value) sessionStorage.setItem(this.#place, this.#box.value);
    else sessionStorage.removeItem(this.#place);
  }

  #submit() {
    const text = this.#box.value;
    if (!text.trim()) return;
    if (this.#editing) this.#saveEdit(text);
    else this.#sending.sendText(this.#chatId, text);
    this.#clear();
  }

  async #saveEdit(text) {
    const message = this.#editing;
    if (text === message.text) return;
    try {
      const answer = await this.#api.edit(message.chat_id, message.id, text);
      this.#store.take({ type: "edited", message: answer.message });
    } catch (fault) {
      showFault(fault);
      this.edit(message);
      this.#setText(text);
    }
  }

  #clear() {
    this.#stopEditing();
    this.#setText("");
    this.#keep();
  }

  #editLast() {
    const { messages } = this.#store.timeline(this.#chatId);
    const last = messages.filter(canEdit).pop();
    if (last) this.edit(last);
  }

  #cancelEditing() {
    this.#stopEditing();
    this.#setText(sessionStorage.getItem(this.#place) ?? "");
    this.focus();
  }

  #stopEditing() {
    this.#editing = null;
    this.#editBar.hidden = true;
    this.#send.setAttribute("aria-label", say("send"));
  }

  #sendCommand(command) {
    this.#sending.sendText(this.#chatId, command);
    this.#clear();
    this.focus();
  }

  #toggleCommands() {
    const commands = this.#store.open.commands;
    const wasOpen = this.#commands.isOpen;
    this.focus();
    if (!commands.length) showToast(say("no_commands"));
    else if (wasOpen) this.#hideCommands();
    else this.#showCommands("/");
  }

  #showCommands(typed) {
    this.#commands.show(this.#store.open.commands, typed);
    this.#tellActive();
  }

  #hideCommands() {
    this.#commands.hide();
    this.#tellActive();
  }

  #tellActive() {
    const active = this.#commands.active;
    if (active) this.#box.setAttribute("aria-activedescendant", active);
    else this.#box.removeAttribute("aria-activedescendant");
    this.#slash.setAttribute("aria-expanded", String(active !== null));
  }

  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.#files.offer(files);
  }

  #attachments() {
    const others = OTHERS.map((kind) => ({
      text: say(`other_${kind}`),
      action: () => this.#sendOther(kind),
    }));
    return [{ text: say("attach_file"), action: () => this.#files.pick() }, ...others];
  }

  async #sendOther(kind) {
    try {
      this.#store.takeMessage((await this.#api.sendOther(this.#chatId, kind)).message);
    } catch (fault) {
      showFault(fault);
    }
    this.focus();
  }

  #setText(text) {
    this.#box.value = text;
    this.#hideCommands();
    this.#grow();
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight}px`;
  }
}
