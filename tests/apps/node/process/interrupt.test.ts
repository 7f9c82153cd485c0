import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { untilStopped } from "../../../../src/apps/node/process/interrupt.js";

describe("waiting for somebody to ask to stop", () => {
  it("ends with the reason, at once where it was asked before", async () => {
    const stop = new AbortController();
    const waiting = untilStopped(stop.signal);
    stop.abort(new Error("Ctrl-C"));
    await expect(waiting).rejects.toThrow("Ctrl-C");
    await expect(untilStopped(stop.signal)).rejects.toThrow("Ctrl-C");
  });

  it("leaves nothing behind once nobody waits, so that a thousand blocks of work may", () => {
    const [stop, over] = [new AbortController(), new AbortController()];
    for (let block = 0; block < 3; block++) untilStopped(stop.signal, over.signal);
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(3);
    over.abort();
    expect(getEventListeners(stop.signal, "abort")).toEqual([]);
  });
});
