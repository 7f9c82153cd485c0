import { describe, expect, it } from "vitest";
import { startWorld } from "../../src/calibrate/index.js";
import { copyPolicy } from "../../src/model/engine/instruments.js";
import type { Policy } from "../../src/model/engine/policy.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import type { Proposal } from "../../src/model/governance/ballot.js";
import { Council, type CouncilSettings, type Resolution } from "../../src/model/governance/council.js";
import { calibrationOf } from "./arms.js";

const calibration = calibrationOf("beijing-tianjin-hebei");
const { economy, basePolicy, year: START } = calibration.world;
const n = economy.nodes;
const WELFARE = { gdp: 0.4, revenue: 0.3, consumption: 0.3, innovation: 0, rank: 0, cluster: 0 };
const CENTRE = -1;
/** Without own revenue, which holds the rents of protection that all would miss. */
const RANK = { ...WELFARE, revenue: 0, rank: 3, cluster: 0 };

const citiesOf = (province: string) =>
  calibration.geography.provinces.flatMap((name, i) => (name === province ? [i] : []));
const playersWith = (weights: typeof WELFARE) =>
  ["beijing", "tianjin", "hebei"].map((id) => ({ id, cities: citiesOf(id), weights: citiesOf(id).map(() => weights) }));

/** No favour of one's own producers: the members' protection falls to nothing. */
function noProtection(settings: Pick<CouncilSettings, "players">): Proposal {
  return (joining: readonly number[], policy: Policy) => {
    for (const player of joining) {
      for (const city of settings.players[player]!.cities) {
        for (let cell = city; cell < policy.protection.length; cell += n) policy.protection[cell] = 0;
      }
    }
    return true;
  };
}

function settingsOf(weights: typeof WELFARE): CouncilSettings {
  const players = playersWith(weights);
  return {
    from: START,
    every: 2,
    horizon: 6,
    discount: 0.95,
    decision: "unanimity",
    quorum: 0.5,
    binding: false,
    sanction: 0,
    monitoring: 1,
    cluster: Array.from({ length: n }, (_, i) => i).filter((i) => economy.isCity[i]),
    players,
    agenda: [{ label: "protection", proposal: noProtection({ players }) }],
  };
}

/** Settings with one proposal in place of the agenda. */
interface Convened extends Partial<CouncilSettings> {
  agreement?: Proposal;
}

function withProposal({ agreement, ...settings }: Convened): Partial<CouncilSettings> {
  return agreement ? { ...settings, agenda: [{ label: "agreement", proposal: agreement }] } : settings;
}

function convene(weights: typeof WELFARE, settings: Convened = {}, years = 1): Council {
  const council = new Council({ ...settingsOf(weights), ...withProposal(settings) });
  const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, {
    start: calibration.market,
    policyMaker: council,
  });
  for (let y = 0; y < years; y++) simulation.step();
  return council;
}

describe("a council", () => {
  it("whose quorum is everybody decides as under unanimity: nobody can count on the others", () => {
    const agreement = openBorders({ players: playersWith(WELFARE) });
    const [unanimous] = convene(WELFARE, { agreement }).resolutions;
    const [needed] = convene(WELFARE, { agreement, decision: "quorum", quorum: 1 }).resolutions;
    const [optional] = convene(WELFARE, { agreement, decision: "quorum", quorum: 0.5 }).resolutions;
    expect(needed).toEqual(unanimous);
    expect(optional!.votes[0]!.outside).not.toBe(unanimous!.votes[0]!.outside);
  });

  it("agrees to end protection when members want income and consumption", () => {
    const [meeting] = convene({ ...WELFARE, revenue: 0 }).resolutions;
    expect(meeting!.members).toEqual([0, 1, 2]);
    for (const { inside, outside, breach } of meeting!.votes) {
      expect(inside).toBeGreaterThan(outside);
      expect(inside).toBeGreaterThan(breach);
    }
  });

  it("does not when they want revenue, too: governments live on its rents", () => {
    const [meeting] = convene(WELFARE).resolutions;
    expect(meeting!.members).toEqual([]);
    expect(meeting!.votes.every(({ stays }) => !stays)).toBe(true);
  });

  it("fails under unanimity when the big cities want rank, and says who refused", () => {
    const [meeting] = convene(RANK).resolutions;
    expect(meeting!.members).toEqual([]);
    const refusing = meeting!.votes.filter(({ stays }) => !stays).map(({ player }) => player);
    expect(refusing).toContain("beijing");
    expect(refusing).not.toContain("hebei");
  });

  it("does not ask about a breach where members are bound", () => {
    const [meeting] = convene(WELFARE, { binding: true }).resolutions;
    expect(meeting!.votes.every(({ breach }) => breach === Number.NEGATIVE_INFINITY)).toBe(true);
  });

  it("makes a breach the less worth the heavier the sanction", () => {
    const breach = (sanction: number) => convene(RANK, { sanction }).resolutions[0]!.votes[0]!.breach;
    expect(breach(500)).toBeLessThan(breach(0));
  });

  it("meets when it is due", () => {
    expect(convene(WELFARE, { from: START + 1, every: 2 }, 4).resolutions.map(({ year }) => year)).toEqual([
      START + 1,
      START + 3,
    ]);
  });
});

