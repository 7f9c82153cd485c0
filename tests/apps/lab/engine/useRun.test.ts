import { h } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RunAsk } from "../../../../src/apps/lab/engine/calls.js";
import { isSameRun, type Running, useRun } from "../../../../src/apps/lab/engine/useRun.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { screen, settled } from "../screen.js";
import { runOf } from "../worlds.js";

// The clock goes on where a test says so: machines may be slow.
beforeEach(() => {
  engines.forget();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => void vi.useRealTimers());

/** Milliseconds pass. */
async function later(milliseconds: number): Promise<void> {
  await act(() => void vi.advanceTimersByTime(milliseconds));
  await settled();
}

const of = (name: string, indicators: readonly string[] = []): RunAsk =>
  runOf({ policy: { levers: [], like: name }, indicators }).ask;
const run = runOf();

/** Something that runs a policy. */
function runner(first: RunAsk | undefined) {
  let seen!: Running;
  const View = ({ ask }: { ask: RunAsk | undefined }) => {
    seen = useRun(ask, "run");
    return h("p", {}, "");
  };
  const shown = screen(View, { ask: first });
  return {
    ask: (ask: RunAsk) => shown.update({ ask }),
    get now() {
      return seen;
    },
  };
}

const names = () => engines.of("run").map(({ policy }) => policy.like);

describe("a run of the page", () => {
  it("is asked once for one question, and there at its end", async () => {
    const page = runner(of("a"));
    expect(page.now).toMatchObject({ current: false, busy: true });
    page.ask(of("a"));
    expect(names()).toEqual(["a"]);
    await engines.step("run", { shape: run.shape });
    await engines.step("run", { arm: 0, year: run.baseline[0]! });
    await engines.step("run", { arm: 1, year: run.policy[0]! });
    await engines.answer("run", run.end!);
    expect(page.now).toMatchObject({ current: true, busy: false });
    expect(page.now.data).toMatchObject({
      ask: of("a"),
      baseline: [run.baseline[0]],
      policy: [run.policy[0]],
      end: run.end,
    });
  });

  it("is nothing where nothing is asked", () => {
    expect(runner(undefined).now).toEqual({ data: undefined, current: false, busy: false, failure: undefined });
    expect(names()).toEqual([]);
  });

  it("stays until another is there, and is then told from it", async () => {
    const page = runner(of("a"));
    await engines.answer("run", run.end!);
    page.ask(of("b"));
    expect(page.now).toMatchObject({ current: false, busy: true, data: { ask: { policy: { like: "a" } } } });
    page.ask(of("a"));
    expect(page.now).toMatchObject({ current: true });
    await later(310);
    await engines.answer("run", run.end!);
    expect(names()).toEqual(["a", "b", "a"]);
  });

  it("lets a short run go on while a lever is held, and leaves out what is overtaken", async () => {
    const page = runner(of("a"));
    page.ask(of("b"));
    page.ask(of("c"));
    expect(names()).toEqual(["a"]);
    await engines.answer("run", run.end!);
    expect(page.now.data?.ask.policy.like).toBe("a");
    expect(page.now).toMatchObject({ current: false, busy: true });
    expect(names()).toEqual(["a", "c"]);
    await engines.answer("run", run.end!);
    expect(page.now).toMatchObject({ current: true, busy: false, data: { ask: { policy: { like: "c" } } } });
  });

  it("gives up a long run for a later question", async () => {
    const page = runner(of("a"));
    page.ask(of("b"));
    await later(299);
    expect(names()).toEqual(["a"]);
    await later(1);
    expect(names()).toEqual(["a", "b"]);
    const [first] = engines.asked;
    first!.line.onmessage!({ data: { id: first!.id, answer: run.end! } });
    await settled();
    expect(page.now).toMatchObject({ current: false, busy: true, data: undefined });
    await later(299);
    page.ask(of("c"));
    expect(names()).toEqual(["a", "b"]);
    page.ask(of("d"));
    await later(1);
    expect(names()).toEqual(["a", "b", "d"]);
    await later(300);
    page.ask(of("e"));
    expect(names()).toEqual(["a", "b", "d", "e"]);
  });

  it("is of the last question, however late the clock looks at one before it", async () => {
    const page = runner(of("a"));
    page.ask(of("b"));
    const now = performance.now();
    // Drawing holds up the clock, and the lever is heard first.
    const held = vi.spyOn(performance, "now").mockReturnValue(now + 310);
    page.ask(of("c"));
    held.mockRestore();
    await later(310);
    expect(names()).toEqual(["a", "c"]);
    await engines.answer("run", run.end!);
    expect(page.now).toMatchObject({ current: true, busy: false, data: { ask: { policy: { like: "c" } } } });
  });

  it("is shown before its end once it takes long, from its first year of the policy on", async () => {
    const page = runner(of("a"));
    await engines.step("run", { shape: run.shape });
    await engines.step("run", { arm: 0, year: run.baseline[0]! });
    await engines.step("run", { arm: 1, year: run.policy[0]! });
    expect(page.now.data).toBeUndefined();
    await later(199);
    await engines.step("run", { arm: 1, year: run.policy[1]! });
    expect(page.now.data).toBeUndefined();
    await later(1);
    await engines.step("run", { arm: 1, year: run.policy[2]! });
    expect(page.now).toMatchObject({ current: true, busy: true });
    expect(page.now.data!.policy).toHaveLength(3);
    await later(199);
    await engines.step("run", { arm: 1, year: run.policy[3]! });
    expect(page.now.data!.policy).toHaveLength(3);
    await later(1);
    await engines.step("run", { arm: 1, year: run.policy[4]! });
    expect(page.now.data!.policy).toHaveLength(5);
    expect(page.now.data!.end).toBeUndefined();

    const slow = runner(of("b"));
    await later(210);
    await engines.step("run", { shape: run.shape });
    await engines.step("run", { arm: 0, year: run.baseline[0]! });
    expect(slow.now.data).toBeUndefined();
  });

  it("tells a failure of its own question alone", async () => {
    const page = runner(of("a"));
    await engines.answer("run", run.end!);
    page.ask(of("b"));
    await engines.fail("run", textOf("out of range"));
    expect(page.now).toMatchObject({ busy: false, current: false, failure: { message: "out of range" } });
    expect(page.now.data?.ask.policy.like).toBe("a");
    page.ask(of("c"));
    expect(page.now).toMatchObject({ busy: true, failure: undefined });
    page.ask(of("b"));
    expect(page.now.failure).toBeUndefined();
  });
});

describe("two questions", () => {
  it("are about one run where world and policy are the same, whatever is read", () => {
    expect(isSameRun(of("a"), of("a", ["firms"]))).toBe(true);
    expect(isSameRun(of("a"), of("b"))).toBe(false);
    expect(isSameRun(of("a"), { ...of("a"), world: { ...of("a").world, seed: 2 } })).toBe(false);
    expect(isSameRun(undefined, undefined)).toBe(false);
    expect(isSameRun(of("a"), undefined)).toBe(false);
  });
});
