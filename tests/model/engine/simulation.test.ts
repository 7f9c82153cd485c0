import { describe, expect, it } from "vitest";
import { copyOnCohorts } from "../../../src/model/engine/cohorts.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { DEFAULT_CLEARING } from "../../../src/model/engine/market.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { Present } from "../../../src/model/engine/policyMaker.js";
import { Simulation, type SimulationOptions } from "../../../src/model/engine/simulation.js";
import type { World } from "../../../src/model/engine/world.js";
import { calibrationOf, numbersOf } from "../arms.js";
import { apart, close } from "./setting.js";

const { world: calibrated, market } = calibrationOf("teaching-three-cities");
const { basePolicy, economy } = calibrated;

function running(policyOf: (year: number) => Policy = () => basePolicy, options: SimulationOptions = {}): Simulation {
  return new Simulation(copyOnCohorts(calibrated), policyOf, { start: market, ...options });
}

function policyWith(write: (policy: Policy) => void): Policy {
  const policy = copyPolicy(basePolicy);
  write(policy);
  return policy;
}

/** All that a world hands on to the next year. */
const stateOf = ({ stocks, population, year }: World) => numbersOf([stocks, population.firms, year]);

const openBorders = policyWith(({ border }) => border.fill(0));
/** Free borders and no room to build on: the year cannot be completed. */
const withoutLand = policyWith(({ industrialLandRelease }) => industrialLandRelease.fill(-1e6));

describe("a year", () => {
  it("of a world at rest changes nothing but the date", () => {
    const simulation = running();
    const [before, year] = [stateOf(simulation.world).slice(0, -1), simulation.world.year];
    simulation.step();
    const after = stateOf(simulation.world).slice(0, -1);
    for (const [k, value] of after.entries()) expect(apart(value, before[k]!)).toBeLessThan(1e-9);
    expect(simulation.world.year).toBe(year + 1);
  });

  it("has the policy of its date", () => {
    const asked: number[] = [];
    const simulation = running((year) => {
      asked.push(year);
      return year === calibrated.year + 1 ? openBorders : basePolicy;
    });
    const gdp = [0, 1].map(() => simulation.step().accounts.realGdp[0]!);
    expect(asked).toEqual([calibrated.year, calibrated.year + 1]);
    expect(gdp[1]).toBeGreaterThan(gdp[0]! * 1.001);
  });

  it("is seen the same at a glance as in the record", () => {
    const [recorded, glanced] = [running(() => openBorders), running(() => openBorders)];
    for (let year = 0; year < 3; year++) {
      const { accounts, knowledge } = recorded.step();
      const glance = glanced.glance();
      expect([...glance.realGdp]).toEqual(close([...accounts.realGdp], 8));
      // Who looks ahead counts what the city buys for residents as theirs.
      const consumption = accounts.realConsumptionPerHead.map((own, i) => own + accounts.publicServicesPerHead[i]!);
      expect([...glance.realConsumptionPerHead]).toEqual(close([...consumption]));
      expect(glance.knowledge.reduce((a, b) => a + b, 0)).toBeCloseTo(
        knowledge.reduce((a, b) => a + b, 0),
        6,
      );
    }
    const [one, other] = [recorded, glanced].map(({ world }) => stateOf(world));
    for (const [k, value] of one!.entries()) expect(apart(value, other![k]!)).toBeLessThan(1e-12);
  });

  it("audits what its moves conserve", () => {
    const { audit } = running(() => openBorders).step().accounts;
    for (const error of [audit.peopleError, audit.capitalError, audit.landError]) expect(error).toBeLessThan(1e-12);
  });

  it("that cannot be completed is an error that says which, and where", () => {
    const simulation = running(() => withoutLand);
    expect(() => simulation.step()).toThrow(SimulationError);
    expect(() => running(() => withoutLand).glance()).toThrow(/In year 2021 Harbour would be left without land/);
  });
});

describe("whoever decides on policy", () => {
  it("gets the scenario's policy and the year about to begin, and has its own carried out", () => {
    const seen: { present: Present; scenario: Policy }[] = [];
    const policyMaker = {
      govern(present: Present, scenario: Policy) {
        seen.push({ present, scenario });
        return openBorders;
      },
    };
    const governed = running(() => basePolicy, { policyMaker }).step();
    expect(governed.accounts.realGdp).toEqual(running(() => openBorders).step().accounts.realGdp);
    const [{ present, scenario }] = seen as [(typeof seen)[0]];
    expect(scenario).toBe(basePolicy);
    expect(present).toMatchObject({ year: calibrated.year, economy });
    expect(present.residents[0]).toBeCloseTo(5000, 6);
  });
});

describe("looking ahead", () => {
  it("leaves the run as it was, whatever it looked at", () => {
    const [looking, blind] = [running(), running()];
    looking.present().lookAhead(() => openBorders, 4);
    expect(() => looking.present().lookAhead(() => withoutLand, 1)).toThrow(SimulationError);
    expect(stateOf(looking.world)).toEqual(stateOf(blind.world));
    for (let year = 0; year < 2; year++) expect(numbersOf(looking.step())).toEqual(numbersOf(blind.step()));
  });

  it("at payments beyond all that there is finds no future, rather than one that is not a number", () => {
    const ruin = policyWith(({ transfers }) => transfers.push({ id: "ruin", payer: -1, payee: 2, amount: -1e4 }));
    expect(() =>
      running()
        .present()
        .lookAhead(() => ruin, 1),
    ).toThrow(SimulationError);
    expect(() =>
      running()
        .present()
        .lookAhead(() => ruin, 1),
    ).toThrow(/market of year 2021 did not clear/);
  });

  it("starts with this year and asks for the policy of every year", () => {
    const simulation = running();
    simulation.step();
    const asked: number[] = [];
    const glances = simulation.present().lookAhead((year) => {
      asked.push(year);
      return basePolicy;
    }, 3);
    expect(asked).toEqual([calibrated.year + 1, calibrated.year + 2, calibrated.year + 3]);
    expect(glances.length).toBe(3);
    // A world at rest looks the same in every year.
    for (const { realGdp } of glances)
      expect([...realGdp].map((gdp, i) => gdp / glances[0]!.realGdp[i]!)).toEqual(close([1, 1, 1, 1], 7));
  });

  it("sees the same when its run has gone on in the meantime", () => {
    const simulation = running((year) => (year > calibrated.year ? openBorders : basePolicy));
    simulation.step();
    const [early, late] = [0, 1].map(() => simulation.fork(() => basePolicy, DEFAULT_CLEARING));
    const before = early!.glance();
    simulation.step();
    const after = late!.glance();
    expect([...after.realGdp]).toEqual(close([...before.realGdp], 7));
  });
});
