// The page's line icons, drawn as SVG elements.

const PATHS = {
  add: "M12 5v14M5 12h14",
  attach:
    "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  command: "M9 19l6-14",
  down: "M12 5v14M6 13l6 6 6-6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  edit: "M4 20l4.5-1L19 8.5a2.1 2.1 0 0 0-3-3L5.5 16z",
  link: "M8 16L16 8M9 8h7v7",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  retry: "M19 12a7 7 0 1 1-2-4.9M19 4v4h-4",
  send: "M4 12l16-8-6 16-3-7z",
};

const SVG = "http://www.w3.org/2000/svg";

/** The icon of that name; it is decoration, its button carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
