// Files on their way into a chat: picked, dropped or pasted, looked over, then sent.

import { el } from "./dom.js";
import { askForm } from "./dialogs.js";
import { renderSize } from "./attachments.js";
import { say } from "./words.js";

export class Files {
  #store;
  #sending;
  #input = el("input", {
    type: "file",
    multiple: true,
    class: "unseen",
    tabindex: "-1",
    "aria-hidden": "true",
  });

  constructor(store, sending) {
    this.#store = store;
    this.#sending = sending;
    this.#input.addEventListener("change", () => this.#take());
    document.body.append(this.#input);
  }

  pick() {
    this.#input.value = "";
    this.#input.click();
  }

  /** Show the files and ask for a caption; send them when told to. */
  async offer(files) {
    const chatId = this.#store.openId;
    if (chatId === null || !files.length) return;
    const caption = el("input", { type: "text", maxlength: "1024", autofocus: true });
    const fields = [
      el("ul", { class: "offered" }, files.map(renderOffered)),
      el("label", {}, say("caption"), caption),
    ];
    if (await askForm(say("send_files"), fields, say("send")))
      this.#send(chatId, files, caption.value.trim());
  }

  /** Let files be dropped on `target`. */
  acceptDrops(target) {
    const veil = el("div", { class: "veil", hidden: true }, el("p", { text: say("drop_here") }));
    const show = (isShown) => (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      veil.hidden = !isShown;
    };
    target.append(veil);
    target.addEventListener("dragenter", show(true));
    target.addEventListener("dragover", show(true));
    veil.addEventListener("dragleave", show(false));
    target.addEventListener("drop", (event) => {
      show(false)(event);
      this.offer([...event.dataTransfer.files]);
    });
  }

  #take() {
    this.offer([...this.#input.files]);
  }

  #send(chatId, files, caption) {
    const album = areAlbum(files) ? makeAlbum() : "";
    files.forEach((file, index) =>
      this.#sending.sendFile(chatId, file, index === 0 ? caption : "", album),
    );
  }
}

/** Several pictures that are sent at once belong together; a bot is told so. */
function areAlbum(files) {
  return files.length > 1 && files.every((file) => file.type.startsWith("image/"));
}

function makeAlbum() {
  return String(crypto.getRandomValues(new BigUint64Array(1))[0]);
}

function renderOffered(file) {
  const preview = file.type.startsWith("image/") ? renderPreview(file) : null;
  return el(
    "li",
    {},
    preview,
    el("span", { class: "document-name", text: file.name }),
    el("span", { class: "document-size", text: renderSize(file.size) }),
  );
}

function renderPreview(file) {
  const address = URL.createObjectURL(file);
  const image = el("img", { src: address, alt: "" });
  image.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
  return image;
}