const SOME = 50;

/** An agreement by which Beijing gives a sum to Tianjin, or to the centre, every year. */
function gift(payee: "tianjin" | "centre"): Proposal {
  const [giver] = citiesOf("beijing");
  const [taker] = citiesOf("tianjin");
  return (_: readonly number[], policy: Policy) => {
    const between = payee === "tianjin" ? { payer: giver!, payee: taker! } : { payer: CENTRE, payee: giver! };
    policy.transfers.push({ id: "gift", ...between, amount: payee === "tianjin" ? SOME : -SOME });
    return true;
  };
}

/** Borders between the players fall to a tenth of what they are. */
function openBorders({ players }: Pick<CouncilSettings, "players">): Proposal {
  return (joining: readonly number[], policy: Policy) => {
    for (const from of joining) {
      for (const to of joining) {
        if (from === to) continue;
        for (const i of players[from]!.cities) {
          for (const j of players[to]!.cities) policy.border[i * n + j] = 0.1 * basePolicy.border[i * n + j]!;
        }
      }
    }
    return true;
  };
}

const MINIMAL = { rule: "minimal", centralTopUp: 0 } as const;

describe("compensation by the council", () => {
  it("gives back what a player gives, which then signs", () => {
    const [unpaid] = convene(WELFARE, { agreement: gift("tianjin"), binding: true }).resolutions;
    expect(unpaid!.members).toEqual([]);
    const compensation = { ...MINIMAL, centralTopUp: 5 };
    const [paid] = convene(WELFARE, { agreement: gift("tianjin"), binding: true, compensation }).resolutions;
    const { gains, receipts } = paid!.bargain!;
    expect(gains[0]! / SOME).toBeCloseTo(-1, 1);
    expect(gains[1]! / SOME).toBeCloseTo(1, 1);
    expect(receipts[0]! / SOME).toBeCloseTo(1, 2);
    expect(paid!.members).toEqual([0, 1, 2]);
    for (const { inside, outside } of paid!.votes) expect(inside).toBeGreaterThanOrEqual(outside);
  });

  it("fails where the sum is lost, unless the centre may add what is missing", () => {
    const meet = (centralTopUp: number) =>
      convene(WELFARE, { agreement: gift("centre"), binding: true, compensation: { ...MINIMAL, centralTopUp } })
        .resolutions[0]!;
    expect(meet(0).members).toEqual([]);
    expect(meet(0.98 * SOME).members).toEqual([]);
    expect(meet(1.02 * SOME).members).toEqual([0, 1, 2]);
    expect(meet(1.02 * SOME).bargain!.centre / SOME).toBeCloseTo(1, 1);
  });

  it("is paid in the run: the policy carried out holds the payments, and the books balance", () => {
    const council = new Council({
      ...settingsOf(WELFARE),
      ...withProposal({ agreement: openBorders({ players: playersWith(WELFARE) }) }),
      compensation: { rule: "equal", centralTopUp: 0 },
    });
    const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, {
      start: calibration.market,
    });
    const { transfers } = council.govern(simulation.present(), basePolicy);
    const received = (cities: readonly number[]) =>
      transfers.reduce(
        (sum, { payer, payee, amount }) =>
          sum + (cities.includes(payee) ? amount : 0) - (cities.includes(payer) ? amount : 0),
        0,
      );
    const { receipts } = council.resolutions[0]!.bargain!;
    for (const [player, { cities }] of playersWith(WELFARE).entries())
      expect(received(cities)).toBeCloseTo(receipts[player]!, 9);
    expect(receipts.reduce((sum, receipt) => sum + receipt, 0)).toBeCloseTo(0, 9);
    expect(Math.max(...receipts)).toBeGreaterThan(1);
    const paying = new Simulation(startWorld(calibration, 0, null), () => basePolicy, {
      start: calibration.market,
      policyMaker: council,
    });
    expect(paying.step().accounts.audit.worstRow).toBeLessThan(1e-12);
  });

  it("by the rule equal leaves all with about the same gain, seen with the money paid", () => {
    const agreement = openBorders({ players: playersWith(WELFARE) });
    const equal = { rule: "equal", centralTopUp: 0 } as const;
    const [meeting] = convene(WELFARE, { agreement, compensation: equal }).resolutions;
    const [unpaid] = convene(WELFARE, { agreement }).resolutions;
    // Money is worth the same at the margin as when gains were put into money.
    const after = meeting!.votes.map(({ inside, outside }, p) => {
      const worth = (unpaid!.votes[p]!.inside - outside) / meeting!.bargain!.gains[p]!;
      return (inside - outside) / worth;
    });
    for (const gain of after) expect(gain / after[0]!).toBeCloseTo(1, 1);
  });

  it("does not depend on the order in which players are listed", () => {
    const players = playersWith(WELFARE);
    const turned = [players[2]!, players[0]!, players[1]!];
    const bargainOf = (seated: typeof players) => {
      // Beijing gives to Tianjin while all open their borders.
      const agreement: Proposal = (...tabled) =>
        openBorders({ players: seated })(...tabled) && gift("tianjin")(...tabled);
      const { votes, bargain } = convene(WELFARE, { players: seated, agreement, compensation: MINIMAL })
        .resolutions[0]!;
      return votes.map(({ player, inside }, p) => ({ player, inside, receipt: bargain!.receipts[p]! }));
    };
    const [straight, other] = [bargainOf(players), bargainOf(turned)];
    for (const { player, inside, receipt } of straight) {
      const same = other.find((vote) => vote.player === player)!;
      expect(same.inside).toBeCloseTo(inside, 9);
      expect(same.receipt).toBeCloseTo(receipt, 6);
    }
  });

  it("takes back what was offered too much: nobody who is paid ends far above what it needs", () => {
    const compensation = { ...MINIMAL, centralTopUp: 1000 };
    const large = (_: readonly number[], policy: Policy) => {
      policy.transfers.push({ id: "gift", payer: CENTRE, payee: citiesOf("beijing")[0]!, amount: -500 });
      return true;
    };
    const [meeting] = convene(WELFARE, { agreement: large, binding: true, compensation }).resolutions;
    const { inside, outside } = meeting!.votes[0]!;
    expect(meeting!.members).toEqual([0, 1, 2]);
    expect(meeting!.bargain!.receipts[0]! / 500).toBeCloseTo(1, 2);
    expect(inside - outside).toBeLessThan(1e-3);
  });

  it("finds what can be paid where the agreement alone would spend a budget up", () => {
    const [beijing, tianjin] = [citiesOf("beijing")[0]!, citiesOf("tianjin")[0]!];
    const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, {
      start: calibration.market,
    });
    const revenue = simulation.glance().realRevenue[beijing]!;
    const all: Proposal = (_, policy) => {
      policy.transfers.push({ id: "all", payer: beijing, payee: tianjin, amount: 1.02 * revenue });
      return true;
    };
    const compensation = { ...MINIMAL, centralTopUp: 500 };
    const [meeting] = convene(WELFARE, { agreement: all, binding: true, compensation }).resolutions;
    expect(meeting!.bargain!.gains[0]! / revenue).toBeCloseTo(-1, 9);
    expect(meeting!.members).toEqual([0, 1, 2]);
  });

  it("leaves out only whom it cannot pay where the others may go on without it", () => {
    const players = playersWith(WELFARE);
    // Beijing gives more than all could pay back; Tianjin gives a little to Hebei, which opens its borders and has much to spare.
    const agreement: Proposal = (joining, policy, year) => {
      const pay = (payer: string, payee: number, amount: number) =>
        policy.transfers.push({ id: `${payer}>${payee}`, payer: citiesOf(payer)[0]!, payee, amount });
      if (joining.includes(0))
        policy.transfers.push({ id: "large", payer: CENTRE, payee: citiesOf("beijing")[0]!, amount: -1500 });
      if (joining.includes(1)) pay("tianjin", citiesOf("hebei")[0]!, 600);
      if (joining.includes(1) && joining.includes(2)) openBorders({ players })([1, 2], policy, year);
      return true;
    };
    const [meeting] = convene(WELFARE, {
      agreement,
      decision: "quorum",
      compensation: MINIMAL,
      binding: true,
    }).resolutions;
    expect(meeting!.members).toEqual([1, 2]);
    expect(meeting!.votes.map(({ player, stays }) => [player, stays])).toEqual([
      ["tianjin", true],
      ["hebei", true],
      ["beijing", false],
    ]);
    expect(meeting!.bargain!.receipts[1]).toBeGreaterThan(0);
    expect(meeting!.bargain!.receipts[0]).toBe(0);
  });
});

