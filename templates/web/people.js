// Who this tab is, and whom this browser knows: each tab is a person of its own.

const THIS_TAB = "huibao.person";
const KNOWN = "huibao.people";

/** The person this tab is signed in as, {id, name, token}, or null. */
export function currentPerson() {
  return parse(sessionStorage.getItem(THIS_TAB), null);
}

/** Sign this tab in and remember the person for this browser's later tabs. */
export function signInTab(person) {
  sessionStorage.setItem(THIS_TAB, JSON.stringify(person));
  remember(person);
}

export function signOutTab() {
  sessionStorage.clear();
}

/** Everybody who was created or signed in here before, the latest first. */
export function knownPeople() {
  const people = parse(localStorage.getItem(KNOWN), []);
  return Array.isArray(people) ? people : [];
}

/** Forget a person whose token no longer opens anything. */
export function forget(token) {
  keep(knownPeople().filter((person) => person.token !== token));
}

function remember(person) {
  keep([person, ...knownPeople().filter((known) => known.id !== person.id)]);
}

function keep(people) {
  localStorage.setItem(KNOWN, JSON.stringify(people));
}

function parse(text, otherwise) {
  try {
    return JSON.parse(text) ?? otherwise;
  } catch {
    return otherwise;
  }
}
