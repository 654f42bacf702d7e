// A message's text with its entities (bold, links, quotes…), as elements.
// Offsets count UTF-16 units, as JavaScript strings do.

import { copy } from "./copying.js";
import { button, el } from "./dom.js";
import { isOwnStart, parseWebAddress } from "./links.js";
import { say } from "./words.js";

const PLAIN_TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
};

/** These stand on lines of their own: the line breaks around them are not shown twice. */
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** The text as nodes. `sendCommand` is called with a command that is clicked. */
export function renderText(text, entities, sendCommand) {
  return new EntityText(text, sendCommand).render(0, text.length, inOrder(entities ?? []));
}

/** Outer entities before the inner ones they hold. */
function inOrder(entities) {
  return [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
}

class EntityText {
  constructor(text, sendCommand) {
    this.text = text;
    this.sendCommand = sendCommand;
  }

  render(start, end, entities) {
    const nodes = [];
    let at = start;
    entities.forEach((entity, index) => {
      const from = Math.max(entity.offset, at);
      const to = Math.min(entity.offset + entity.length, end);
      if (from >= to) return;
      const isBlock = BLOCKS.has(entity.type);
      const before = this.text.slice(at, from);
      nodes.push(isBlock ? before.replace(/\n$/, "") : before);
      nodes.push(this.wrap(entity, from, to, entities.slice(index + 1)));
      at = isBlock && this.text[to] === "\n" ? to + 1 : to;
    });
    nodes.push(this.text.slice(at, end));
    return nodes.filter((node) => node !== "");
  }

  wrap(entity, from, to, rest) {
    const inner = this.render(from, to, rest);
    if (entity.type in PLAIN_TAGS) return el(PLAIN_TAGS[entity.type], {}, inner);
    const words = this.text.slice(from, to);
    return this.special(entity, words, inner) ?? el("span", {}, inner);
  }

  special(entity, words, inner) {
    const builders = {
      code: () => renderCopied(words, inner),
      pre: () => el("pre", {}, renderCopied(words, inner)),
      blockquote: () => el("blockquote", {}, inner),
      expandable_blockquote: () => renderExpandable(inner),
      spoiler: () => renderSpoiler(inner),
      url: () => renderLink(words, inner),
      text_link: () => renderLink(entity.url, inner),
      mention: () => el("span", { class: "mention" }, inner),
      text_mention: () => el("span", { class: "mention" }, inner),
      bot_command: () => this.command(words, inner),
    };
    return builders[entity.type]?.();
  }

  command(words, inner) {
    const send = () => this.sendCommand(words);
    return button({ class: "command-link", onclick: send }, inner);
  }
}

/** A tap copies it, unless somebody is marking some of it. */
function renderCopied(words, inner) {
  const code = el("code", { title: say("copy_hint") }, inner);
  code.addEventListener("click", () => getSelection().isCollapsed && copy(words));
  return code;
}

/**
 * A link out opens a tab of its own and tells it nothing; one into a chat of this page is followed
 * here, where its person is known. Other schemes stay plain text.
 */
function renderLink(address, inner) {
  const href = parseWebAddress(address ?? "");
  if (href === null) return null;
  if (isOwnStart(href)) return el("a", { href }, inner);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, inner);
}

function renderSpoiler(inner) {
  const spoiler = button({ class: "spoiler", "aria-expanded": "false" });
  const words = el("span", { "aria-hidden": "true" }, inner);
  const label = el("span", { class: "unseen", text: say("spoiler") });
  spoiler.append(label, words);
  spoiler.addEventListener("click", () => reveal(spoiler, words, label), { once: true });
  return spoiler;
}

function reveal(spoiler, words, label) {
  spoiler.setAttribute("aria-expanded", "true");
  words.removeAttribute("aria-hidden");
  label.remove();
}

function renderExpandable(inner) {
  const words = el("div", { class: "quote-words" }, inner);
  const toggle = button({ class: "quote-toggle", "aria-expanded": "false", text: say("expand") });
  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = say(open ? "collapse" : "expand");
  });
  offerIfCut(toggle, words);
  return el("blockquote", { class: "expandable" }, words, toggle);
}

/** A quote that fits is not offered to be opened. */
function offerIfCut(toggle, words) {
  const watcher = new ResizeObserver(() => {
    const isOpen = toggle.getAttribute("aria-expanded") === "true";
    toggle.hidden = !isOpen && words.scrollHeight <= words.clientHeight;
  });
  watcher.observe(words);
}
