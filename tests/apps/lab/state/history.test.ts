import { describe, expect, it } from "vitest";
import { NO_HISTORY, remembered, stepped } from "../../../../src/apps/lab/state/store.js";

const policy = (name: string) => ({ policy: { package: name, settings: [] }, other: { package: "", settings: [] } });

describe("undo", () => {
  it("goes back and forth, and forgets what was undone once something else is done", () => {
    const one = remembered(NO_HISTORY, policy("a"), false);
    const two = remembered(one, policy("b"), false);
    const back = stepped(two, policy("c"), "undo")!;
    expect(back.sides).toEqual(policy("b"));
    expect(stepped(back.history, back.sides, "redo")!.sides).toEqual(policy("c"));
    expect(stepped(remembered(back.history, back.sides, false), policy("d"), "redo")).toBeUndefined();
    expect(stepped(NO_HISTORY, policy("a"), "undo")).toBeUndefined();
  });

  it("takes the way of a slider that is held as one step", () => {
    const held = remembered(remembered(NO_HISTORY, policy("a"), false), policy("half way"), true);
    expect(stepped(held, policy("end"), "undo")!.sides).toEqual(policy("a"));
  });
});

describe("what can be undone", () => {
  it("is at most a hundred steps, the latest", () => {
    let history = NO_HISTORY;
    for (let k = 0; k < 120; k++) history = remembered(history, policy(`p${k}`), false);
    expect(history.past).toHaveLength(100);
    expect([history.past[0], history.past.at(-1)]).toEqual([policy("p20"), policy("p119")]);
  });

  it("is a first step also while a slider is held, and forgets what was undone", () => {
    expect(remembered(NO_HISTORY, policy("a"), true).past).toEqual([policy("a")]);
    const undone = { past: [policy("a")], future: [policy("c")] };
    expect(remembered(undone, policy("b"), true)).toEqual({ past: [policy("a")], future: [] });
  });

  it("comes back in its order", () => {
    const history = { past: [policy("a"), policy("b")], future: [policy("d"), policy("e")] };
    expect(stepped(history, policy("c"), "undo")).toEqual({
      sides: policy("b"),
      history: { past: [policy("a")], future: [policy("c"), policy("d"), policy("e")] },
    });
    expect(stepped(history, policy("c"), "redo")).toEqual({
      sides: policy("d"),
      history: { past: [policy("a"), policy("b"), policy("c")], future: [policy("e")] },
    });
    expect(stepped({ past: [], future: [policy("d")] }, policy("c"), "undo")).toBeUndefined();
  });
});
