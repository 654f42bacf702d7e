// One's own messages on their way: shown at once, sent in order, kept for another try if refused.

const REFUSED = "huibao.refused";

export class Sending extends EventTarget {
  #api;
  #store;
  #lines = new Map();
  #waiting = loadRefused();
  #count = this.#waiting.length;

  constructor(api, store) {
    super();
    this.#api = api;
    this.#store = store;
    store.addEventListener("history", ({ detail }) => this.#settle(detail.message));
  }

  /** What of this chat the server has not accepted yet. */
  waiting(chatId) {
    return this.#waiting.filter((item) => item.chatId === chatId);
  }

  sendText(chatId, text) {
    return this.#add({ chatId, text });
  }

  /** `album` is a number that pictures sent together share, "" for one alone. */
  sendFile(chatId, file, caption, album) {
    return this.#add({ chatId, text: caption, file, album });
  }

  retry(item) {
    item.failure = null;
    return this.#queue(item);
  }

  discard(item) {
    this.#waiting = this.#waiting.filter((other) => other !== item);
    this.#changed();
  }

  #add(item) {
    this.#store.clearDivider(item.chatId);
    const whole = { ...item, key: `waiting-${(this.#count += 1)}`, failure: null };
    this.#waiting.push(whole);
    return this.#queue(whole);
  }

  /** Behind the chat's earlier ones, so that they arrive in the order they were written. */
  #queue(item) {
    this.#changed();
    const before = this.#lines.get(item.chatId) ?? Promise.resolve();
    const line = before.then(() => this.#send(item));
    this.#lines.set(item.chatId, line);
    return line;
  }

  async #send(item) {
    try {
      const messages = await this.#deliver(item);
      this.discard(item);
      messages.forEach((message) => this.#store.takeMessage(message));
    } catch (fault) {
      item.failure = fault.message;
      this.#changed();
    }
  }

  async #deliver({ chatId, text, file, album }) {
    if (file) return [(await this.#api.sendFile(chatId, file, text, album)).message];
    return (await this.#api.sendText(chatId, text)).messages;
  }

  /** The stream may bring a message before its own answer does: it is not shown twice. */
  #settle(message) {
    if (!message?.out) return;
    const sent = this.waiting(message.chat_id).find((item) => !item.failure);
    if (sent && (sent.file || sent.text.trim() === message.text.trim())) this.discard(sent);
  }

  #changed() {
    this.#keepRefused();
    this.dispatchEvent(new Event("change"));
  }

  /** Words that did not get through outlive a reload; a file cannot be kept. */
  #keepRefused() {
    const refused = this.#waiting.filter((item) => item.failure && !item.file);
    if (refused.length) sessionStorage.setItem(REFUSED, JSON.stringify(refused));
    else sessionStorage.removeItem(REFUSED);
  }
}

function loadRefused() {
  const items = JSON.parse(sessionStorage.getItem(REFUSED) ?? "[]");
  return items.map((item, index) => ({ ...item, key: `waiting-${index + 1}` }));
}
