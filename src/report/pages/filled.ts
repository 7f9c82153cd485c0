import type { PageFigure } from "../../figures/drawing/figure.js";
import type { Language } from "../../words/index.js";
import type { SectionOf } from "../sections/sectionOf.js";
import { escapeHtml, foldHtml } from "../tables/html.js";
import { figureHtml, type Section } from "./shell.js";

/** Sections with their text and figures, in the order of the list. */
export function filled<View, Declared extends SectionOf<View, string>>(
  sections: readonly Declared[],
  figures: readonly PageFigure<Declared["id"]>[],
  viewOf: (section: Declared) => View,
  language: Language,
): Section[] {
  const all = sections.map((section) => {
    const view = viewOf(section);
    const own = figures.filter((figure) => figure.section === section.id);
    const html = [section.above?.(view) ?? "", figuresHtml(own), section.below?.(view) ?? ""].join("");
    const brief = html === "" ? undefined : section.folded?.(view);
    return { id: section.id, title: section.title[language], html, ...(brief === undefined ? {} : { brief }) };
  });
  return all.filter(({ html }) => html !== "");
}

/** Halves side by side first; those that are folded behind their titles. */
function figuresHtml(figures: readonly PageFigure<string>[]): string {
  const halves = figures.filter(({ place }) => place === "half").map(figureHtml);
  const rest = figures
    .filter(({ place }) => place !== "half")
    .map((figure) => (figure.place ? foldHtml(escapeHtml(figure.title), figureHtml(figure)) : figureHtml(figure)));
  return (halves.length > 0 ? `<div class="halves">${halves.join("")}</div>` : "") + rest.join("");
}
