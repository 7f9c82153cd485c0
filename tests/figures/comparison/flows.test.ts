import { describe, expect, it } from "vitest";
import { firmFlows, flowMatrix, workerFlows } from "../../../src/figures/comparison/flows.js";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
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
    expect(flowMatrix(many, ["firms"])!.labels).toHaveLength(13);
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
