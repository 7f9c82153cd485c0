import type { Figure } from "./figure.js";
import { HALF, PAGE, type Space } from "./space.js";

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
  /** How it stands on the page: beside the other one of that kind, or behind its title until somebody opens it. */
  place?: "half" | "folded";
}

/** A figure of a page, with the section that it stands in. */
export type PageFigure<SectionId extends string> = Figure & Pick<FigureOf<never, SectionId>, "section" | "place">;

/** Figures that the data allow, in the order of the list; laid out for the page if no space is given. */
export function drawn<View, Declared extends FigureOf<View, string>>(
  figures: readonly Declared[],
  viewOf: (figure: Declared) => View,
  space?: Space,
): PageFigure<Declared["section"]>[] {
  return figures.flatMap((figure) => {
    const { id, section, place } = figure;
    const drawing = figure.draw(viewOf(figure), space ?? (place === "half" ? HALF : PAGE)) ?? [];
    const stands = { section, ...(place ? { place } : {}) };
    return isList(drawing)
      ? drawing.map((one, at) => ({ id: `${id}-${at + 1}`, ...stands, ...one }))
      : [{ id, ...stands, ...drawing }];
  });
}

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}
