import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { calibrate, choosingGovernments, meetingCouncil } from "../../src/calibrate/index.js";
import { BASELINE, loadRegion, loadScenario, memoryFiles } from "../../src/input/index.js";
import { RandomStream } from "../../src/model/engine/random.js";
import type { CouncilSettings } from "../../src/model/governance/council.js";
import type { GovernmentSettings } from "../../src/model/governance/governments.js";

const region = "scenarios/regions/teaching-three-cities/region.yaml";
const calibration = calibrate(loadRegion(region, diskFiles));
const random = new RandomStream("1", 0, "governments");

/** What governments or a council were made with. */
const settingsOf = <Settings>(made: unknown) => (made as { settings: Settings } | undefined)?.settings;

/** A scenario of three cities with more lines. */
function scenarioWith(lines: string) {
  const files = memoryFiles({
    "s.yaml": `title: t\nquestion: q\nregion: ${region}\nstartYear: 2022\nyears: 6\n${lines}`,
  });
  return loadScenario("s.yaml", {
    read: (path: string) => (path === "s.yaml" ? files.read(path) : diskFiles.read(path)),
  });
}

describe("governments that choose", () => {
  const settings = (lines: string) => {
    const scenario = scenarioWith(`governments: { ${lines} }\n`);
    return settingsOf<GovernmentSettings>(choosingGovernments(scenario, BASELINE, calibration, random));
  };
  const LEVERS = "levers: [{ type: tax-rates, parameter: profitTaxRate, low: 0.1, high: 0.6 }]";
  const learning = (behaviour: string) => settings(`behaviour: ${behaviour}, ${LEVERS}`)?.learning;

  it("learn as the scenario says, or answer best", () => {
    expect(settings("behaviour: fixed")).toBeUndefined();
    expect(learning("best-response")).toBeUndefined();
    expect(learning("imitate")).toMatchObject({ by: "imitation", noise: 0.002, exploration: 0.1 });
    const attraction = { phi: 0.9, delta: 0.5, rho: 0.9, lambda: 500 };
    expect(learning("ewa")).toMatchObject({ by: "experience", attraction });
    // The replicator is what experience does where nothing is forgotten and all that could be earned counts.
    const all = { phi: 1, delta: 1, rho: 0, lambda: 500 };
    expect(learning("replicator")).toMatchObject({ by: "experience", attraction: all });
  });

  it("decide from the first year on where no other is said, on a lever for each of its cities", () => {
    expect(settings(`behaviour: best-response, ${LEVERS}`)).toMatchObject({ from: 2022, every: 1, horizon: 5 });
    expect(settings(`behaviour: best-response, from: 2024, every: 2, ${LEVERS}`)).toMatchObject({
      from: 2024,
      every: 2,
    });
    const { cities } = calibration.region.tables;
    const { levers } = settings(`behaviour: best-response, ${LEVERS}`)!;
    expect(levers.map(({ city }) => city)).toEqual(cities.map((_, city) => city));
    for (const { low, high, accuracy, choices, initial } of levers)
      expect({ low, high, accuracy, choices, initial }).toEqual({
        ...{ low: 0.1, high: 0.6, choices: null, initial: 0.1 },
        accuracy: 0.01,
      });
    const own = `cities: [${cities[1]!.id}], low: 0, high: 0.6, start: 0.3, accuracy: 0.2`;
    const lever = `{ type: tax-rates, parameter: profitTaxRate, ${own} }`;
    const chosen = settings(`behaviour: best-response, levers: [${lever}]`)!.levers;
    expect(chosen).toMatchObject([{ city: 1, initial: 0.3, accuracy: 0.2 }]);
    const policy = calibration.world.basePolicy;
    const changed = structuredClone(policy);
    chosen[0]!.apply(0.5, changed);
    expect(changed.profitTaxRate).toEqual(policy.profitTaxRate.map((rate, node) => (node === 1 ? 0.5 : rate)));
  });
});

