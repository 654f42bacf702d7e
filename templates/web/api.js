// The page's side of the messenger's HTTP interface, one method a call.

import { sayRefusal } from "./words.js";

/** What the server refused: its status, its key, and words for a person. Status 0: out of reach. */
class ApiError extends Error {
  constructor(status, key, sentence = "") {
    super(sayRefusal(key, sentence));
    this.status = status;
    this.key = key;
  }
}

export class Api {
  constructor(token = "") {
    this.token = token;
  }

  createPerson(name, language) {
    return this.#send("POST", "people", { name, language });
  }

  signIn(code) {
    return this.#send("POST", "sign-in", { code });
  }

  me() {
    return this.#send("GET", "me");
  }

  bots() {
    return this.#send("GET", "bots");
  }

  createChat(botId) {
    return this.#send("POST", "chats", { bot_id: botId });
  }

  createGroup(title, botId) {
    return this.#send("POST", "groups", { title, bot_id: botId });
  }

  chats(language) {
    return this.#send("GET", `chats?language=${language}`);
  }

  messages(chatId, before = null) {
    const start = before === null ? "" : `&before=${before}`;
    return this.#send("GET", `chats/${chatId}/messages?limit=50${start}`);
  }

  sendText(chatId, text) {
    return this.#send("POST", `chats/${chatId}/messages`, { text });
  }

  /** `album` is a number that pictures sent together share, "" for one alone. */
  sendFile(chatId, file, caption, album) {
    const form = new FormData();
    form.append("caption", caption);
    form.append("album", album);
    form.append("file", file, file.name);
    return this.#send("POST", `chats/${chatId}/files`, form);
  }

  sendOther(chatId, kind) {
    return this.#send("POST", `chats/${chatId}/other`, { kind });
  }

  edit(chatId, messageId, text) {
    return this.#send("PATCH", `chats/${chatId}/messages/${messageId}`, { text });
  }

  forward(chatId, messageId, toChatId) {
    const path = `chats/${chatId}/messages/${messageId}/forward`;
    return this.#send("POST", path, { to_chat_id: toChatId });
  }

  press(chatId, messageId, row, column) {
    return this.#send("POST", `chats/${chatId}/messages/${messageId}/press`, { row, column });
  }

  markRead(chatId, messageId) {
    return this.#send("POST", `chats/${chatId}/read`, { message_id: messageId });
  }

  block(chatId, blocked) {
    return this.#send("POST", `chats/${chatId}/block`, { blocked });
  }

  /** The bytes of a file. */
  async file(fileId) {
    return (await this.#fetch("GET", `files/${encodeURIComponent(fileId)}`)).blob();
  }

  /** The open event stream; `signal` ends it. */
  events(signal) {
    return this.#fetch("GET", "events", undefined, signal);
  }

  async #send(method, path, body) {
    const response = await this.#fetch(method, path, body);
    return response.status === 204 ? {} : response.json();
  }

  async #fetch(method, path, body, signal) {
    const response = await fetch(`/page/${path}`, this.#request(method, body, signal)).catch(() => {
      throw new ApiError(0, "unreachable");
    });
    if (!response.ok) throw await readError(response);
    return response;
  }

  #request(method, body, signal) {
    const headers = this.token ? { Authorization: `Bearer ${this.token}` } : {};
    if (body === undefined || body instanceof FormData) return { method, headers, body, signal };
    headers["Content-Type"] = "application/json";
    return { method, headers, body: JSON.stringify(body), signal };
  }
}

async function readError(response) {
  const answer = await response.json().catch(() => ({}));
  return new ApiError(response.status, answer.error ?? "", answer.message ?? "");
}
