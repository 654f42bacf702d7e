// Links into the page: /#sign-in=<code> and /#start=<code>&bot=<username>.

/** Take what the address asks for and remove it from the address, so that it is used once. */
export function takeLink() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const link = {
    signIn: asked.get("sign-in"),
    start: asked.get("start"),
    bot: asked.get("bot")?.replace(/^@/, "") ?? null,
  };
  if (link.signIn === null && link.start === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return link;
}

const START = "huibao.start";

/** Keep an invitation until the tab has a person to accept it. */
export function keepStart(link) {
  sessionStorage.setItem(START, JSON.stringify(link));
}

export function isInvited() {
  return sessionStorage.getItem(START) !== null;
}

/** The invitation kept, once. */
export function takeStart() {
  const kept = sessionStorage.getItem(START);
  sessionStorage.removeItem(START);
  return kept === null ? null : JSON.parse(kept);
}

/** Whether the address leads to a bot's chat on this very page. */
export function isOwnStart(address) {
  const { origin, pathname, hash } = new URL(address);
  return origin === location.origin && pathname === location.pathname && /^#start=/.test(hash);
}

/** The address when it is one a person may be sent to (http or https), else null. */
export function parseWebAddress(text) {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
