// The keyboard among messages: one stop for Tab, arrows between messages and between buttons.

const STOPS = "button, a[href]";

/** Make the rows one tab stop: the message last used, or the newest, and the buttons inside it. */
export function steerLog(rows) {
  let current = null;
  const enter = (message) => {
    leave(current);
    current = message;
    setStops(message, "0");
  };
  rows.addEventListener("focusin", (event) => enter(event.target.closest(".message")));
  rows.addEventListener("keydown", (event) => steer(event, rows));
  new MutationObserver(() => enterNewest(rows, current, enter)).observe(rows, { childList: true });
}

/** A new message becomes the stop, unless the reader is inside another one. */
function enterNewest(rows, current, enter) {
  const inside = current?.isConnected && current.contains(document.activeElement);
  const messages = rows.querySelectorAll(".message");
  rows
    .querySelectorAll(".message")
    .forEach((message) => message === current || setStops(message, "-1"));
  if (inside) setStops(current, "0");
  else if (messages.length) enter(messages[messages.length - 1]);
}

function leave(message) {
  if (message) setStops(message, "-1");
}

function setStops(message, tabindex) {
  if (!message) return;
  message.setAttribute("tabindex", tabindex);
  message.querySelectorAll(STOPS).forEach((stop) => stop.setAttribute("tabindex", tabindex));
}

function steer(event, rows) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target =
    event.key.startsWith("Arrow") && isSideways(event.key)
      ? nextButton(event)
      : nextMessage(event, rows);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}

function isSideways(key) {
  return key === "ArrowLeft" || key === "ArrowRight";
}

function nextButton(event) {
  const keys = [...(event.target.closest(".keyboard")?.querySelectorAll("[data-key]") ?? [])];
  const step = event.key === "ArrowRight" ? 1 : -1;
  return keys[keys.indexOf(event.target) + step];
}

function nextMessage(event, rows) {
  const messages = [...rows.querySelectorAll(".message")];
  const at = messages.indexOf(event.target.closest(".message"));
  const targets = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: messages.length - 1 };
  return messages[targets[event.key]];
}
