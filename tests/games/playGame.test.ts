import { describe, expect, it } from "vitest";
import { analyse } from "../../src/games/analysis.js";
import type { Payoffs, Plan } from "../../src/games/index.js";
import { type GameOptions, LiveGame, ledgerOf, payCompensation, playGame } from "../../src/games/playGame.js";
import type { ResolvedScenario } from "../../src/input/index.js";
import { everyCoalition, formulaRunner, type GainsOf, gains, handmadeGame, payoffsOf } from "./handmade.js";
import { smallScenario } from "./setting.js";

const exact: Plan = { method: "exact", coalitions: everyCoalition, pairs: 0 };

describe("payments on a formula", () => {
  const game = handmadeGame();

  /** What is planned by the gains above, when in truth so much of each yuan arrives and `of` is gained. */
  async function pay({
    arrives = 1,
    of = gains,
    payoffs = payoffsOf(gains),
    luck = 0,
  }: {
    arrives?: number;
    of?: GainsOf;
    payoffs?: Payoffs;
    luck?: number;
  }) {
    const runner = formulaRunner(of, luck);
    const leaking: typeof runner = {
      tasks: runner.tasks,
      run: (tasks, done) => {
        const lost = tasks.map(({ transfers, ...task }) => ({
          ...task,
          transfers: transfers.map((one) => ({ ...one, amount: arrives * one.amount })),
        }));
        return runner.run(lost, done);
      },
    };
    const report = analyse(game, exact, payoffs);
    const paid = await payCompensation("game.yaml", game, leaking, payoffs, report, "minimal");
    return { ...paid, looks: runner.tasks.length };
  }

  it("are looked at again until a look asks for no more than a thousandth", async () => {
    // A tenth is lost: 5, 5.5, 5.55 and 5.555 are paid; after that 5.5555 would be.
    const { looks, receipts, accepts } = await pay({ arrives: 0.9 });
    expect(looks).toBe(4);
    expect(receipts["c"]).toBeCloseTo(5.555, 9);
    expect(accepts).toEqual({ a: true, b: true, c: true });
  });

  it("are looked at six times at most, and who has too little even so does not accept", async () => {
    // Half is lost: what is paid rises by half of the rise before, 5 + 2.5 + ... + 5/32.
    const { looks, receipts, gains: after, accepts } = await pay({ arrives: 0.5 });
    expect(looks).toBe(6);
    expect(receipts["c"]).toBeCloseTo(9.84375, 9);
    expect(after["c"]).toBeCloseTo(-0.078125, 9);
    expect(accepts).toEqual({ a: true, b: true, c: false });
  });

  it("stay as they were planned where a look shows too little for all", async () => {
    const { looks, receipts, accepts } = await pay({ of: () => [4, 0, -5] });
    expect(looks).toBe(1);
    expect(receipts["c"]).toBeCloseTo(5, 9);
    expect(accepts).toEqual({ a: true, b: false, c: true });
  });

  it("bring what players gain on average over replicates", async () => {
    const of = payoffsOf(gains);
    const twice = new Map([...of.gains].map(([key, [one]]) => [key, [one!, one!]]));
    const payoffs = { ...of, samples: [0, 1], reference: [of.reference[0]!, of.reference[0]!], gains: twice };
    const futures = new Map([...of.far.futures].map(([key, [one]]) => [key, [one!, one!]]));
    // In the second replicate every player gains 2 more, on average 1.
    const { gains: after } = await pay({ payoffs: { ...payoffs, far: { ...of.far, futures } }, luck: 2 });
    expect(after["a"]! + after["b"]! + after["c"]!).toBeCloseTo(35 + 3, 9);
  });
});

describe("the public accounts of payments", () => {
  const game = {
    ...handmadeGame(),
    players: [
      { id: "pair", cities: ["a", "b"] },
      { id: "single", cities: ["c"] },
    ],
  } as never;
  const scopes = ["cluster", "a", "b", "c"];
  /** Of the cluster and the cities in 2024, by arm and replicate. */
  const received: Record<string, number[]> = { "1:4": [6, 1, 2, 3], "2:5": [6.5, -2, 1.5, 7] };
  const rows = {
    row: (variant: number, replicate: number) => ({
      values: [[0, 0, 0, 0], received[`${variant}:${replicate}`]!].flatMap((year) => year.flatMap((one) => [99, one])),
    }),
  };
  const recorded = (agreement: number[], paid: object[]) =>
    ({
      comparison: {
        summary: {
          ...{ scopes, rows, years: [2023, 2024], indicators: ["real-gdp", "net-transfers"] },
          variants: [
            { variant: "baseline", replicates: [0] },
            { variant: "agreement", replicates: agreement },
            ...paid,
          ],
        },
      },
    }) as never;
  const paid = { variant: "agreement-paid", replicates: [5], audit: { worstRow: 2e-15 } };

  it("are the change of what each player's cities receive in the first year", () => {
    const ledger = { pair: -3 - 0.5, single: 4 };
    expect(ledgerOf(game, recorded([4], [paid]))).toEqual({ ledger, ledgerYear: 2024, imbalance: 2e-15 });
  });

  it("say nothing where one of the two runs was not finished", () => {
    const nothing = { ledger: null, ledgerYear: 2024 };
    expect(ledgerOf(game, recorded([], [paid]))).toEqual({ ...nothing, imbalance: 2e-15 });
    expect(ledgerOf(game, recorded([4], [{ ...paid, replicates: [], audit: null }]))).toEqual({
      ...{ ...nothing, imbalance: null },
    });
    expect(ledgerOf(game, recorded([4], []))).toEqual({ ...nothing, imbalance: null });
  });
});

