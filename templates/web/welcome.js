// The door: create a person for this tab, or enter as one this browser knows.

import { avatar, button, el } from "./dom.js";
import { Api } from "./api.js";
import { forget, knownPeople } from "./people.js";
import { setLanguage } from "./preferences.js";
import { language, say } from "./words.js";

/** Ask who this tab is; resolves with {id, name, token}. `invited` and `problem` are said on top. */
export function askPerson(page, { invited = false, problem = "" } = {}) {
  return new Promise((resolve) => {
    const state = el("p", { class: "problem", role: "alert", text: problem });
    const enter = async (find) => {
      try {
        resolve(await find());
      } catch (fault) {
        state.textContent = fault.message;
      }
    };
    const form = renderForm((name) => enter(() => createPerson(name)));
    const people = renderPeople((person) => enter(() => checkPerson(person)));
    const parts = [renderHead(invited), state, form, people, renderLanguages()];
    page.replaceChildren(el("main", { class: "welcome" }, parts));
    form.querySelector("input").focus();
  });
}

function renderHead(invited) {
  return [
    el("img", { class: "logo", src: "/static/icon.svg", alt: "", width: "64", height: "64" }),
    el("h1", { text: say("welcome") }),
    el("p", { class: "welcome-hint", text: say(invited ? "invited" : "welcome_hint") }),
  ];
}

function renderForm(create) {
  const name = el("input", {
    type: "text",
    required: true,
    maxlength: "64",
    autocomplete: "name",
    id: "name",
  });
  const label = el("label", { for: "name", text: say("your_name") });
  const accept = el("button", { class: "primary big", type: "submit" }, say("enter"));
  const form = el("form", { class: "form" }, label, name, accept);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    create(name.value.trim());
  });
  return form;
}

function renderPeople(choose) {
  const people = knownPeople();
  if (!people.length) return null;
  const rows = people.map((person) =>
    el(
      "li",
      {},
      button(
        { class: "person", onclick: () => choose(person) },
        avatar(person.id, person.name),
        el("span", { text: person.name }),
      ),
    ),
  );
  return el(
    "section",
    {},
    el("h2", { text: say("known_people") }),
    el("ul", { class: "people" }, rows),
  );
}

/** The other language, in its own words. */
function renderLanguages() {
  const [code, name] = language === "zh" ? ["en", "English"] : ["zh", "中文"];
  const change = () => {
    setLanguage(code);
    location.reload();
  };
  return button({ class: "quiet language-switch", lang: code, onclick: change }, name);
}

async function createPerson(name) {
  const { person, token } = await new Api().createPerson(name, language);
  return { ...person, token };
}

async function checkPerson(known) {
  try {
    const { person } = await new Api(known.token).me();
    return { ...person, token: known.token };
  } catch (fault) {
    if (fault.status === 401) forget(known.token);
    throw fault;
  }
}