describe("levers that governments choose", () => {
  const chosen = (lever: string, rules = "") => {
    const scenario = scenarioWith(`${rules}governments: { behaviour: best-response, levers: [${lever}] }\n`);
    return settingsOf<GovernmentSettings>(choosingGovernments(scenario, BASELINE, calibration, random))!;
  };

  it("may be chosen among given values", () => {
    const { levers } = chosen(
      "{ type: tax-rates, parameter: profitTaxRate, low: 0.1, high: 0.6, choices: [0.1, 0.4] }",
    );
    for (const { choices } of levers) expect(choices).toEqual([0.1, 0.4]);
  });

  it("go as far as a ceiling of each city's sectors, and else as far as they like", () => {
    const { levers } = chosen(
      "{ type: sector-subsidy, parameter: sectorSubsidy, low: 0, high: 0.2, with: { sectors: all } }",
    );
    const policy = structuredClone(calibration.world.basePolicy);
    const n = calibration.world.economy.nodes;
    policy.subsidyCeiling.fill(0.05);
    policy.subsidyCeiling[n + 1] = 0.15;
    expect(levers.map(({ limit }) => limit!(policy))).toEqual([0.05, 0.15, 0.05]);
    const rates = chosen("{ type: tax-rates, parameter: profitTaxRate, low: 0.1, high: 0.6 }").levers;
    expect(rates.map(({ limit }) => limit!(policy))).toEqual([Infinity, Infinity, Infinity]);
  });

  it("are chosen by what the cities of the region want, each for itself", () => {
    const lever = "{ type: tax-rates, parameter: profitTaxRate, low: 0.1, high: 0.6 }";
    const { weights, cluster, discount } = chosen(lever);
    expect([...weights.keys()]).toEqual([0, 1, 2]);
    expect([...cluster]).toEqual([0, 1, 2]);
    expect(discount).toBeGreaterThan(0);
    const second = calibration.region.tables.cities[1]!.id;
    const own = chosen(lever, `objectives: { discount: 0.5, cities: { ${second}: { gdp: 1 } } }\n`);
    expect(own.discount).toBe(0.5);
    expect(own.weights.get(0)).toEqual(weights.get(0));
    expect(own.weights.get(1)).not.toEqual(weights.get(1));
  });
});

describe("a council", () => {
  const [first, second, third] = calibration.region.tables.cities.map(({ id }) => id);
  const RULES = `
coordination:
  label: l
  decision: quorum
  players: { one: [${first}, ${second}], two: [${third}] }
  agreement:
    levers:
      - { type: toll, from: 2024, between: members, scale: 0 }
      - { type: administrative-border, from: 2025, to: 2026, between: members, scale: 0 }
`;
  const settings = (lines: string, rules = "") => {
    const scenario = scenarioWith(`${RULES}${rules}council: { ${lines} }\n`);
    return settingsOf<CouncilSettings>(meetingCouncil(scenario, BASELINE, calibration, undefined, random));
  };

  it("is there where a scenario has one, and meets from the first year of its agreement on", () => {
    expect(meetingCouncil(scenarioWith(RULES), BASELINE, calibration, undefined, random)).toBeUndefined();
    expect(settings("every: 3")).toMatchObject({ from: 2024, every: 3, decision: "quorum", quorum: 0.5 });
    expect(settings("from: 2023, quorum: 0.8")).toMatchObject({ from: 2023, quorum: 0.8 });
  });

  it("compensates by the rule of the scenario, where it does at all", () => {
    expect(settings("binding: true")?.compensation).toBeUndefined();
    expect(settings("compensation: true, centralTopUp: 7")?.compensation).toEqual({ rule: "minimal", centralTopUp: 7 });
  });

  it("is as sure of itself as the scenario says, by chance of the run", () => {
    expect(settings("binding: true")!.logit).toBeUndefined();
    expect(settings("logit: { bias: 1, slope: 2 }")!.logit).toEqual({ bias: 1, slope: 2, random });
  });

  it("has players with the cities that they are made of", () => {
    const players = settings("binding: true")!.players.map(({ id, cities }) => ({ id, cities: [...cities] }));
    expect(players).toEqual([
      { id: "one", cities: [0, 1] },
      { id: "two", cities: [2] },
    ]);
  });

  it("decides on all in one, or on the items of its agenda, which do something in their years alone", () => {
    const whole = settings("binding: true")!.agenda;
    expect(whole.map(({ label }) => label)).toEqual(["toll + administrative-border"]);
    const items = settings("agenda: [[administrative-border], [toll]]")!.agenda;
    expect(items.map(({ label }) => label)).toEqual(["administrative-border", "toll"]);
    const inForce = (year: number) =>
      items.map(({ proposal }) => proposal([0, 1], structuredClone(calibration.world.basePolicy), year));
    expect([2023, 2024, 2025, 2026, 2027].map(inForce)).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [true, true],
      [false, true],
    ]);
  });

  it("changes the policy between those who join, and nobody else's", () => {
    const policy = calibration.world.basePolicy;
    const changedBy = (joining: number[]) => {
      const changed = structuredClone(policy);
      settings("binding: true")!.agenda[0]!.proposal(joining, changed, 2025);
      return changed;
    };
    expect(changedBy([0, 1])).not.toEqual(changedBy([0]));
    expect(changedBy([1])).toEqual(policy);
  });
});
