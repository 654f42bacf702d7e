// Keeps a container's children in step with a list of rows, rebuilding only what changed.

/**
 * Make `container` show `rows`, each {key, value, build}: a row is rebuilt when its key is new or
 * its `value` differs. Focus inside a rebuilt row goes to the same place in the new one.
 */
export function showRows(container, rows) {
  const old = new Map([...container.children].map((node) => [node.rowKey, node]));
  const nodes = rows.map((row) => reuse(old.get(row.key), row) ?? build(row, old.get(row.key)));
  const kept = new Set(nodes);
  [...container.children].forEach((node) => kept.has(node) || node.remove());
  nodes.forEach((node, index) => putAt(container, node, index));
}

function reuse(node, row) {
  return node && isSame(node.rowValue, row.value) ? node : null;
}

function build(row, old) {
  const node = row.build();
  node.rowKey = row.key;
  node.rowValue = row.value;
  if (old) replace(old, node);
  return node;
}

function replace(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  old.replaceWith(node);
  if (focused) focusSame(node, key);
}

function focusSame(node, key) {
  const keys = [...node.querySelectorAll("[data-key]")];
  const target = keys.find((candidate) => key && candidate.dataset.key === key) ?? node;
  target.focus({ preventScroll: true });
}

function putAt(container, node, index) {
  const present = container.children[index];
  if (present !== node) container.insertBefore(node, present ?? null);
}

function isSame(one, other) {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
