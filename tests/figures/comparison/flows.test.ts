import { describe, expect, it } from "vitest";
import { firmFlows, flowMatrix, workerFlows } from "../../../src/figures/comparison/flows.js";
import { firmChord } from "../../../src/figures/comparison/print/chord.js";
import { firmSankey } from "../../../src/figures/comparison/print/sankey.js";
import type { ReportFigure } from "../../../src/figures/comparison/reportFigure.js";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
import type { Language } from "../../../src/words/index.js";
import { inventedReport } from "../../report/fixture.js";

const data = inventedReport(2);
const view = lookup(data);

describe("changes of flows", () => {
  it("are of at most twelve nodes, the others as one, and lose nothing", () => {
    const matrix = flowMatrix(view, ["firms"])!;
    expect(matrix.labels).toHaveLength(12);
    expect(matrix.labels).toContain("Other cities");
    expect(matrix.net.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    expect(matrix.change[3]![3]).toBeNull();
  });

  it("hold all cities as one where hinterlands alone are as many", () => {
    const hinterlands = Array.from({ length: 12 }, (_, k) => ({ ...data.context.hinterlands[0]!, id: `beyond-${k}` }));
    const flows = hinterlands.map(({ id }) => ({
      ...data.flows.find(({ kind }) => kind === "firms")!,
      destination: id,
    }));
    const many = lookup({ ...data, flows: [...data.flows, ...flows], context: { ...data.context, hinterlands } });
    const { labels } = flowMatrix(many, ["firms"])!;
    expect([labels.length, labels[0]]).toEqual([13, "All cities"]);
  });

  it("add workers of all kinds", () => {
    const [general, skilled, both] = [["general"], ["skilled"], ["general", "skilled"]].map(
      (kinds) => flowMatrix(view, kinds)!.net[0]!,
    );
    expect(both).toBeCloseTo(general! + skilled!, 9);
    expect(workerFlows.readsFlows!(data.context)).toEqual(["general", "skilled"]);
  });

  it("colour by the square root of the change, centred at zero", () => {
    const [map] = drawn([firmFlows], () => view)[0]!.data as unknown as { z: number[][]; zmin: number; zmax: number }[];
    expect([map!.zmin, map!.zmax]).toEqual([-1, 1]);
    expect(Math.max(...map!.z.flat().map(Math.abs))).toBe(1);
  });

  it("have a scale with numbers that do not touch beside few places", () => {
    const ticks = (cities: number) => {
      const few = data.context.cities.slice(0, cities);
      const [drawing] = drawn([firmFlows], () => lookup({ ...data, context: { ...data.context, cities: few } }));
      return (drawing!.data[0] as unknown as { colorbar: { ticktext: string[] } }).colorbar.ticktext;
    };
    expect(ticks(1)).toHaveLength(5);
    expect(ticks(3)).toHaveLength(7);
  });

  it("say a year once where they are of one", () => {
    const answer = { places: ["cluster"], equal: [], when: { kind: "shock", at: 2030, from: 2030, to: 2040 } as const };
    const captionOf = (figure: ReportFigure, language: Language) => {
      const [drawing] = drawn([figure], () => lookup({ ...data, context: { ...data.context, answer } }, language));
      return drawing!.caption;
    };
    expect(captionOf(firmFlows, "en")).toContain("against the baseline: in 2030, firms.");
    expect(captionOf(firmFlows, "zh")).toContain("2030年，");
    expect(captionOf(firmChord, "en")).toContain("firms a year, in 2030, mean over 2 replicates; both circles");
    expect(captionOf(firmSankey, "zh")).toContain("2030年，2次重复的均值。");
  });

  it("are left out where none are recorded", () => {
    expect(firmFlows.draw(lookup({ ...data, flows: [] }))).toBeUndefined();
    const people = { ...data, context: { ...data.context, labour: [] } };
    expect(workerFlows.draw(lookup(people))).toBeUndefined();
  });

  it("are those of the runs and years that the answer is about", () => {
    const plan = { places: ["cluster"], equal: [], compare: ["together", "tolls"] };
    const seen = (from: number, to: number, compare = plan.compare) => {
      const when = { kind: "sum", at: to, from, to } as const;
      const flows = data.flows.concat(
        data.flows
          .filter(({ variant }) => variant === "together")
          .map((row) => ({ ...row, variant: "tolls", value: 1 })),
      );
      const answer = { ...plan, when, compare };
      return flowMatrix(lookup({ ...data, flows, context: { ...data.context, answer } }), ["firms"])!;
    };
    const row = (year: number) =>
      data.flows.find(
        (one) =>
          [one.kind, one.variant, one.year, one.origin, one.destination].join() ===
          `firms,together,${year},shanghai,suzhou`,
      )!.value;
    const [from, to] = ["Shanghai", "Suzhou"].map((name) => seen(2030, 2031).labels.indexOf(name));
    expect(seen(2030, 2031).change[from!]![to!]).toBeCloseTo((row(2030) + row(2031)) / 2 - 1, 9);
    expect(seen(2030, 2030, ["tolls", "together"]).change[from!]![to!]).toBeCloseTo(1 - row(2030), 9);
  });
});
