import { h } from "preact";
import { beforeEach, describe, expect, it } from "vitest";
import { type RunningTrials, useTrials } from "../../../../src/apps/lab/compare/trials.js";
import type { TrialsAsk } from "../../../../src/apps/lab/engine/calls.js";
import { type Answering, type Opening, useAnswer, useWorld } from "../../../../src/apps/lab/engine/useRun.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { screen, settled } from "../screen.js";
import { WORLD } from "../worlds.js";

beforeEach(() => engines.forget());

/** A part of the page that uses something, and what it has now. */
function using<P extends object, R>(use: (props: P) => R, first: P) {
  let now!: R;
  const View = (props: P) => {
    now = use(props);
    return h("p", {}, "");
  };
  const shown = screen(View, first);
  return {
    update: (props: Partial<P>) => shown.update(props),
    get now() {
      return now;
    },
  };
}

/** Answers a question that was asked before the latest. */
async function late(place: number, answer: never): Promise<void> {
  const { id, line } = engines.asked[place]!;
  line.onmessage!({ data: { id, answer } });
  await settled();
}

describe("a world that is opened", () => {
  const open = (scenario: string) =>
    using(({ scenario: name }) => useWorld(name), { scenario }) as ReturnType<
      typeof using<{ scenario: string }, Opening>
    >;

  it("is there once it is read, and away until another one is", async () => {
    const page = open("a");
    expect(engines.last("open").ask).toEqual({ scenario: "a" });
    expect(page.now.world).toBeUndefined();
    await engines.answer("open", WORLD);
    expect(page.now.world).toBe(WORLD);
    page.update({ scenario: "b" });
    expect(page.now).toEqual({});
    expect(engines.last("open").ask).toEqual({ scenario: "b" });
    await late(0, WORLD as never);
    expect(page.now.world).toBeUndefined();
    await engines.fail("open", textOf("no file"));
    expect(page.now.failure?.message).toBe("no file");
    expect(page.now.world).toBeUndefined();
  });

  it("is not that of a question that was left", async () => {
    const page = open("a");
    page.update({ scenario: "b" });
    await late(0, WORLD as never);
    expect(page.now.world).toBeUndefined();
    await engines.answer("open", WORLD);
    expect(page.now.world).toBe(WORLD);
  });
});

describe("an answer that takes seconds", () => {
  interface Asked {
    ask: { scenario: string } | undefined;
  }
  const asking = (ask: Asked["ask"]) =>
    using<Asked, Answering<"game">>(({ ask: one }) => useAnswer("game", one), { ask });

  it("is of its very question, with how far it is", async () => {
    const page = asking({ scenario: "a" });
    expect(page.now).toMatchObject({ busy: true });
    expect(engines.last("game").channel).toBe("game");
    page.update({ ask: { scenario: "a" } });
    expect(engines.of("game")).toHaveLength(1);
    await engines.step("game", { done: 1, of: 4 });
    expect(page.now).toMatchObject({ busy: true, progress: { done: 1, of: 4 } });
    await engines.answer("game", "A" as never);
    expect(page.now).toMatchObject({ busy: false, answer: "A" });
    page.update({ ask: { scenario: "b" } });
    expect(page.now.answer).toBeUndefined();
    expect(page.now.busy).toBe(true);
    await late(0, "late" as never);
    expect(page.now.answer).toBeUndefined();
    await engines.fail("game", textOf("no market"));
    expect(page.now).toMatchObject({ busy: false, failure: { message: "no market" } });
  });

  it("of a question that was left does not come", async () => {
    const page = asking({ scenario: "a" });
    page.update({ ask: { scenario: "b" } });
    await late(0, "A" as never);
    expect(page.now.busy).toBe(true);
    expect(page.now.answer).toBeUndefined();
    await engines.answer("game", "B" as never);
    expect(page.now.answer).toBe("B");
  });

  it("is none where nothing is asked, also after something was", async () => {
    const page = asking(undefined);
    expect(page.now).toEqual({ busy: false });
    expect(engines.asked).toEqual([]);
    page.update({ ask: { scenario: "a" } });
    page.update({ ask: undefined });
    expect(page.now).toEqual({ busy: false });
    await late(0, "A" as never);
    expect(page.now).toEqual({ busy: false });
  });
});

describe("runs under draws of luck", () => {
  const ask = (seed: number): TrialsAsk => ({
    world: { scenario: "a", seed, population: "agents" },
    policies: [{ levers: [] }, { levers: [] }],
    replicates: 3,
    indicators: ["firms"],
  });
  const page = () => using<object, RunningTrials>(() => useTrials("delta"), {});
  const trial = { replicate: 0, policy: "baseline" as const, values: Float64Array.of(5), done: 1, all: 9 };

  it("start when asked, tell how far they are, and are there at their end", async () => {
    const one = page();
    expect(one.now).toMatchObject({ busy: false, done: 0, all: 0 });
    one.now.start(ask(1));
    await settled();
    expect(engines.last("trials")).toMatchObject({ ask: ask(1), channel: "delta" });
    expect(one.now).toMatchObject({ busy: true, done: 0, all: 9 });
    await engines.step("trials", trial);
    expect(one.now).toMatchObject({ busy: true, done: 1, all: 9 });
    await engines.answer("trials", { scopes: ["cluster"], indicators: ["firms"] });
    expect(one.now).toMatchObject({ busy: false, result: { ask: ask(1) } });
    expect(one.now.result!.trials.level("baseline", "cluster", "firms").mean).toBe(5);
    one.now.start(ask(1));
    await settled();
    expect(engines.of("trials")).toHaveLength(2);
    expect(one.now).toMatchObject({ busy: true, done: 0 });
  });

  it("that were left do not come, and a failure is forgotten with the next", async () => {
    const one = page();
    one.now.start(ask(1));
    await settled();
    one.now.start(ask(2));
    await settled();
    await late(0, { scopes: [], indicators: [] } as never);
    expect(one.now.result).toBeUndefined();
    await engines.fail("trials", textOf("no market"));
    expect(one.now).toMatchObject({ busy: false, failure: { message: "no market" } });
    one.now.start(ask(3));
    await settled();
    expect(one.now.failure).toBeUndefined();
  });
});
