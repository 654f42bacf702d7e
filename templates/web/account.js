// The tab's own menu: appearance, language, keys, someone else, sign out.

import { showShortcuts } from "./dialogs.js";
import { openMenu } from "./menus.js";
import { currentPerson, signOutTab } from "./people.js";
import { getTheme, setLanguage, setTheme } from "./preferences.js";
import { language, say } from "./words.js";

/** Open the menu at its button. */
export function openAccount(anchor) {
  openMenu(anchor, [
    { heading: say("theme") },
    ...["auto", "light", "dark"].map(themeItem),
    { heading: say("language") },
    languageItem("zh", "中文"),
    languageItem("en", "English"),
    { heading: currentPerson().name },
    { text: say("shortcuts"), action: showShortcuts },
    { text: say("another_person"), action: () => open(location.pathname, "_blank", "noopener") },
    { text: say("sign_out"), action: signOut },
  ]);
}

function themeItem(theme) {
  return {
    text: say(`theme_${theme}`),
    checked: getTheme() === theme,
    action: () => setTheme(theme),
  };
}

/** The page speaks one language at a time: another one means loading it again. */
function languageItem(code, name) {
  const choose = () => {
    setLanguage(code);
    location.reload();
  };
  return { text: name, checked: language === code, action: choose };
}

function signOut() {
  signOutTab();
  location.reload();
}
