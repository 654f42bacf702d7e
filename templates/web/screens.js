// On a phone the list and the chat are two screens, and the browser's back goes between them.

const narrow = matchMedia("(max-width: 700px)");

export function isNarrow() {
  return narrow.matches;
}

export function showChatScreen() {
  if (isNarrow() && history.state?.screen !== "chat") history.pushState({ screen: "chat" }, "");
  document.body.dataset.screen = "chat";
}

export function showListScreen() {
  if (history.state?.screen === "chat") history.back();
  else document.body.dataset.screen = "list";
}

/** Follow the browser's back and forward. */
export function watchScreens() {
  document.body.dataset.screen = "list";
  addEventListener("popstate", (event) => {
    document.body.dataset.screen = event.state?.screen ?? "list";
  });
}