describe("a breach", () => {
  const openly = (settings: Convened) =>
    convene(WELFARE, { agreement: openBorders({ players: playersWith(WELFARE) }), horizon: 4, ...settings })
      .resolutions[0]!;
  const breach = (settings: Convened) => openly(settings).votes.map((vote) => vote.breach);

  it("is worth what it brings until it comes out, by the chances of that", () => {
    // Two meetings within the horizon: it comes out at the first with the chance of being noticed in one of two years, or not at all.
    const [seen, unseen, maybe] = [1, 0, 0.3].map((monitoring) => breach({ monitoring }));
    const noticed = 1 - (1 - 0.3) ** 2;
    for (const [p, value] of maybe!.entries())
      expect(value).toBeCloseTo(noticed * seen![p]! + (1 - noticed) * unseen![p]!, 9);
    expect(seen).not.toEqual(unseen);
  });

  it("makes others pay more for a signature the rarer the meetings are", () => {
    // Beijing gives to Tianjin and borders open: it would rather keep the open borders and not give.
    const players = playersWith(WELFARE);
    const agreement: Proposal = (...tabled) => openBorders({ players })(...tabled) && gift("tianjin")(...tabled);
    const needed = (every: number) =>
      convene(WELFARE, { agreement, every, compensation: MINIMAL }).resolutions[0]!.bargain!.refusing[0]!;
    expect(needed(1)).toBeLessThan(needed(2));
    expect(needed(2)).toBeLessThan(needed(4));
  });
});

