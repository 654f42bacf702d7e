// One chat's loaded messages, in order: new ones, changed ones, pages fetched later. Pure values.

/** The newest stretch of a chat's history that this tab has; `more` says whether older ones exist. */
export class Timeline {
  messages = [];
  more = true;
  loaded = false;
  #watches = new Set();

  get newest() {
    return this.messages[this.messages.length - 1] ?? null;
  }

  get oldest() {
    return this.messages[0] ?? null;
  }

  find(id) {
    return this.messages.find((message) => message.id === id) ?? null;
  }

  /** Before a page is asked for: what happens until it comes is newer than the page. */
  watch() {
    const news = new Map();
    this.#watches.add(news);
    return news;
  }

  unwatch(news) {
    this.#watches.delete(news);
  }

  /** Add a message or replace the one with its id. */
  put(message) {
    this.#note(message.id, message);
    if (this.loaded) this.#place(message);
  }

  /** Replace a message if it is among those loaded. */
  replace(message) {
    this.#note(message.id, message);
    if (this.find(message.id)) this.#place(message);
  }

  remove(id) {
    this.#note(id, null);
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  /** Take the newest page as the truth for its stretch; drop what it no longer joins up with. */
  takeNewest(page, more, news) {
    const first = page.length ? page[0].id : Infinity;
    const joined = more && this.newest !== null && this.newest.id >= first;
    const older = joined ? this.messages.filter((message) => message.id < first) : [];
    this.messages = [...older, ...page];
    this.more = older.length ? this.more : more;
    this.loaded = true;
    this.#catchUp(news, () => true);
  }

  takeOlder(page, more, news) {
    const known = new Set(this.messages.map((message) => message.id));
    const older = page.filter((message) => !known.has(message.id));
    this.messages = [...older, ...this.messages];
    this.more = more;
    this.#catchUp(news, (id) => older.some((message) => message.id === id));
  }

  /** The first of the last `count` messages of others: where reading should begin. */
  firstUnread(count) {
    const others = this.messages.filter((message) => !message.out);
    return count > 0 ? (others[Math.max(0, others.length - count)]?.id ?? null) : null;
  }

  #place(message) {
    if (this.more && this.oldest !== null && message.id < this.oldest.id) return;
    const others = this.messages.filter((known) => known.id !== message.id);
    this.messages = [...others, message].sort((one, other) => one.id - other.id);
  }

  #note(id, message) {
    this.#watches.forEach((news) => news.set(id, message));
  }

  #catchUp(news, concerns) {
    for (const [id, message] of news) {
      if (!concerns(id)) continue;
      if (message) this.#place(message);
      else this.messages = this.messages.filter((known) => known.id !== id);
    }
  }
}
