// A menu that opens at a button: arrow keys, Enter, Esc; focus goes back where it came from.

import { button, el } from "./dom.js";

let close = () => {};

/** Open a menu by `anchor`. An item is {text, action, checked?} or {heading}. */
export function openMenu(anchor, items) {
  const wasOpen = anchor.getAttribute("aria-expanded") === "true";
  close();
  if (!wasOpen) show(anchor, items);
}

function show(anchor, items) {
  const menu = el(
    "div",
    { class: "menu", role: "menu" },
    items.map((item) => renderItem(item, anchor)),
  );
  const leave = (event) => menu.contains(event.target) || anchor.contains(event.target) || close();
  close = () => {
    close = () => {};
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", leave, true);
  };
  menu.addEventListener("keydown", (event) => steer(event, menu, anchor));
  document.addEventListener("pointerdown", leave, true);
  anchor.setAttribute("aria-expanded", "true");
  document.body.append(menu);
  place(menu, anchor.getBoundingClientRect());
  menu.querySelector("button")?.focus();
}

function renderItem({ heading, text, action, checked }, anchor) {
  if (heading) return el("div", { class: "menu-heading", role: "presentation", text: heading });
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  const state = checked === undefined ? undefined : String(checked);
  const act = () => {
    leaveTo(anchor);
    action();
  };
  return button({ role, "aria-checked": state, tabindex: "-1", onclick: act }, text);
}

/** Below the anchor or above it, wherever there is room, within the window. */
function place(menu, anchor) {
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + height <= innerHeight - 8 ? below : anchor.top - height - 4;
  const left = Math.min(anchor.left, innerWidth - width - 8);
  menu.style.top = `${Math.max(8, top)}px`;
  menu.style.left = `${Math.max(8, left)}px`;
}

function steer(event, menu, anchor) {
  const items = [...menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  if (event.key in targets) items[(targets[event.key] + items.length) % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") leaveTo(anchor);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function leaveTo(anchor) {
  close();
  anchor.focus();
}
