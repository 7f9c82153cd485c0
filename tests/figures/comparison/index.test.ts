import { describe, expect, it } from "vitest";
import { FIGURES } from "../../../src/figures/comparison/index.js";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { INDICATORS } from "../../../src/measures/indicators/index.js";
import { type Lookup, lookup } from "../../../src/measures/views/data.js";
import { viewOf } from "../../../src/measures/views/reading.js";
import { SECTIONS } from "../../../src/report/sections/sections.js";
import { inventedReport } from "../../report/fixture.js";

const view = lookup(inventedReport(2));
/** The same, asked about one variant. */
const aboutOne = lookup({
  ...view.source,
  context: {
    ...view.source.context,
    answer: {
      compare: ["tolls"],
      when: { kind: "year", at: 2040, from: 2040, to: 2040 },
      places: ["cluster"],
      equal: [],
    },
  },
});
const figures = drawn(FIGURES, (figure) => viewOf(view, figure));
const known = INDICATORS.map(({ id }) => id);

const byReplicate = (indicator: string) => `${indicator} by replicate`;

/** Names of all that is asked of a view. */
function asked(use: (view: Lookup) => unknown, view: Lookup): Set<string> {
  const names = new Set<string>();
  use({
    ...view,
    effect: (variant, place, indicator) => {
      names.add(indicator);
      return view.effect(variant, place, indicator);
    },
    course: (variant, place, indicator) => {
      names.add(indicator);
      return view.course(variant, place, indicator);
    },
    clusterValues: (variant, indicator) => {
      names.add(byReplicate(indicator));
      return view.clusterValues(variant, indicator);
    },
    clusterPairs: (variant, indicator) => {
      names.add(byReplicate(indicator));
      return view.clusterPairs(variant, indicator);
    },
    flows: (kinds) => {
      for (const kind of kinds) names.add(kind);
      return view.flows(kinds);
    },
  });
  return names;
}

describe("the figures of the report", () => {
  it("are all there where the data allow them", () => {
    expect(figures.map(({ id }) => id.replace(/-\d+$/, ""))).toEqual(FIGURES.map(({ id }) => id));
  });

  it("stand in the order of the sections", () => {
    const places = FIGURES.map(({ section }) => SECTIONS.findIndex(({ id }) => id === section));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("read indicators of the catalogue, just those that they declare", () => {
    for (const { id, reads = [], readsCourses = [], readsByReplicate = [], readsFlows, draw } of FIGURES) {
      const indicators = [...new Set([...reads, ...readsCourses])];
      for (const indicator of [...indicators, ...readsByReplicate]) expect(known, id).toContain(indicator);
      const flows = readsFlows?.(view.data.context) ?? [];
      const declared = [...indicators, ...readsByReplicate.map(byReplicate), ...flows];
      expect([...asked(draw, view)].sort(), id).toEqual(declared.sort());
    }
  });

  it("use no traces that need the network or a graphics card", () => {
    for (const { data: traces } of figures)
      for (const trace of traces) expect(["scatter", "bar", "heatmap"]).toContain((trace as { type: string }).type);
  });

  it("write no text smaller than 12 px", () => {
    for (const { layout, data: traces, id } of figures)
      for (const [, size] of JSON.stringify({ layout, traces }).matchAll(/font":\{[^}]*"size":(\d+)/g))
        expect(Number(size), id).toBeGreaterThanOrEqual(12);
  });
});

describe("the sections of the report", () => {
  it("have a figure or text", () => {
    for (const section of SECTIONS) {
      const shown =
        section.above !== undefined ||
        section.below !== undefined ||
        FIGURES.some((figure) => figure.section === section.id);
      expect(shown, section.id).toBe(true);
    }
  });

  it("read indicators of the catalogue, just those that they declare", () => {
    for (const { id, reads = [], readsCourses = [], readsByReplicate = [], above, below, folded } of SECTIONS) {
      const indicators = [...new Set([...reads, ...readsCourses])];
      for (const indicator of indicators) expect(known, id).toContain(indicator);
      const use = (spied: Lookup) => [above?.(spied), below?.(spied), folded?.(spied)];
      const names = new Set([...asked(use, view), ...asked(use, aboutOne)]);
      expect([...names].sort(), id).toEqual([...indicators, ...readsByReplicate.map(byReplicate)].sort());
    }
  });
});
