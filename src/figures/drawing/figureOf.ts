import type { Figure } from "./figure.js";
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

/** Figures that the data allow, in the order of the list. */
export function drawn<View, Declared extends FigureOf<View, string>>(
  figures: readonly Declared[],
  viewOf: (figure: Declared) => View,
  space: Space = PAGE,
): (Figure & { section: Declared["section"] })[] {
  return figures.flatMap((figure) => {
    const { id, section } = figure;
    const drawing = figure.draw(viewOf(figure), space) ?? [];
    return isList(drawing)
      ? drawing.map((one, at) => ({ id: `${id}-${at + 1}`, section, ...one }))
      : [{ id, section, ...drawing }];
  });
}

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}
