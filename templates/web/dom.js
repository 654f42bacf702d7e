// Builds elements. Words only ever enter the page as text nodes, never as markup.

/** An element: attributes by name, `on…` for listeners, `text` for its words; falsy children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) assign(node, name, value);
  node.append(...children.flat(Infinity).filter(isSomething));
  return node;
}

/** A button that never submits anything. `label` is what a screen reader says. */
export function button(attributes, ...children) {
  const { label, ...rest } = attributes;
  return el("button", { type: "button", "aria-label": label, title: label, ...rest }, ...children);
}

function isSomething(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "text") node.textContent = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** The round picture of a chat or a person: the first letter on a colour of its own. */
export function avatar(id, name) {
  const tint = Math.abs(Number(id) || 0) % 6;
  const letter = [...(name || "?").trim()][0] ?? "?";
  return el("span", {
    class: `avatar tint-${tint}`,
    "aria-hidden": "true",
    text: letter.toUpperCase(),
  });
}
