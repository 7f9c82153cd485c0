import { describe, expect, it } from "vitest";
import { policyTimeline, startWorld } from "../../src/calibrate/index.js";
import { DEFAULT_CLEARING } from "../../src/model/engine/market.js";
import { RandomStream } from "../../src/model/engine/random.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { calibrationOf, complete, type Entry, numbersOf, START } from "./arms.js";

const calibration = calibrationOf("teaching-three-cities");
const levers: Entry[] = [
  { type: "administrative-border", between: "cities", scale: 0 },
  { type: "firm-release", cities: ["harbour"], sectors: ["manufacturing"], releaseRate: 0.05 },
  { type: "reception-platform", cities: ["mill"], sectors: ["manufacturing"], capacity: 60, subsidyPerFirm: 0.1 },
  { type: "relocation-tax-sharing", origins: ["harbour"], destinations: ["mill"], minimumTax: 0.02 },
  { type: "enclave-park", host: "mill", sponsor: "harbour" },
  { type: "central-transfer", payee: "spring", amount: 20 },
  { type: "quota-trade", members: ["harbour", "mill", "spring"].map((city) => ({ city, quota: 1 })) },
];
const policyOf = policyTimeline(calibration, levers.map(complete));

function running(agents: number): Simulation {
  const world = startWorld(calibration, agents, new RandomStream(1, 0, "firms"));
  world.year = START;
  const simulation = new Simulation(world, policyOf, { start: calibration.market });
  for (let year = 0; year < 3; year++) simulation.step();
  return simulation;
}

describe("looking ahead", () => {
  it("sees on cohorts what then happens to them", () => {
    const simulation = running(0);
    const ahead = simulation.fork(policyOf, DEFAULT_CLEARING);
    for (let year = 0; year < 4; year++) {
      const seen = ahead.glance();
      const { accounts } = simulation.step();
      seen.realGdp.forEach((gdp, i) => {
        const price = accounts.priceIndex[i]!;
        expect(gdp / (accounts.realGdp[i]! + accounts.gdpCredit[i]! / price)).toBeCloseTo(1, 9);
        const revenue = accounts.localRevenue[i]! + accounts.sharingBalance[i]! - accounts.leverCost[i]!;
        expect(seen.realRevenue[i]! / (revenue / price)).toBeCloseTo(1, 9);
        const consumption = accounts.realConsumptionPerHead[i]! + accounts.publicServicesPerHead[i]!;
        expect(seen.realConsumptionPerHead[i]! / consumption).toBeCloseTo(1, 9);
      });
    }
  });

  it.each([0, 2000])("leaves the run itself as it was, with %i agents", (agents) => {
    const [looking, blind] = [running(agents), running(agents)];
    const ahead = looking.fork(() => calibration.world.basePolicy, DEFAULT_CLEARING);
    for (let year = 0; year < 3; year++) ahead.glance();
    for (let year = 0; year < 3; year++) expect(numbersOf(looking.step())).toEqual(numbersOf(blind.step()));
  });
});
