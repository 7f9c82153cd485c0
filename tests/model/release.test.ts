import { describe, expect, it } from "vitest";
import { policyTimeline, startWorld } from "../../src/calibrate/index.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { type ChoosableLever, Governments } from "../../src/model/governance/governments.js";
import { arm, calibrationOf, complete, type Entry, names, REFORM, START, sum } from "./arms.js";
import { close } from "./engine/setting.js";

const calibration = calibrationOf("beijing-tianjin-hebei");
const { node, sector } = names(calibration);
const beijing = node("beijing");
const moving = ["mining-metals-minerals", "petrochemicals-pharmaceuticals", "vehicles"];
const { nodes } = calibration.world.economy;
const HIGH = 0.05;

const platforms: Entry = {
  type: "reception-platform",
  cities: ["tianjin", "tangshan"],
  sectors: moving,
  capacity: 1000,
  offer: 0,
};
const risk = (closeRate: number): Entry => ({ type: "negative-list", cities: ["beijing"], sectors: moving, closeRate });
const sharing = (share: number, rule: object = {}): Entry => ({
  type: "relocation-tax-sharing",
  origins: ["beijing"],
  destinations: ["tianjin", "hebei"],
  share,
  minimumTax: 0,
  topUp: 0,
  ...rule,
});

const release: ChoosableLever = {
  name: "firm-release",
  city: beijing,
  low: 0,
  high: HIGH,
  accuracy: 0.01,
  choices: [0, HIGH],
  initial: 0,
  apply: (rate, policy) => {
    for (const id of moving) policy.releaseRate[sector(id) * nodes + beijing] = rate;
  },
};

interface Decided {
  rate: number;
  gain: number;
}

const decided = new Map<string, Decided>();

/** What Beijing, which wants revenue, decides in the first year: the rate, and what releasing would bring by its own reckoning. */
function decide(levers: readonly Entry[]): Decided {
  const key = JSON.stringify(levers);
  const known = decided.get(key) ?? decideAnew(levers);
  decided.set(key, known);
  return known;
}

function decideAnew(levers: readonly Entry[]): Decided {
  const governments = new Governments({
    from: START,
    every: 1,
    horizon: 20,
    discount: 0.95,
    updating: "simultaneous",
    damping: 1,
    weights: new Map([[beijing, { gdp: 0, revenue: 1, consumption: 0, innovation: 0, rank: 0, cluster: 0 }]]),
    cluster: [],
    levers: [release],
  });
  start(levers, governments).step();
  const { after, payoffBefore, trials } = governments.decisions[0]!;
  return { rate: after, gain: trials.find(({ value }) => value === HIGH)!.payoff - payoffBefore };
}

function start(levers: readonly Entry[], governments?: Governments): Simulation {
  const world = startWorld(calibration, 0, null);
  world.year = START;
  const policyOf = policyTimeline(
    calibration,
    levers.map((lever) => complete({ from: START, ...lever })),
  );
  return new Simulation(world, policyOf, {
    start: calibration.market,
    ...(governments ? { policyMaker: governments } : {}),
  });
}

const gain = (...levers: Entry[]) => decide([platforms, ...levers]).gain;

describe("a city that chooses how many firms to release", () => {
  it("cannot release anybody without platforms", () => {
    expect(decide([risk(0.5), sharing(1)])).toEqual({ rate: 0, gain: 0 });
  });

  it("keeps firms that would stay, whatever their taxes are shared by", () => {
    for (const share of [0.5, 1]) expect(decide([platforms, sharing(share)]).rate).toBe(0);
  });

  it("releases firms that are likely to leave anyway, but only for a share in their taxes", () => {
    expect(decide([platforms, risk(0.5)]).rate).toBe(0);
    expect(decide([platforms, risk(0.5), sharing(0.2)]).rate).toBe(0);
    expect(decide([platforms, risk(0.5), sharing(0.6)]).rate).toBe(HIGH);
  });

  it("is the more willing the likelier they are to leave", () => {
    const gains = [0, 0.2, 0.5].map((closeRate) => gain(risk(closeRate), sharing(0.5)));
    expect(gains).toEqual(gains.toSorted((a, b) => a - b));
  });

  it("is the more willing the larger the share, by less where the cap binds", () => {
    const [some, more, much, all] = [0.3, 0.5, 0.8, 1].map((share) => gain(risk(0.5), sharing(share)));
    expect(all! - much!).toBeGreaterThan(0);
    expect(more! - some!).toBeGreaterThan(1.3 * (all! - much!));
  });

  it("answers to the cap where it binds, and there alone", () => {
    const capped = (share: number, capYears: number) => gain(risk(0.5), sharing(share, { capYears }));
    expect(capped(1, 1)).toBeLessThan(0);
    expect(capped(1, 3)).toBeGreaterThan(capped(1, 1) + 0.01);
    expect(capped(1, 6)).toBeGreaterThan(capped(1, 3) * 1.1);
    expect(capped(0.3, 6) / capped(0.3, 3)).toBeCloseTo(1, 2);
  });

  it("gains next to nothing from a rule for firms of 20 million yuan of taxes, of which there are few", () => {
    const [none, large, every] = [
      gain(risk(0.5)),
      gain(risk(0.5), sharing(0.5, { minimumTax: 0.2 })),
      gain(risk(0.5), sharing(0.5)),
    ];
    expect((large - none) / (every - none)).toBeLessThan(0.2);
  });
});

it.each([1, 3, 6, 20])("a cap of %i years of taxes is that much from the first year on", (capYears) => {
  const released: Entry = { type: "firm-release", cities: ["beijing"], sectors: moving, releaseRate: HIGH };
  const simulation = start([platforms, released, sharing(0.5, { capYears })]);
  simulation.step();
  const { claims } = simulation.world.population;
  expect(claims.length).toBeGreaterThan(0);
  for (const { account, mass, sector: s } of claims) {
    const tax = calibration.world.residuals.base.firmTax[s * nodes + beijing]!;
    expect(account.cap / (mass * tax)).toBeCloseTo(capYears, 6);
  }
});

describe("a set-up subsidy", () => {
  const send: Entry = { type: "firm-release", cities: ["beijing"], sectors: moving, releaseRate: 0.02 };
  const last = (payer: string) =>
    arm(calibration, [send, { ...platforms, subsidyPerFirm: 1, payer }], { years: REFORM - START + 3 }).at(-1)!
      .accounts;

  it.each(["centre", "host"])("of the %s is what households of the host receive, and nobody else", (payer) => {
    const { householdReceipts, sharingBalance, centralBalance, gdp } = last(payer);
    const hosts = ["tianjin", "tangshan"].map(node);
    const received = sum(hosts.map((host) => householdReceipts[host]!));
    expect(received).toBeGreaterThan(1);
    expect(received).toBeCloseTo(sum(householdReceipts), 9);
    // Who pays it is the host's government, or the centre, out of what it returns to all by head.
    const [governments, centre] = [sum(hosts.map((host) => sharingBalance[host]!)), sum(centralBalance)];
    expect([governments, centre].map((paid) => paid / received)).toEqual(
      payer === "host" ? close([-1, 0], 9) : close([0, -1], 9),
    );
    expect(Math.abs(sum(sharingBalance) + centre + received) / sum(gdp)).toBeLessThan(1e-12);
  });
});