describe("an agenda", () => {
  const agreement: Proposal = openBorders({ players: playersWith(WELFARE) });
  const dear: Proposal = (_, policy) => {
    policy.transfers.push({ id: "gift", payer: CENTRE, payee: citiesOf("beijing")[0]!, amount: -SOME });
    return true;
  };
  const both: Proposal = (...tabled) => dear(...tabled) && agreement(...tabled);
  const items = [dear, agreement].map((proposal, k) => ({ label: String(k), proposal }));
  const passed = (council: Council) => council.resolutions.map(({ item, members }) => [item, members.length > 0]);

  it("of one item passes what costs a player more in one thing and gives it more in another; item by item that one fails", () => {
    expect(passed(convene(WELFARE, { agreement: both, binding: true }))).toEqual([["agreement", true]]);
    expect(passed(convene(WELFARE, { agenda: items, binding: true }))).toEqual([
      ["0", false],
      ["1", true],
    ]);
  });

  it("decides on each item on top of those that have passed", () => {
    const twice = [agreement, agreement].map((proposal, k) => ({ label: String(k), proposal }));
    const [, second] = convene(WELFARE, { agenda: twice, binding: true }).resolutions;
    // Open already: the second opening changes nothing, and nobody minds.
    expect(second!.members).toEqual([0, 1, 2]);
    for (const { inside, outside } of second!.votes) expect(inside).toBeCloseTo(outside, 7);
  });
});

describe("an agreement with dates", () => {
  const players = playersWith(WELFARE);
  const during =
    (first: number, last: number, proposal: Proposal): Proposal =>
    (joining, policy, year) =>
      year >= first && year <= last && proposal(joining, policy, year);
  /** Beijing loses by it that trade passes it by, and firms with it. */
  const opening: Proposal = (_, policy, year) => openBorders({ players })([1, 2], policy, year);
  const giving = gift("tianjin");
  const both: Proposal = (...given) => giving(...given) && opening(...given);
  const between = (first: number, last: number) => during(first, last, both);

  it("is voted on as it will come into force, and signed by nobody's oversight", () => {
    const [now] = convene(WELFARE, { agreement: between(START, START + 9) }).resolutions;
    const [later] = convene(WELFARE, { agreement: between(START + 1, START + 9) }).resolutions;
    const loss = ({ votes }: NonNullable<typeof now>) => votes[0]!.inside - votes[0]!.outside;
    expect(loss(later!)).toBeLessThan(0);
    expect(loss(later!)).toBeGreaterThan(loss(now!));
    expect(later!.members).toEqual([]);
  });

  it("is not tabled where nothing of it is in force before the next meeting", () => {
    expect(convene(WELFARE, { agreement: between(START + 4, START + 9) }, 3).resolutions).toEqual([]);
    expect(convene(WELFARE, { agreement: between(START, START) }, 3).resolutions.length).toBe(1);
  });

  /** An agreement of two years that is compensated: what Beijing receives a year, and the years that are paid. */
  function compensated(proposal: Proposal) {
    const agreement = during(START, START + 1, proposal);
    const settings = { agreement, every: 5, binding: true, compensation: { ...MINIMAL, centralTopUp: 100 } };
    const council = new Council({ ...settingsOf(WELFARE), ...withProposal(settings) });
    const simulation = new Simulation(startWorld(calibration, 0, null), () => basePolicy, {
      start: calibration.market,
    });
    const paid = [0, 1, 2, 3].map(() => {
      const { transfers } = council.govern(simulation.present(), basePolicy);
      simulation.step();
      return transfers.length > 0;
    });
    const [{ members, bargain }] = council.resolutions as [Resolution];
    return { members, paid, received: bargain!.receipts[0]! };
  }

  const whole = compensated(both);

  it("is compensated only while it lasts", () => {
    const { members, paid } = whole;
    expect(members).toEqual([0, 1, 2]);
    expect(paid).toEqual([true, true, false, false]);
  });

  it("gives back each year what is given, not more for lasting longer, and what else a member loses by it", () => {
    const [given, diverted] = [giving, opening].map((proposal) => compensated(proposal).received);
    expect(given! / SOME).toBeCloseTo(1, 4);
    expect(diverted! / SOME).toBeGreaterThan(0);
    expect(whole.received / (given! + diverted!)).toBeCloseTo(1, 3);
  });
});

