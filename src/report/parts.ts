import type { Language, Text } from "../words/index.js";
import type { Figure } from "./figure.js";
import { figureHtml, type Section } from "./shell.js";
import { PAGE, type Space } from "./space.js";

/** What a figure shows, without its id: a declaration may draw several, which are numbered. */
export type Drawing = Omit<Figure, "id">;

/** A figure as it is declared: where it stands, and how it is drawn; undefined where the data do not allow it. */
export interface FigureOf<View, SectionId extends string> {
  id: string;
  section: SectionId;
  /** Figures that take no notice of the space are made for the page; in print only across both columns. */
  draw(view: View, space?: Space): Drawing | readonly Drawing[] | undefined;
  /** Fits into one column of a journal too. */
  narrow?: true;
}

/**
 * A section as it is declared: HTML above and below its figures. It is left out where there is neither text nor figure.
 */
export interface SectionOf<View, Id extends string> {
  id: Id;
  title: Text;
  above?(view: View): string;
  below?(view: View): string;
}

/** Figures that the data allow, in the order of the list. */
export function drawn<View, Declared extends FigureOf<View, string>>(
  figures: readonly Declared[],
  viewOf: (figure: Declared) => View,
  space: Space = PAGE,
): (Figure & { section: string })[] {
  return figures.flatMap((figure) => {
    const { id, section } = figure;
    const drawing = figure.draw(viewOf(figure), space) ?? [];
    return isList(drawing)
      ? drawing.map((one, at) => ({ id: `${id}-${at + 1}`, section, ...one }))
      : [{ id, section, ...drawing }];
  });
}

/** Sections with their text and figures, in the order of the list. */
export function filled<View, Declared extends SectionOf<View, string>>(
  sections: readonly Declared[],
  figures: readonly (Figure & { section: string })[],
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

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}
