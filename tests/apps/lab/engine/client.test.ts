import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Message, Reply } from "../../../../src/apps/lab/engine/calls.js";
import { exploreEngine, LabClient, studyEngine } from "../../../../src/apps/lab/engine/client.js";
import { SaidError, textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";

beforeEach(() => engines.forget());

/** A worker that keeps what it is sent. */
function started() {
  const sent: Message[] = [];
  const terminate = vi.fn();
  const worker = { postMessage: (message: Message) => void sent.push(message), terminate } as unknown as Worker;
  const client = new LabClient(worker);
  return {
    client,
    terminate,
    sent,
    reply: (data: Reply) => worker.onmessage!({ data } as MessageEvent),
    fail: (message: string) => (worker.onerror as (event: { message: string }) => void)({ message }),
  };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: SaidError) => error,
  );

describe("the engine as the page sees it", () => {
  it("gets every answer to its own question, with its steps", async () => {
    const { client, sent, reply } = started();
    const steps: unknown[] = [];
    const first = client.ask("table", { world: {}, policy: {} } as never, "table");
    const second = client.ask("run", { flows: [] } as never, "run", (step) => void steps.push(step));
    expect(sent).toEqual([
      { id: 0, channel: "table", kind: "table", ask: { world: {}, policy: {} } },
      { id: 1, channel: "run", kind: "run", ask: { flows: [] } },
    ]);
    reply({ id: 1, step: { done: 1, of: 2 } });
    reply({ id: 1, answer: "b" as never });
    reply({ id: 0, step: { done: 1, of: 2 } });
    reply({ id: 0, answer: "a" });
    reply({ id: 0, answer: "late" });
    reply({ id: 9, answer: "nobody's" });
    expect(await first).toBe("a");
    expect(await second).toBe("b");
    expect(steps).toEqual([{ done: 1, of: 2 }]);
  });

  it("says why there is none", async () => {
    const { client, reply } = started();
    const asked = failureOf(client.ask("file", {} as never, "file"));
    reply({ id: 0, failure: textOf("out of range") });
    expect(await asked).toMatchObject({ message: "out of range" });
    expect(await asked).toBeInstanceOf(SaidError);
  });

  it("fails all questions where the engine itself does, once", async () => {
    const { client, fail, reply } = started();
    const asked = [failureOf(client.ask("file", {} as never, "a")), failureOf(client.ask("file", {} as never, "b"))];
    fail("");
    for (const one of asked)
      expect(await one).toMatchObject({
        text: textOf("The engine does not start.", "计算引擎无法启动。"),
      });
    reply({ id: 0, answer: "late" });
    const named = failureOf(client.ask("file", {} as never, "c"));
    fail("no memory");
    expect(await named).toMatchObject({ message: "no memory" });
  });
});

it("the page starts an engine anew once one has failed, which is ended", async () => {
  const { client, terminate, fail } = started();
  expect(client.works).toBe(true);
  fail("");
  expect(client.works).toBe(false);
  expect(terminate).toHaveBeenCalledOnce();
  const first = exploreEngine();
  first.works = false;
  expect(exploreEngine()).not.toBe(first);
  expect(exploreEngine().works).toBe(true);
});

it("the page has two engines, each started once", () => {
  expect(exploreEngine()).toBe(exploreEngine());
  expect(studyEngine()).toBe(studyEngine());
  expect(exploreEngine()).not.toBe(studyEngine());
  void exploreEngine().ask("open", { scenario: "a" }, "open");
  void studyEngine().ask("file", {} as never, "file");
  expect(engines.last("open").line).not.toBe(engines.last("file").line);
});
