// Pictures and files in messages: fetched with the tab's token, shown or saved as blobs.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { showPicture } from "./dialogs.js";
import { language, say } from "./words.js";

const LARGEST_SIDE = 320;

export class Attachments {
  #api;
  #addresses = new Map();

  constructor(api) {
    this.#api = api;
  }

  /** A picture as large as fits, taking its room before it is loaded. */
  renderPhoto(photo, name) {
    const { width, height } = fit(photo.width, photo.height);
    const image = el("img", { width, height, alt: name || say("picture"), decoding: "async" });
    const frame = button(
      { class: "photo", label: say("open_picture"), "aria-haspopup": "dialog" },
      image,
    );
    frame.addEventListener("click", () => showPicture(image.src, name));
    this.#load(image, frame, photo.file_id);
    return frame;
  }

  /** A file's name and size; a click saves it. */
  renderDocument(document) {
    const words = [
      el("span", { class: "document-name", text: document.name }),
      el("span", { class: "document-size", text: renderSize(document.size) }),
    ];
    const mark = el("span", {
      class: "document-mark",
      "aria-hidden": "true",
      text: extension(document.name),
    });
    const label = `${say("download_named", { name: document.name })} (${renderSize(document.size)})`;
    const inside = [mark, el("span", { class: "document-words" }, words), icon("download")];
    return button({ class: "document", label, onclick: () => this.save(document) }, inside);
  }

  async save(document) {
    const link = el("a", { href: await this.#address(document.file_id), download: document.name });
    link.click();
  }

  async #load(image, frame, fileId) {
    frame.classList.add("loading");
    try {
      image.src = await this.#address(fileId);
    } catch {
      frame.classList.add("failed");
    }
    frame.classList.remove("loading");
  }

  #address(fileId) {
    if (!this.#addresses.has(fileId)) this.#addresses.set(fileId, this.#fetch(fileId));
    return this.#addresses.get(fileId);
  }

  async #fetch(fileId) {
    try {
      return URL.createObjectURL(await this.#api.file(fileId));
    } catch (fault) {
      this.#addresses.delete(fileId);
      throw fault;
    }
  }
}

/** Bytes in words. */
export function renderSize(bytes) {
  const units = ["B", "KB", "MB", "GB"];
  let size = bytes ?? 0;
  let step = 0;
  for (; size >= 1024 && step < units.length - 1; step += 1) size /= 1024;
  const digits = step === 0 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString(language, { maximumFractionDigits: digits })} ${units[step]}`;
}

function fit(width, height) {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(width || LARGEST_SIDE, height || LARGEST_SIDE));
  return {
    width: Math.max(48, Math.round((width || LARGEST_SIDE) * scale)),
    height: Math.max(48, Math.round((height || LARGEST_SIDE) * scale)),
  };
}

function extension(name) {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1, dot + 5).toUpperCase() : "";
}
