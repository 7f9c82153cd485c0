import { describe, expect, it } from "vitest";
import { compare, readScenario } from "../../../src/apps/node/compare.js";

const scenario = readScenario("teaching/two-cities", { set: { years: 5, firms: 200, replicates: 1 } });
const asked = (more: object) => compare(scenario, { workers: 1, ...more });

describe("compare in Node", () => {
  it("refuses numbers of runs and indicators that there are not, as the library does", async () => {
    for (const replicates of [0, -1, 1.5, Number.NaN])
      await expect(asked({ replicates })).rejects.toThrow(
        /^replicates: .* is out of range\. Allowed: a whole number from 1/,
      );
    await expect(asked({ stop: { indicator: "real-gdb", halfWidth: 1 } })).rejects.toThrow(
      /^stop\.indicator: "real-gdb" is not an indicator\. .*Did you mean "real-gdp"/,
    );
  });

  it("takes what is undefined for not given", async () => {
    expect((await asked({ replicates: undefined })).restsOn["baseline"]).toBe(1);
  });
});