describe("a scenario's game", () => {
  const border = (change: string) => `[{ type: administrative-border, from: 2022, between: members, ${change} }]`;
  const pair = (change: string): ResolvedScenario => ({
    ...smallScenario({ players: "{ harbour: [harbour], mill: [mill] }", horizon: 1, agenda: border(change) }),
    ...{ years: 2, population: "cohorts" },
  });
  const open = pair("scale: 0.9");
  const play = (scenario: ResolvedScenario, options: Partial<GameOptions>) =>
    playGame("game.yaml", () => ({ file: "game.yaml" }), scenario, { orders: 2, ...options });

  it("is the same for a program in which people try payments, and these bring what a game that pays says", async () => {
    const { report, recorded, replicates, workers, unpaid } = await play(open, { pay: "equal" });
    const { payment, ...unchanged } = report;
    expect(recorded.comparison.summary.variants.map(({ variant }) => variant)).toEqual([
      ...["baseline", "agreement", "agreement-paid"],
    ]);
    expect([replicates, workers, unpaid]).toEqual([0, 1, undefined]);
    expect(payment!.ledger!["mill"]).toBeCloseTo(payment!.receipts["mill"]!, 2);
    let pauses = 0;
    const live = new LiveGame(open, async () => {
      pauses += 1;
    });
    const { payment: none, ...again } = await live.analyse(() => {});
    expect(none).toBeNull();
    expect(again).toEqual(unchanged);
    expect(pauses).toBeGreaterThan(0);
    expect(await live.paid(Object.values(payment!.receipts))).toEqual(Object.values(payment!.gains));
  });

  it("says what the agreement takes and no gain counts, where it changes anything", async () => {
    const parks = smallScenario({
      players: "{ harbour: [harbour], mill: [mill] }",
      horizon: 3,
      agenda: "[{ type: land-quota, from: 2022, cities: members, industrialLandRelease: 1 }]",
    });
    const { report } = await play({ ...parks, years: 4, population: "cohorts" }, {});
    expect(report.summary.at(-1)!.en).toBe(
      "No number here counts the cost of making the land ready and giving up its former use.",
    );
    expect(report.summary.filter(({ en }) => en.includes("counts the cost"))).toHaveLength(1);
    const bare = await play(open, {});
    expect(bare.report.summary.map(({ en }) => en).join()).not.toContain("counts the cost");
  });

  it("is told without payments where their rule has no answer, and why", async () => {
    const { report, recorded, unpaid } = await play(pair("border: 0.5"), { pay: "minimal", replicates: 0 });
    expect(unpaid?.message).toContain('"minimal" has no answer');
    expect(report.payment).toBeNull();
    expect(recorded.comparison.summary.variants.map(({ variant }) => variant)).toEqual(["baseline", "agreement"]);
  });

  it("has futures of all coalitions, on agents in every replicate", async () => {
    const agents: ResolvedScenario = { ...open, population: "agents", replicates: 6 };
    /** Asks for as many threads as are of use, and starts none. */
    const futuresOf = async (scenario: ResolvedScenario, replicates?: number) => {
      let futures = 0;
      const workers = {
        wanted: Number.POSITIVE_INFINITY,
        start: (_: unknown, beside: number): never => {
          futures = beside + 1;
          throw new Error("none is started");
        },
        turn: () => Promise.resolve(),
      };
      const options = { orders: 2, replicates };
      const played = playGame("game.yaml", () => ({ file: "game.yaml" }), scenario, options, workers);
      await expect(played).rejects.toThrow(/none is started|futures/);
      return futures;
    };
    expect(await futuresOf(agents)).toBe(4 * 6);
    expect(await futuresOf(agents, 3)).toBe(4 * 3);
    expect(await futuresOf(agents, 0)).toBe(4);
    expect(await futuresOf(open)).toBe(4);
    expect(await futuresOf(agents, 250_000)).toBe(1_000_000);
    expect(await futuresOf(agents, 250_001)).toBe(0);
    await expect(play(open, { replicates: 2 })).rejects.toThrow(/--replicates/);
  });
});
