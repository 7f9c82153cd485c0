import { describe, expect, it } from "vitest";
import { type Drawing, drawn, type FigureOf } from "../../../src/figures/drawing/figure.js";
import { filled } from "../../../src/report/pages/shell.js";
import type { SectionOf } from "../../../src/report/sections/provenance.js";
import { textOf } from "../../../src/words/index.js";

type Id = "first" | "second" | "third";

const drawing = (title: string): Drawing => ({ title, caption: "", data: [], layout: {}, height: 100 });
const figures: FigureOf<string, Id>[] = [
  { id: "bars", section: "second", draw: (view) => drawing(`Bars of ${view}`) },
  { id: "maps", section: "second", draw: () => [drawing("One"), drawing("Two")] },
  { id: "none", section: "first", draw: () => undefined },
];
const sections: SectionOf<string, Id>[] = [
  { id: "first", title: textOf("First") },
  { id: "second", title: textOf("Second"), above: (view) => `<p>${view}</p>`, below: () => "<p>after</p>" },
  { id: "third", title: textOf("Third"), above: () => "" },
];

describe("figures and sections as they are declared", () => {
  const all = drawn(figures, () => "data");

  it("leave out a figure that the data do not allow, and number those of a declaration that draws several", () => {
    expect(all.map(({ id, section }) => `${section}: ${id}`)).toEqual([
      "second: bars",
      "second: maps-1",
      "second: maps-2",
    ]);
  });

  it("put figures between the texts of their section, and leave out a section without either", () => {
    const [only, ...others] = filled(sections, all, () => "data", "en");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: "second", title: "Second" });
    expect(only!.html).toMatch(/^<p>data<\/p><figure>.*Bars of data.*One.*Two.*<\/figure><p>after<\/p>$/);
  });
});
