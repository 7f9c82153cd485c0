import { describe, expect, it } from "vitest";
import type { Message, Reply } from "../../../../src/apps/lab/engine/calls.js";
import { server, type Work } from "../../../../src/apps/lab/engine/serve.js";
import { UserError } from "../../../../src/index.js";
import { ASKED } from "../worlds.js";

/** A server whose runs take as many pauses as `years`, and what it has sent. */
function started(years: number) {
  const sent: Reply[] = [];
  const begun: number[] = [];
  const work = {
    open: () => Promise.reject(new UserError({ file: "lab", what: "is no scenario" })),
    run: async (_, { pause }) => {
      begun.push(1);
      for (let year = 0; year < years; year++) await pause();
      return { events: [], imitates: false, idle: [], cautions: [], asked: ASKED };
    },
    city: () => Promise.reject(new Error("broken")),
  } satisfies Partial<Work> as unknown as Work;
  const answer = server(
    work,
    (reply) => sent.push(reply),
    () => Promise.resolve(),
  );
  const ask = (id: number, kind: Message["kind"], channel = "a") => answer({ id, kind, channel, ask: {} } as Message);
  return { sent, begun, ask };
}

describe("the worker", () => {
  it("stops a run when another is asked for in the same channel, and answers that one", async () => {
    const { sent, ask } = started(10);
    const first = ask(1, "run");
    await Promise.resolve();
    await Promise.all([first, ask(2, "run"), ask(3, "run", "b")]);
    expect(sent.map(({ id }) => id).sort()).toEqual([2, 3]);
  });

  it("begins only the last of a burst", async () => {
    const { begun, ask } = started(1);
    await Promise.all([ask(1, "run"), ask(2, "run"), ask(3, "run")]);
    expect(begun).toHaveLength(1);
  });

  it("tells mistakes of the input and faults of the program", async () => {
    const { sent, ask } = started(1);
    await ask(1, "open");
    await ask(2, "city", "c");
    expect(sent).toMatchObject([
      { id: 1, failure: { en: expect.stringContaining("is no scenario") } },
      { id: 2, failure: { en: "broken" } },
    ]);
  });
});
