// What this tab knows: the chats, the messages loaded of each, which one is open.
// It changes through its methods alone and announces: chats, open, history, arrived, typing.

import { Timeline } from "./timeline.js";

const TYPING_LASTS = 6000;

export class Store extends EventTarget {
  chats = new Map();
  openId = null;
  dividers = new Map();
  /** Whether the newest messages of the open chat are before somebody's eyes; the log knows. */
  isWatched = () => false;
  #api;
  #language;
  #timelines = new Map();
  #typing = new Map();
  #fetching = new Set();
  #changes = 0;

  constructor(api, language) {
    super();
    this.#api = api;
    this.#language = language;
  }

  get open() {
    return this.chats.get(this.openId) ?? null;
  }

  get unread() {
    return [...this.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  }

  /** The chats, the one with the latest message first. */
  sorted() {
    const latest = (chat) => chat.last?.date ?? Infinity;
    return [...this.chats.values()].sort(
      (one, other) => latest(other) - latest(one) || one.id - other.id,
    );
  }

  timeline(chatId) {
    if (!this.#timelines.has(chatId)) this.#timelines.set(chatId, new Timeline());
    return this.#timelines.get(chatId);
  }

  /** What the bot is doing in the chat just now, e.g. "typing", or null. */
  typingIn(chatId) {
    const typing = this.#typing.get(chatId);
    return typing && typing.until > Date.now() ? typing.action : null;
  }

  /** A list that was on its way while messages came or were read is old: it is asked for again. */
  async loadChats() {
    let chats, changes;
    do {
      changes = this.#changes;
      ({ chats } = await this.#api.chats(this.#language));
    } while (changes !== this.#changes);
    this.chats = new Map(chats.map((chat) => [chat.id, chat]));
    this.#announce("chats");
  }

  /** Ask for everything again, after time without a line to the server. */
  async catchUp() {
    for (const id of this.#timelines.keys()) if (id !== this.openId) this.#timelines.delete(id);
    await this.loadChats();
    if (this.open) await this.loadNewest(this.openId, this.open.unread);
  }

  addChat(chat) {
    this.chats.set(chat.id, chat);
    this.#announce("chats");
  }

  async openChat(chatId) {
    const { unread } = this.chats.get(chatId);
    this.openId = chatId;
    this.dividers.delete(chatId);
    this.#announce("open");
    await this.loadNewest(chatId, unread);
  }

  /** Fetch the newest page; `unread` messages were waiting when the chat was opened. */
  async loadNewest(chatId, unread) {
    const timeline = this.timeline(chatId);
    const news = timeline.watch();
    try {
      const { messages, more } = await this.#api.messages(chatId);
      timeline.takeNewest(messages, more, news);
    } finally {
      timeline.unwatch(news);
    }
    if (!this.dividers.get(chatId)) this.dividers.set(chatId, timeline.firstUnread(unread));
    this.#announce("history", { chatId, newest: true });
  }

  /** Fetch the page before the oldest message loaded; once at a time. */
  async loadOlder(chatId) {
    const timeline = this.timeline(chatId);
    if (!timeline.loaded || !timeline.more || this.#fetching.has(chatId)) return;
    this.#fetching.add(chatId);
    const news = timeline.watch();
    try {
      const { messages, more } = await this.#api.messages(chatId, timeline.oldest?.id);
      timeline.takeOlder(messages, more, news);
      this.#announce("history", { chatId, older: true });
    } finally {
      this.#fetching.delete(chatId);
      timeline.unwatch(news);
    }
  }

  /** Everything in the open chat has been seen. */
  async markRead() {
    const chat = this.open;
    const newest = this.timeline(this.openId).newest;
    if (!chat?.unread || !newest) return;
    chat.unread = 0;
    this.#changes += 1;
    this.#announce("chats");
    await this.#api.markRead(chat.id, newest.id);
  }

  /** One's own word ends the "new messages" stretch. */
  clearDivider(chatId) {
    this.dividers.set(chatId, null);
  }

  /** Take one event of the stream. */
  take(event) {
    const takers = {
      message: () => this.takeMessage(event.message),
      edited: () => this.#takeEdited(event.message),
      deleted: () => this.#takeDeleted(event.chat_id, event.ids),
      chat: () => this.#takeChat(event.chat),
      typing: () => this.#takeTyping(event.chat_id, event.action),
      commands: () => this.loadChats(),
      reset: () => this.catchUp(),
    };
    return takers[event.type]?.();
  }

  /** A message came in, or one's own was accepted; the same one may come both ways. */
  takeMessage(message) {
    const chat = this.chats.get(message.chat_id);
    const timeline = this.timeline(message.chat_id);
    const isNew = chat ? isAfter(message, chat.last) : true;
    timeline.put(message);
    if (!message.out) this.#typing.delete(message.chat_id);
    if (chat && isNew) this.#count(chat, message);
    this.#announce("history", { chatId: message.chat_id, message });
    this.#announce("chats");
    if (isNew && !message.out) this.#announce("arrived", { message });
    return chat ? undefined : this.loadChats();
  }

  #count(chat, message) {
    this.#changes += 1;
    chat.last = summary(message);
    if (message.out) return;
    if (chat.unread === 0 && !(chat.id === this.openId && this.isWatched()))
      this.dividers.set(chat.id, message.id);
    chat.unread += 1;
  }

  #takeEdited(message) {
    const chat = this.chats.get(message.chat_id);
    this.timeline(message.chat_id).replace(message);
    if (chat?.last?.id === message.id) chat.last = summary(message);
    this.#announce("history", { chatId: message.chat_id, message });
    this.#announce("chats");
  }

  #takeDeleted(chatId, ids) {
    const timeline = this.timeline(chatId);
    ids.forEach((id) => timeline.remove(id));
    const last = this.chats.get(chatId)?.last;
    this.#announce("history", { chatId });
    return last && ids.includes(last.id) ? this.loadChats() : undefined;
  }

  /** Commands come in the language asked for with the list only. */
  #takeChat(chat) {
    const known = this.chats.get(chat.id);
    if (!known) return this.loadChats();
    this.chats.set(chat.id, { ...chat, commands: known.commands });
    this.#announce("chats");
  }

  #takeTyping(chatId, action) {
    this.#typing.set(chatId, { action, until: Date.now() + TYPING_LASTS });
    this.#announce("typing");
    setTimeout(() => this.#announce("typing"), TYPING_LASTS + 50);
  }

  #announce(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function isAfter(message, last) {
  return last === null || last.id < message.id;
}

function summary({ id, text, date, out, document }) {
  return { id, text: text || document?.name || "", date, out };
}
