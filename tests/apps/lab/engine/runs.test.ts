import { describe, expect, it } from "vitest";
import type { Message, Reply } from "../../../../src/apps/lab/engine/calls.js";
import { imitates, readyArms, watched } from "../../../../src/apps/lab/engine/runs.js";
import { openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { breather, server, type Work } from "../../../../src/apps/lab/engine/serve.js";
import { withVariant } from "../../../../src/input/index.js";
import { SimulationError } from "../../../../src/runs/experiments/index.js";
import { textOf } from "../../../../src/words/index.js";
import { packOfRegion } from "../packs.js";

const open = openScenario("teaching/two-cities", packOfRegion("teaching-two-cities"));
const [ready] = readyArms(open, { scenario: open.name, seed: 1, population: "cohorts" }, { levers: [] });

/** Watches a run under a key; how many pauses it took, and the years that were seen. */
async function seen(key: string) {
  let pauses = 0;
  const years: number[] = [];
  const run = await watched(
    ready,
    key,
    async () => void pauses++,
    (_, at) => void years.push(at),
  );
  return { run, pauses, years };
}

describe("runs that are kept", () => {
  it("are seen again without being made again", async () => {
    const first = await seen("a");
    expect([first.pauses, first.years]).toEqual([15, Array.from({ length: 15 }, (_, at) => at)]);
    const again = await seen("a");
    expect(again.run).toBe(first.run);
    expect([again.pauses, again.years]).toEqual([0, first.years]);
    expect((await watched(ready, "a", async () => {})).views).toHaveLength(15);
  });

  it("are the eight that were used last", async () => {
    for (const key of ["1", "2", "3", "4", "5", "6", "7"]) await seen(key);
    expect((await seen("1")).pauses).toBe(0);
    await seen("8");
    expect((await seen("1")).pauses).toBe(0);
    expect((await seen("2")).pauses).toBe(0);
    await seen("9");
    expect((await seen("3")).pauses).toBe(15);
  });
});

describe("governments", () => {
  const rates = {
    type: "tax-rates",
    parameter: "profitTaxRate",
    low: 0,
    high: 0.6,
    start: 0.25,
    choices: [0.15, 0.25],
  };
  const learning = (behaviour: string) =>
    withVariant(open.scenario, {
      name: behaviour,
      written: { label: "L", governments: { behaviour, from: 2023, every: 1, horizon: 1, levers: [rates] } },
    });

  it.each([
    ["imitate", true],
    ["best-response", false],
  ])("that follow the rule %s imitate: %s", (behaviour, told) => {
    const own = { ...open, scenario: learning(behaviour), worlds: new Map() };
    const like = { levers: [], like: behaviour };
    const world = { scenario: open.name, seed: 1, population: "cohorts" } as const;
    expect(readyArms(own, world, like).map(imitates)).toEqual([false, told]);
  });
});

describe("a breath", () => {
  it("lets messages in that wait, and ends each its own", async () => {
    const breathe = breather();
    const order: string[] = [];
    await Promise.all([breathe().then(() => order.push("a")), breathe().then(() => order.push("b"))]);
    expect(order).toEqual(["a", "b"]);
  });
});

describe("failures of work", () => {
  it("are told, whatever was thrown", async () => {
    const sent: Reply[] = [];
    const failures = [new SimulationError("no market"), "odd"];
    const work = { open: () => Promise.reject(failures.shift()) } as unknown as Work;
    const answer = server(
      work,
      (reply) => sent.push(reply),
      () => Promise.resolve(),
    );
    await answer({ id: 1, channel: "a", kind: "open", ask: {} } as Message);
    await answer({ id: 2, channel: "a", kind: "open", ask: {} } as Message);
    expect(sent).toEqual([
      { id: 1, failure: textOf("no market") },
      { id: 2, failure: textOf("odd") },
    ]);
  });

  it("do not hide steps, which come under their question's number", async () => {
    const sent: Reply[] = [];
    const work = {
      game: async (_: unknown, turn: { step(part: unknown): void }) => {
        turn.step({ done: 1, of: 2 });
        return "A";
      },
    } as unknown as Work;
    await server(
      work,
      (reply) => sent.push(reply),
      () => Promise.resolve(),
    )({ id: 7, channel: "a", kind: "game", ask: { scenario: "x" } });
    expect(sent).toEqual([
      { id: 7, step: { done: 1, of: 2 } },
      { id: 7, answer: "A" },
    ]);
  });
});
