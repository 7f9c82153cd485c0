import { describe, expect, it } from "vitest";
import {
  checkGovernments,
  chosenLeverName,
  chosenLeverQualifier,
  chosenLevers,
  citiesNamed,
  withValue,
} from "../../src/input/governments.js";
import { loadRegion } from "../../src/input/index.js";
import { english } from "../../src/words/index.js";
import { disk } from "./disk.js";
import { fourCities } from "./fourCities.js";

/** Harbour on the coast, mill and spring inland. */
const region = loadRegion("tests/broken/good/region.yaml", disk);
const rates = { type: "tax-rates", parameter: "profitTaxRate", cities: "all", low: 0, high: 0.5, with: {} };
const best = (...levers: object[]) => ({ behaviour: "best-response", levers });

/** A scenario of three years whose governments choose these levers. */
const scenario = (governments: object, more: object = {}) =>
  ({ governments, variants: {}, objectives: { cities: {} }, region, startYear: 2022, years: 3, ...more }) as never;

describe("levers that governments choose", () => {
  it("are in force throughout at an end of their bounds, with the other parameters of the lever", () => {
    const own = best({ ...rates, cities: ["inland"], low: 0.1, with: { labour: "skilled" } });
    const both = scenario(best(rates), { variants: { one: { governments: own }, two: {} } });
    const first = { type: "tax-rates", from: 2022, cities: ["harbour", "mill", "spring"], profitTaxRate: 0 };
    expect(chosenLevers(both)).toMatchObject([{ entry: first, path: ["governments", "levers", 0], chosen: true }]);
    expect(chosenLevers(both, "two")).toEqual(chosenLevers(both));
    expect(chosenLevers(both, "one", "high")).toMatchObject([
      {
        entry: { cities: ["mill", "spring"], profitTaxRate: 0.5, labour: "skilled" },
        path: ["variants", "one", "governments", "levers", 0],
      },
    ]);
    expect(chosenLevers(both, "one")[0]!.entry).toMatchObject({ profitTaxRate: 0.1 });
  });

  it("are those of cities, of all cities of a province or an agglomeration, or of all, each once", () => {
    expect(citiesNamed("all", fourCities)).toEqual([0, 1, 2, 3]);
    expect(citiesNamed(["south", "a", "c"], fourCities)).toEqual([0, 1, 2]);
    expect(citiesNamed(["delta"], fourCities)).toEqual([0, 1]);
    expect(withValue({ ...rates, cities: ["west", "a"], with: { labour: "all" } } as never, 0.2, fourCities)).toEqual({
      ...{ cities: ["a", "d"], labour: "all", profitTaxRate: 0.2 },
    });
  });

  it("are told apart by sectors, ends of links and the name of an agreement", () => {
    const lever = (parameters: object) => ({ ...rates, with: parameters }) as never;
    expect(chosenLeverQualifier(lever({ sectors: ["steel", "cars"], ends: "cities", id: "pool" }))).toBe(
      "steel+cars cities pool",
    );
    expect(chosenLeverName(lever({ id: "pool", other: 3 }))).toBe("tax-rates.profitTaxRate pool");
    expect(chosenLeverName(lever({}))).toBe("tax-rates.profitTaxRate");
  });
});

