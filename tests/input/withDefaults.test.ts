import { describe, expect, it } from "vitest";
import { withDefaults } from "../../src/input/defaults.js";

const figure = (value: number) => ({ value, unit: "share", status: "assumed" });
const defaults = {
  id: "common",
  tables: { sectors: "a/b/sectors.csv", inputOutput: "x/io.csv", travel: "a/b/travel.csv" },
  national: { gdp: figure(1) },
  parameters: { one: figure(1), deep: { two: figure(2), three: figure(3) } },
  barriers: {
    border: [
      { between: "cities", value: 1 },
      { between: [["a", "b"]], value: 2 },
    ],
    deep: { toll: [] },
  },
};
const named = { file: "a/b/common.yaml", name: "regions/common" };
const complete = (own: object) => withDefaults(own as never, defaults, named);
const told = (own: object) => complete(own).filledIn.map(({ what, source }) => `${what.en} | ${source.en}`);
const shares = { ownShareOfCluster: figure(0.7), importShareOfCluster: figure(0.1) };

describe("what stands in for what a region does not say", () => {
  it("is taken figure by figure, without what speaks of single cities", () => {
    const { data } = complete({ id: "own", parameters: { deep: { two: figure(20) }, ...shares } });
    expect(data).toEqual({
      id: "own",
      tables: { sectors: "a/b/sectors.csv", inputOutput: "x/io.csv" },
      national: defaults.national,
      parameters: { one: figure(1), deep: { two: figure(20), three: figure(3) }, ...shares },
      barriers: { border: [{ between: "cities", value: 1 }], deep: { toll: [] } },
      unlistedTravel: "great-circle",
    });
    expect(complete({ unlistedTravel: "error", barriers: { border: [] } }).data).toMatchObject({
      unlistedTravel: "error",
      barriers: { border: [] },
    });
  });

  it("is told with the files that it comes from, as the user would name them", () => {
    expect(told({ id: "own", parameters: shares })).toEqual([
      "the country's sectors and input-output table | regions/sectors.csv, x/io.csv",
      "totals of the country, 3 constants of behaviour (one, deep.two, deep.three), 2 kinds of barriers (border, deep.toll) | regions/common",
    ]);
    const years = (baseYear: number) =>
      withDefaults({ id: "own", baseYear, parameters: shares } as never, { ...defaults, baseYear: 2021 }, named);
    expect(years(2021).filledIn[1]!.what.en).toMatch(/^totals of the country in 2021, 3 constants/);
    expect(years(2010).filledIn[1]!.what.en).toMatch(
      /^totals of the country in 2021, though your base year is 2010, 3/,
    );
    const all = { tables: defaults.tables, national: {}, barriers: { border: [], deep: { toll: [] } } };
    expect(told({ ...all, national: defaults.national, parameters: { ...defaults.parameters, ...shares } })).toEqual(
      [],
    );
  });

  it("are shares of trade where nobody has them", () => {
    const { data, filledIn } = complete({ parameters: { ownShareOfCluster: figure(0.7) } });
    expect(data["parameters"]).toMatchObject({ ownShareOfCluster: figure(0.7), importShareOfCluster: { value: 0.1 } });
    expect(filledIn.at(-1)!.what.en).toBe("importShareOfCluster 0.1");
    expect(filledIn.at(-1)!.lacks.en).toBe("no parameters.importShareOfCluster");
  });
});
