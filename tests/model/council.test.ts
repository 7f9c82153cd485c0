import { describe, expect, it } from "vitest";
import { startWorld } from "../../src/calibrate/index.js";
import { breakAgreement } from "../../src/engine/breach.js";
import { Council, type CouncilSettings } from "../../src/engine/council.js";
import type { Policy } from "../../src/engine/policy.js";
import { copyPolicy } from "../../src/engine/policyCopy.js";
import { Simulation } from "../../src/engine/simulation.js";
import { calibrationOf } from "./arms.js";

const calibration = calibrationOf("beijing-tianjin-hebei");
const { economy, basePolicy, year: START } = calibration.world;
const n = economy.nodes;
const WELFARE = { gdp: 0.4, revenue: 0.3, consumption: 0.3, rank: 0 };
const RANK = { ...WELFARE, rank: 3 };

const citiesOf = (province: string) =>
  calibration.geography.provinces.flatMap((name, i) => (name === province ? [i] : []));
const playersWith = (weights: typeof WELFARE) =>
  ["beijing", "tianjin", "hebei"].map((id) => ({ id, cities: citiesOf(id), weights: citiesOf(id).map(() => weights) }));

/** No favour of one's own producers: the members' protection falls to nothing. */
function noProtection(settings: Pick<CouncilSettings, "players">) {
  return (joining: readonly number[], policy: Policy) => {
    for (const player of joining) {
      for (const city of settings.players[player]!.cities) {
        for (let s = 0; s < economy.sectors; s++) policy.protection[s * n + city] = 0;
      }
    }
  };
}

function convene(weights: typeof WELFARE, settings: Partial<CouncilSettings> = {}, years = 1): Council {
  const players = playersWith(weights);
  const council = new Council({
    from: START,
    every: 2,
    horizon: 6,
    discount: 0.95,
    decision: "unanimity",
    quorum: 0.5,
    binding: false,
    sanction: 0,
    players,
    agreement: noProtection({ players }),
    ...settings,
  });
  const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, {
    start: calibration.market,
    governments: council,
  });
  for (let y = 0; y < years; y++) simulation.step();
  return council;
}

describe("a council", () => {
  it("agrees to end protection when members want their own welfare", () => {
    const [meeting] = convene(WELFARE).meetings;
    expect(meeting!.members).toEqual([0, 1, 2]);
    for (const { inside, outside, breach } of meeting!.votes) {
      expect(inside).toBeGreaterThan(outside);
      expect(inside).toBeGreaterThan(breach);
    }
  });

  it("fails under unanimity when the big cities want rank, and says who refused", () => {
    const [meeting] = convene(RANK).meetings;
    expect(meeting!.members).toEqual([]);
    const refusing = meeting!.votes.filter(({ stays }) => !stays).map(({ player }) => player);
    expect(refusing).toContain("beijing");
    expect(refusing).not.toContain("hebei");
  });

  it("does not ask about a breach where members are bound", () => {
    const [meeting] = convene(WELFARE, { binding: true }).meetings;
    expect(meeting!.votes.every(({ breach }) => breach === Number.NEGATIVE_INFINITY)).toBe(true);
  });

  it("makes a breach the less worth the heavier the sanction", () => {
    const breach = (sanction: number) => convene(RANK, { sanction }).meetings[0]!.votes[0]!.breach;
    expect(breach(500)).toBeLessThan(breach(0));
  });

  it("meets when it is due", () => {
    expect(convene(WELFARE, { from: START + 1, every: 2 }, 4).meetings.map(({ year }) => year)).toEqual([
      START + 1,
      START + 3,
    ]);
  });
});

describe("breaking an agreement", () => {
  it("takes back one's own barriers and keeps those of the others down", () => {
    const together = copyPolicy(basePolicy);
    together.border.fill(0);
    together.protection.fill(0);
    const broken = breakAgreement(together, copyPolicy(basePolicy), basePolicy, [0]);
    expect(broken.border[1 * n + 0]).toBe(basePolicy.border[1 * n + 0]);
    expect(broken.border[0 * n + 1]).toBe(0);
    expect(broken.protection[0]).toBe(basePolicy.protection[0]);
    expect(broken.protection[1]).toBe(0);
  });
});
