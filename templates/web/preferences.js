// What this browser remembers about its user's taste: language and light or dark.

const LANGUAGE = "huibao.language";
const THEME = "huibao.theme";
const darkness = matchMedia("(prefers-color-scheme: dark)");

/** "zh" or "en". */
export function getLanguage() {
  const chosen = localStorage.getItem(LANGUAGE);
  if (chosen === "zh" || chosen === "en") return chosen;
  return (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function setLanguage(language) {
  localStorage.setItem(LANGUAGE, language);
}

/** "auto", "light" or "dark". */
export function getTheme() {
  const chosen = localStorage.getItem(THEME);
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

export function setTheme(theme) {
  localStorage.setItem(THEME, theme);
  applyTheme();
}

/** Put the theme on the document; "auto" follows the system. */
function applyTheme() {
  const theme = getTheme();
  const system = darkness.matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme === "auto" ? system : theme;
}

/** Follow the system, and what another tab chose. */
export function watchTheme() {
  darkness.addEventListener("change", applyTheme);
  addEventListener("storage", (event) => event.key === THEME && applyTheme());
  applyTheme();
}