describe("what governments may not choose", () => {
  const locate = (path: readonly (string | number)[]) => ({ file: path.join("/") });
  const problems = (lever: object) =>
    checkGovernments(scenario(best({ ...rates, ...lever })), locate).map(
      ({ path, value, what, allowed, nearest, hint }) => ({
        ...{ path: english(path!), what: english(what), allowed: english(allowed ?? ""), hint: english(hint ?? "") },
        ...{ value, nearest: nearest && english(nearest) },
      }),
    );
  const told = (lever: object) => problems(lever).map(({ path, value, what }) => `${path} = ${value} ${what}`);
  const at = "governments.levers[0]";

  it("is nothing of what is well", () => {
    expect(told({})).toEqual([]);
    expect(told({ cities: ["harbour", "inland"], start: 0.3, choices: [0, 0.9] })).toEqual([]);
  });

  it("is a lever that nobody knows, or that binds no cities", () => {
    expect(told({ type: "tax-rate" })).toEqual([`${at}.type = tax-rate is no lever`]);
    const [unknown] = problems({ type: "tax-rate" });
    expect(unknown).toMatchObject({ nearest: "tax-rates", hint: "Correct the name" });
    expect(unknown!.allowed.split(", ")).toContain("tax-rates");
    expect(unknown!.allowed.split(", ")).not.toContain("central-transfer");
    const [unbound, ...others] = problems({ type: "central-transfer", parameter: "amount" });
    expect(others).toEqual([]);
    expect(unbound).toMatchObject({ path: `${at}.type`, nearest: undefined });
    expect(unbound!.what).not.toBe(unknown!.what);
    // A lever that there is was not misspelt, whatever it is called like.
    expect(problems({ type: "innovation-platform" })[0]!.nearest).toBeUndefined();
    expect(unbound!.hint).not.toBe(unknown!.hint);
  });

  it("is what is no number of the lever, or no parameter of it", () => {
    const [known] = problems({ parameter: "labour" });
    expect(known).toMatchObject({
      ...{ path: `${at}.parameter`, value: "labour", what: "is no number of tax-rates" },
      allowed: "profitTaxRate, wageTaxRate",
    });
    const [unknown] = problems({ parameter: "profitTaxRat" });
    expect(unknown).toMatchObject({
      ...{ what: "is no parameter of tax-rates", nearest: "profitTaxRate", hint: "Correct the name" },
    });
    expect(known!.hint).not.toBe(unknown!.hint);
    expect(problems({ parameter: "constructor" })[0]!.what).toBe("is no parameter of tax-rates");
  });

  it("is the lever of places that there are not, each told with its row; nothing else is said then", () => {
    const found = problems({ cities: ["mill", "hrbour", "nowhere"], low: -5, with: { x: 1 } });
    expect(found.map(({ path, value, nearest }) => [path, value, nearest])).toEqual([
      [`${at}.cities[1]`, "hrbour", "harbour"],
      [`${at}.cities[2]`, "nowhere", undefined],
    ]);
    expect(found[0]!.allowed).toContain("harbour");
  });

  it("is written beside cities and number, which every city chooses for itself", () => {
    const found = problems({ with: { cities: "all", profitTaxRate: 0.3, labor: "all", labour: "all" } });
    // A name that every object of the language has is no key either.
    expect(problems({ with: { constructor: 1 } })).toMatchObject([{ hint: "Correct the spelling or remove the line" }]);
    expect(found.map(({ path, nearest, hint }) => [path, nearest, hint])).toEqual([
      [`${at}.with.cities`, undefined, expect.stringMatching(/cities/)],
      [`${at}.with.profitTaxRate`, undefined, "Remove the line"],
      [`${at}.with.labor`, "labour", "Correct the spelling or remove the line"],
    ]);
    expect(found[0]!.what).toBe(found[1]!.what);
    expect(found[2]!.what).toBe("is no parameter of tax-rates");
    expect(found[0]!.allowed).toContain("labour, wageTaxRate");
  });

  it("is written beside a number that has no others beside it", () => {
    const settlement = { type: "settlement", parameter: "people", low: 0, high: 5 };
    expect(problems(settlement)).toEqual([]);
    expect(problems({ ...settlement, with: { persons: 1 } })).toMatchObject([
      { path: `${at}.with.persons`, value: undefined, allowed: "no keys here", nearest: undefined },
    ]);
  });

  it("is a whole number that is searched for between bounds, not one from a list", () => {
    const catalogue = { type: "industrial-catalogue", parameter: "perCity", low: 1, high: 3 };
    const paths = (more: object) => problems({ ...catalogue, ...more }).map(({ path }) => path);
    expect(paths({})).toEqual([`${at}.parameter`]);
    expect(paths({ choices: [1, 2, 3] })).not.toContain(`${at}.parameter`);
  });

  it("is a value that the lever does not allow, each told where it is written", () => {
    expect(problems({ low: -0.1, high: 0.95, start: -0.05, choices: [0.2, 0.99] }).map(({ path }) => path)).toEqual([
      ...[`${at}.low`, `${at}.high`, `${at}.start`, `${at}.choices[1]`],
    ]);
  });

  it("is told once where another parameter is wrong for every value", () => {
    expect(problems({ choices: [0, 0.1, 0.2], with: { wageTaxRate: 2 } }).map(({ path }) => path)).toEqual([
      `${at}.with.wageTaxRate`,
    ]);
    expect(problems({ with: { labour: "unskilled" } }).map(({ path }) => path)).toEqual([`${at}.with.labour`]);
  });

  it("is a name in objectives that the region does not know", () => {
    const weights = { objectives: { cities: { harbour: {}, inland: {}, inlnd: {} } } };
    const [problem, ...others] = checkGovernments(scenario({ behaviour: "fixed", levers: [] }, weights), locate);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: "objectives/cities/inlnd", nearest: "inland" });
  });

  it("is looked for in variants too", () => {
    const variants = { one: { governments: best({ ...rates, high: 2 }) }, two: {} };
    expect(checkGovernments(scenario(best(rates), { variants }), locate).map(({ file }) => file)).toEqual([
      "variants/one/governments/levers/0/high",
    ]);
  });
});
