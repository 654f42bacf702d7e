// The chat page's beginning: what the address asks for, who this tab is, then the messenger.

import { Api } from "./api.js";
import { isInvited, keepStart, takeLink } from "./links.js";
import { Messenger } from "./messenger.js";
import { currentPerson, forget, signInTab, signOutTab } from "./people.js";
import { watchTheme } from "./preferences.js";
import { showFault } from "./toasts.js";
import { askPerson } from "./welcome.js";
import { language, say } from "./words.js";

const PROBLEM = "huibao.problem";
const page = document.getElementById("page");

async function main() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  watchTheme();
  addEventListener(
    "hashchange",
    () => /^#(sign-in|start)=/.test(location.hash) && location.reload(),
  );
  const person = await findPerson((await takeAddress()) || takeProblem());
  const messenger = new Messenger(person, () => leave(person));
  await messenger.start(page).catch(showFault);
}

/** Do what the address asks for; a problem with it comes back as words. */
async function takeAddress() {
  const link = takeLink();
  if (link?.signIn) return signInByCode(link.signIn);
  if (link?.start) keepStart(link);
  return "";
}

/** Sign in by a one-time link; the words of a refusal come back. */
async function signInByCode(code) {
  try {
    const { person, token } = await new Api().signIn(code);
    signOutTab();
    signInTab({ ...person, token });
    return "";
  } catch (fault) {
    return fault.message;
  }
}

async function findPerson(problem) {
  const person = currentPerson();
  if (person && !problem) return person;
  const chosen = await askPerson(page, { invited: isInvited(), problem });
  signInTab(chosen);
  return chosen;
}

/** The server knows this tab's person no more. */
function leave(person) {
  forget(person.token);
  signOutTab();
  sessionStorage.setItem(PROBLEM, say("token_refused"));
  location.reload();
}

function takeProblem() {
  const problem = sessionStorage.getItem(PROBLEM) ?? "";
  sessionStorage.removeItem(PROBLEM);
  return problem;
}

main();
