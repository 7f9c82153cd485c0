import { describe, expect, it } from "vitest";
import { type FitRow, fitTable, modeText, worstFit } from "../../src/calibrate/fit.js";
import { productionAccounts } from "../../src/model/engine/accounts.js";
import { textOf } from "../../src/words/index.js";
import { sum } from "../model/engine/setting.js";
import { calibrations } from "./setting.js";

const [closed, , , saving] = calibrations().map(([, calibration]) => calibration);
const { region, market, world, valueAddedTarget, residentsTarget, balance } = closed!;
const n = world.economy.nodes;
const accounts = productionAccounts(market);

describe("data beside the model", () => {
  const rows = fitTable(closed!);
  const rowOf = (scope: string, variable: string, of = rows) =>
    of.find((row) => row.scope === scope && row.variable === variable)!;

  it("are GDP, value added by group and sector, and residents of every city", () => {
    const groups = ["primary", "secondary", "tertiary", "agriculture", "manufacturing", "services"];
    const variables = ["gdp", ...groups.map((of) => `value added, ${of}`), "residents"];
    const cities = rows.filter(({ scope }) => scope === "harbour" || scope === "mill");
    expect(cities.map(({ scope, variable }) => `${scope} ${variable}`)).toEqual([
      ...variables.map((one) => `harbour ${one}`),
      ...variables.map((one) => `mill ${one}`),
    ]);
    expect(rowOf("mill", "gdp")).toMatchObject({ data: 3000, model: accounts.gdp[1], unit: "100 million CNY" });
    expect(rowOf("mill", "residents")).toMatchObject({ data: residentsTarget[1], unit: "thousand persons" });
    expect(rowOf("mill", "residents").model).toBeCloseTo(3500, 6);
  });

  it("are added up over the sectors of a group, each of which is here one sector", () => {
    for (const [s, [group, sector]] of [
      ["primary", "agriculture"],
      ["secondary", "manufacturing"],
      ["tertiary", "services"],
    ].entries())
      for (const variable of [group, sector])
        expect(rowOf("mill", `value added, ${variable}`)).toMatchObject({
          ...{ data: valueAddedTarget[s * n + 1], model: accounts.valueAdded[s * n + 1] },
        });
    // Two sectors of one group are told together.
    const sectors = region.tables.sectors.map((row) => ({
      ...row,
      group: row.id === "services" ? row.group : "primary",
    }));
    const merged = fitTable({ ...closed!, region: { ...region, tables: { ...region.tables, sectors } } } as never);
    const both = rowOf("mill", "value added, primary", merged);
    expect(both.data).toBeCloseTo(valueAddedTarget[1]! + valueAddedTarget[n + 1]!, 9);
    expect(both.model).toBeCloseTo(accounts.valueAdded[1]! + accounts.valueAdded[n + 1]!, 9);
    expect(rowOf("mill", "value added, secondary", merged)).toMatchObject({ data: 0, model: 0, error: Number.NaN });
  });

  it("differ by a share of the data", () => {
    for (const { data, model, error } of rows) expect(error).toBe(model / data - 1);
  });

  it("are checked only where the region does not aim at them", () => {
    const aiming = (...variables: string[]) =>
      fitTable({ ...closed!, region: { ...region, target: { ...region.target, variables } } } as never)
        .filter(({ scope, role }) => scope === "mill" && role === "target")
        .map(({ variable }) => variable);
    expect(aiming()).toEqual([]);
    expect(aiming("gdp")).toEqual(["gdp"]);
    expect(aiming("residents")).toEqual(["residents"]);
    expect(aiming("valueAddedBySector")).toHaveLength(6);
  });

  it("are told of the cluster as far as there is anything beside it", () => {
    const cluster = (ownShareOfCluster: number, importShareOfCluster: number) =>
      fitTable({ ...closed!, balance: { ...balance, ownShareOfCluster, importShareOfCluster } })
        .filter(({ scope }) => scope === "cluster")
        .map(({ variable, data, model, role }) => [variable, data, model, role]);
    const near = (value: number) => expect.closeTo(value, 12);
    // The region asks for 0.78 of its own and 0.1 from abroad.
    expect(cluster(0.75, 0.2)).toEqual([
      ["own share of spending", 0.78, 0.75, "check"],
      ["spending abroad", 0.1, 0.2, "check"],
      ["spending in the rest of the country", near(0.12), near(0.05), "check"],
    ]);
    expect(cluster(0.75, Number.NaN)).toEqual([["own share of spending", 0.78, 0.75, "check"]]);
    expect(cluster(Number.NaN, Number.NaN)).toEqual([]);
  });

  it("are capital formation too where capital is saved", () => {
    expect(rows.some(({ scope }) => scope === "country")).toBe(false);
    const row = rowOf("country", "capital formation in value added, what keeps capital", fitTable(saving!));
    // 10 500 of the table's 42 500.
    expect(row).toMatchObject({ data: expect.closeTo(10500 / 42500, 9), unit: "share", role: "check" });
    const { gdp } = productionAccounts(saving!.market);
    expect(row.model).toBeCloseTo(sum(saving!.market.investment) / sum(gdp), 9);
    const country = Int32Array.of(0, 1, 1);
    const apart = fitTable({ ...saving!, world: { ...saving!.world, economy: { ...saving!.world.economy, country } } });
    expect(rowOf("country", row.variable, apart).model).toBeCloseTo(saving!.market.investment[0]! / gdp[0]!, 9);
  });
});

describe("the worst of the fit", () => {
  const row = (error: number, role: FitRow["role"] = "target") => ({ error, role }) as FitRow;

  it("is the largest error of a target, in either direction", () => {
    expect(worstFit([row(0.01), row(-0.03), row(0.02)])).toBe(0.03);
    expect(worstFit([row(0.01), row(0.5, "check"), row(Number.NaN)])).toBe(0.01);
    expect(worstFit([])).toBe(0);
  });
});

it("the slowest mode is told by its stock and place", () => {
  const { en, zh } = modeText({ mode: "firms of mill" }, (id) => textOf(`the ${id}`, "磨坊"));
  expect(en).toBe("firms of the mill");
  expect(zh).toBe("磨坊的企业");
});
