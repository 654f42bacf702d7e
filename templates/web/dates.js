// Times in words: the hour on a message, the day on a divider, something short in the list.

import { language, say } from "./words.js";

const locale = language === "zh" ? "zh-CN" : "en-GB";
const hour = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", weekday: "long" });
const yearDay = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
const shortDay = new Intl.DateTimeFormat(locale, { month: "numeric", day: "numeric" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium" });

/** Seconds since 1970, as the server gives them, to a Date. */
export function toDate(seconds) {
  return new Date(seconds * 1000);
}

export function renderHour(seconds) {
  return hour.format(toDate(seconds));
}

export function renderFull(seconds) {
  return full.format(toDate(seconds));
}

/** "今天", "昨天", a weekday with its date, or a date with its year. */
export function renderDay(seconds, now = new Date()) {
  const date = toDate(seconds);
  const ago = daysBetween(date, now);
  if (ago === 0) return say("today");
  if (ago === 1) return say("yesterday");
  return (date.getFullYear() === now.getFullYear() ? day : yearDay).format(date);
}

/** The hour today, the date otherwise. */
export function renderShort(seconds, now = new Date()) {
  const date = toDate(seconds);
  return daysBetween(date, now) === 0 ? hour.format(date) : shortDay.format(date);
}

export function isSameDay(one, other) {
  return daysBetween(toDate(one), toDate(other)) === 0;
}

function daysBetween(earlier, later) {
  const start = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((start(later) - start(earlier)) / 86400000);
}
