import { describe, expect, it } from "vitest";
import { NO_HISTORY, remembered, stepped } from "../../../src/lab/state/history.js";

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
