// Short words that come and go above everything and move nothing.

import { el } from "./dom.js";

const shelf = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

/** Show words for about as long as they take to read; the same words again begin anew. */
export function showToast(text, kind = "") {
  if (!shelf.isConnected) document.body.append(shelf);
  for (const shown of [...shelf.children]) if (shown.textContent === text) shown.remove();
  const toast = el("div", { class: `toast ${kind}`, text });
  shelf.append(toast);
  while (shelf.children.length > 3) shelf.firstChild.remove();
  setTimeout(() => toast.remove(), 2500 + Math.min(text.length * 60, 5000));
}

/** Show why something did not work. */
export function showFault(fault) {
  showToast(fault.message, "fault");
}
