// The tab's line to the server while it is looked at; a hidden tab lets go of its line, since a
// browser opens only six to one place, and asks for news now and then.

import { el } from "./dom.js";
import { Stream } from "./stream.js";
import { say } from "./words.js";

const LET_GO_AFTER = 5000;
const ASK_EVERY = 15000;
const SHOW_AFTER = 600;

export class Presence {
  #store;
  #stream;
  #timer = null;
  #banner = el("div", { class: "banner", role: "status", hidden: true });
  #lostTimer = null;

  /** `refused` is called when the tab's token no longer opens anything. */
  constructor(api, store, refused) {
    this.#store = store;
    this.#stream = new Stream(api, {
      opened: () => this.#opened(),
      lost: () => this.#lost(),
      refused,
      event: (event) => this.#take(event),
    });
    document.body.append(this.#banner);
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("online", () => this.#stream.wake());
  }

  start() {
    this.#stream.start();
  }

  #look() {
    clearInterval(this.#timer);
    if (document.visibilityState === "visible")
      this.#stream.running ? this.#stream.wake() : this.#stream.start();
    else this.#timer = setTimeout(() => this.#letGo(), LET_GO_AFTER);
  }

  #letGo() {
    this.#stream.stop();
    this.#hideBanner();
    this.#timer = setInterval(() => this.#store.loadChats().catch(() => {}), ASK_EVERY);
  }

  #opened() {
    this.#hideBanner();
    this.#store.catchUp().catch(() => {});
  }

  #take(event) {
    Promise.resolve(this.#store.take(event)).catch(() => {});
  }

  /** A blip is not worth a word. */
  #lost() {
    this.#lostTimer ??= setTimeout(() => {
      this.#banner.textContent = say("offline");
      this.#banner.hidden = false;
    }, SHOW_AFTER);
  }

  #hideBanner() {
    clearTimeout(this.#lostTimer);
    this.#lostTimer = null;
    this.#banner.hidden = true;
  }
}