describe("a council of governments that choose", () => {
  it("sees what they have chosen: a pact that forbids what is dear to them is refused, as if they had been given it", () => {
    const SUBSIDY = 0.1;
    const players = playersWith({ ...WELFARE, gdp: 1, revenue: 0, consumption: 0 });
    const cells = players
      .flatMap(({ cities }) => cities)
      .map((city) => economy.sectorIds.indexOf("vehicles") * n + city);
    const give = (policy: Policy) => {
      for (const cell of cells) policy.sectorSubsidy[cell] = Math.min(SUBSIDY, policy.subsidyCeiling[cell]!);
      return policy;
    };
    const agreement = (_: readonly number[], policy: Policy) => {
      for (const cell of cells) policy.subsidyCeiling[cell] = policy.sectorSubsidy[cell] = 0;
      return true;
    };
    const settings = { ...settingsOf(WELFARE), ...withProposal({ players, agreement }) };
    const run = (council: Council, policy: Policy) => {
      council.govern(
        new Simulation(startWorld(calibration, 0, null), () => policy, { start: calibration.market }).present(),
        policy,
      );
      return council.resolutions[0]!.votes.map(({ inside, outside }) => inside - outside);
    };
    const chosen = run(new Council(settings, (policy) => give(copyPolicy(policy))), basePolicy);
    const given = run(new Council(settings), give(copyPolicy(basePolicy)));
    for (const [p, gain] of chosen.entries()) expect(gain).toBeCloseTo(given[p]!, 9);
    expect(Math.min(...chosen)).toBeLessThan(-1e-4);
  });
});

describe("a centre that promotes for innovation", () => {
  it("makes a shared laboratory worth more than open borders, which it is not for welfare", () => {
    const inventive = { gdp: 0, revenue: 0, consumption: 0, innovation: 1, rank: 0, cluster: 0 };
    const lab: Proposal = (_, policy) => {
      const members = ["beijing", "tianjin", "hebei"].flatMap(citiesOf);
      policy.innovationPlatforms.push({ id: "lab", members, contributions: new Float64Array(members.length).fill(5) });
      return true;
    };
    const gains = (weights: typeof WELFARE, agreement: Proposal) =>
      convene(weights, { agreement, binding: true }).resolutions[0]!.votes.map(
        ({ inside, outside }) => inside - outside,
      );
    const borders = openBorders({ players: playersWith(WELFARE) });
    const [discovery, opening] = [lab, borders].map((agreement) => gains(inventive, agreement));
    for (const [p, gain] of discovery!.entries()) expect(gain).toBeGreaterThan(opening![p]!);
    const [spending, trading] = [lab, borders].map((agreement) => gains(WELFARE, agreement));
    for (const [p, gain] of spending!.entries()) expect(gain).toBeLessThan(trading![p]!);
  });
});

describe("a centre that promotes for the growth of all together", () => {
  it("makes all vote alike", () => {
    const together = { gdp: 0, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 1 };
    const { votes } = convene(together).resolutions[0]!;
    const gain = votes.map(({ inside, outside }) => inside - outside);
    expect(gain[0]).not.toBe(0);
    for (const other of gain) expect(other).toBeCloseTo(gain[0]!, 12);
  });
});
