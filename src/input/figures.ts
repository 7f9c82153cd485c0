import type { Distribution } from "./quantity.js";
import type { Region } from "./regionSchema.js";

/** A figure of a region as it is written. */
export interface Figure {
  value: number;
  unit: string;
  source?: string;
  status?: string;
  note?: string;
  range?: [number, number];
  distribution?: Distribution;
  together?: string;
  times?: string;
  datum?: string;
  between?: unknown;
}

export interface FigureAt {
  path: (string | number)[];
  figure: Figure;
}

/** All figures of a region, in the order of its file. */
export function figuresOf({ tables: _tables, moments: _moments, ...figures }: Region): FigureAt[] {
  return figuresIn(figures, []);
}

function figuresIn(data: unknown, path: (string | number)[]): FigureAt[] {
  if (typeof data !== "object" || data === null) return [];
  if ("value" in data && "unit" in data) return [{ path, figure: data as Figure }];
  return Object.entries(data).flatMap(([key, inner]) =>
    figuresIn(inner, [...path, Array.isArray(data) ? Number(key) : key]),
  );
}
