import type { Figure } from "../../figures/drawing/figure.js";
import type { Language } from "../../words/index.js";
import type { SectionOf } from "../sections/sectionOf.js";
import { figureHtml, type Section } from "./shell.js";

/** Sections with their text and figures, in the order of the list. */
export function filled<View, Declared extends SectionOf<View, string>>(
  sections: readonly Declared[],
  figures: readonly (Figure & { section: Declared["id"] })[],
  viewOf: (section: Declared) => View,
  language: Language,
): Section[] {
  const all = sections.map((section) => {
    const view = viewOf(section);
    const own = figures.filter((figure) => figure.section === section.id).map(figureHtml);
    const html = [section.above?.(view) ?? "", ...own, section.below?.(view) ?? ""].join("");
    return { id: section.id, title: section.title[language], html };
  });
  return all.filter(({ html }) => html !== "");
}
