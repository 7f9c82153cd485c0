import { describe, expect, it } from "vitest";
import { compare, readScenario, writeResults } from "../../../src/apps/node/compare.js";
import { QUICK, twoCities } from "../library/texts.js";

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

  it("refuses options that there are not", async () => {
    await expect(asked({ worker: 2 })).rejects.toThrow(
      /^options: "worker" is not a known key\. .*Did you mean "workers"\?/,
    );
    expect(() => readScenario("teaching/two-cities", { sets: {} } as object)).toThrow(
      /^options: "sets" is not a known/,
    );
    await expect(writeResults("results/none", await asked({}), { formt: "csv" } as object)).rejects.toThrow(
      /^options: "formt" .*Did you mean "format"\?/,
    );
  });

  it("refuses threads that there are not", async () => {
    for (const workers of [0, -1, 1.5, Number.NaN])
      await expect(asked({ workers })).rejects.toThrow(/^workers: .* is out of range\. Allowed: a whole number from 1/);
  });

  it("takes an object with the texts of its files, and values in place of a file's", async () => {
    const { scenario: text, file: name, files } = twoCities;
    const set = { ...QUICK, replicates: 1 };
    const mine = { extends: name, title: "Mine" };
    const { effects, file } = await compare(mine, { files: { ...files, [name]: text }, set, workers: 1 });
    expect(file).toBe("Mine");
    expect((await compare("teaching/two-cities", { set, workers: 1 })).effects).toEqual(effects);
    await expect(compare({ title: "Mine" })).rejects.toThrow(/^scenario\.yaml:1:1: .*region is missing/s);
  });

  it("writes tables in no format that there is not", async () => {
    const format = "xlsx" as "csv";
    await expect(writeResults("results/none", await asked({}), { format })).rejects.toThrow(
      /^format: "xlsx" is not allowed\. Allowed: parquet, csv\. Choose one of them\.$/,
    );
  });

  it("takes what is undefined for not given", async () => {
    expect((await asked({ replicates: undefined })).restsOn["baseline"]).toBe(1);
  });
});
