import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride, UserError } from "../../../src/input/index.js";
import { attemptRun, checkLand, prepareScenario, rehearse } from "../../../src/runs/experiments/index.js";

const prepared = (levers: string, ...more: string[]) =>
  prepareScenario(
    loadScenario(
      "scenarios/teaching/two-cities.yaml",
      diskFiles,
      ["years=6", "population=cohorts", `variants={ less: { label: Less, levers: [${levers}] } }`, ...more].map(
        parseOverride,
      ),
    ),
  );

const taking = (kind: string, km2: number) =>
  `{ type: land-quota, from: 2023, cities: [mill], ${kind}LandRelease: ${km2} }`;

/** Where the check finds that no land is left, and where the run does. */
function found(levers: string, ...more: string[]) {
  const ready = prepared(levers, ...more);
  const run = attemptRun(ready, { replicate: 0, arm: 1 });
  const failure = "failure" in run ? run.failure : undefined;
  try {
    checkLand(ready, () => ({ file: "scenario.yaml" }));
    return { failure };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { failure, told: error.message };
  }
}

describe("what is known before the first year", () => {
  it.each(["industrial", "housing"])("is the year in which a city has no %s land left", (kind) => {
    const { failure, told } = found(taking(kind, -45));
    const year = failure?.en.match(/In year (\d+) Mill would be left without land/)?.[1];
    expect(year).toBeDefined();
    expect(told).toContain('variants.less.levers[0] = "land-quota" takes land from mill from 2023 on');
    expect(told).toContain(`in ${year} no ${kind === "housing" ? "residential" : kind} land is left there`);
  });

  it("counts what parks and quotas bring", () => {
    const park = "{ type: enclave-park, from: 2023, host: mill, sponsor: harbour, land: 300 }";
    expect(found(`${taking("industrial", -45)}, ${park}`)).toEqual({ failure: undefined });
    const quota =
      "{ type: quota-trade, from: 2023, tradable: false, members: [{ city: mill, quota: 45 }, { city: harbour, quota: 0 }] }";
    expect(found(`${taking("industrial", -45)}, ${quota}`)).toEqual({ failure: undefined });
  });

  it("is not the land of a city that governments may give some", () => {
    const choosing = (lever: string) => `governments={ behaviour: best-response, every: 3, levers: [{ ${lever} }] }`;
    const ready = (lever: string) => prepared(taking("industrial", -45), choosing(lever));
    const check = (lever: string) => () => checkLand(ready(lever), () => ({ file: "scenario.yaml" }));
    expect(check("type: land-quota, parameter: housingLandRelease, low: 0, high: 1, cities: [mill]")).not.toThrow();
    expect(check("type: tax-rates, parameter: profitTaxRate, low: 0.2, high: 0.25")).toThrow(UserError);
  });

  const rehearsed = (levers: string, ...more: string[]) => {
    const ready = prepared(levers, ...more);
    return () => rehearse(ready, () => ({ file: "scenario.yaml" }));
  };
  const transfer = (amount: number, from = 2023) =>
    `{ type: central-transfer, from: ${from}, payee: mill, amount: ${amount} }`;

  it("is that somebody pays more than he has when levers come, also those that come late", () => {
    expect(rehearsed(transfer(7650))).toThrow(/^less: In 2023 the centre of country spends more than it has/);
    expect(rehearsed(`${transfer(10)}, ${transfer(7650, 2026).replace("{", "{ id: more,")}`)).toThrow(
      /^less: In 2026 /,
    );
    expect(rehearsed(transfer(2900))).not.toThrow();
  });

  it("is what levers promise in their first year and owe in the next", () => {
    const subsidised = (subsidyPerFirm: number) =>
      `{ type: reception-platform, from: 2023, cities: [mill], capacity: 500, offer: 1, subsidyPerFirm: ${subsidyPerFirm} }`;
    expect(rehearsed(subsidised(100))).toThrow(/^less: In 2024 Mill spends more than it has: it has promised/);
    expect(rehearsed(subsidised(0.1))).not.toThrow();
  });

  it("is not what governments choose, who may put it right", () => {
    const lever = "{ type: tax-rates, parameter: profitTaxRate, low: 0.2, high: 0.25 }";
    const governments = `governments={ behaviour: best-response, every: 3, levers: [${lever}] }`;
    expect(rehearsed(transfer(7650), governments)).not.toThrow();
  });

  it("is that an arm cannot start", () => {
    const constants = "{ housingShare: 0.5, realEstateHousingShare: 1, realEstateShareOfFinalDemand: 1 }";
    const ready = prepared("", `variants.less.parameters=${constants}`);
    expect(() => rehearse(ready, () => ({ file: "scenario.yaml" }))).toThrow(/^less: /);
  });
});
