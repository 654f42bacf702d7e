// The live line from the server: an event stream read by fetch, taken up again when it breaks.

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8000;

export class Stream {
  #api;
  #listener;
  #closing = null;
  #pause = FIRST_PAUSE;
  #wake = () => {};

  /** `listener` has opened(), lost(), refused() and event(value). */
  constructor(api, listener) {
    this.#api = api;
    this.#listener = listener;
  }

  get running() {
    return this.#closing !== null;
  }

  /** Listen until stop(); returns at once. */
  start() {
    if (this.running) return;
    this.#closing = new AbortController();
    this.#run(this.#closing.signal);
  }

  stop() {
    this.#closing?.abort();
    this.#closing = null;
    this.#wake();
  }

  /** Try again now instead of waiting out the pause. */
  wake() {
    this.#pause = FIRST_PAUSE;
    this.#wake();
  }

  async #run(signal) {
    while (!signal.aborted) {
      try {
        await this.#listen(signal);
      } catch (fault) {
        if (fault.status === 401) return this.#refuse(signal);
      }
      if (signal.aborted) return;
      this.#listener.lost();
      await this.#rest();
    }
  }

  #refuse(signal) {
    if (!signal.aborted) this.#listener.refused();
  }

  async #listen(signal) {
    const response = await this.#api.events(signal);
    this.#pause = FIRST_PAUSE;
    this.#listener.opened();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser((value) => signal.aborted || this.#listener.event(value));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.take(value);
    }
  }

  /** Wait, twice as long each time, a little differently in each tab. */
  #rest() {
    const pause = this.#pause * (0.75 + Math.random() / 2);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Cuts server-sent events out of the text as it comes in. */
class EventParser {
  #rest = "";
  #listener;

  constructor(listener) {
    this.#listener = listener;
  }

  take(text) {
    const blocks = (this.#rest + text).replace(/\r\n/g, "\n").split("\n\n");
    this.#rest = blocks.pop();
    blocks.forEach((block) => this.#takeBlock(block));
  }

  #takeBlock(block) {
    const lines = block.split("\n").filter((line) => line.startsWith("data:"));
    if (lines.length) this.#listener(JSON.parse(lines.map((line) => line.slice(5)).join("\n")));
  }
}
