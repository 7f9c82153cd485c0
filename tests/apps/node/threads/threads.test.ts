import type { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { subjectOf, Threads } from "../../../../dist/apps/node/threads/threads.js";

it("threads that are ended while they start have loaded their modules first, or Node would abort the process", async () => {
  const data = { subject: subjectOf({}, undefined), name: "none", modules: [], steps: new SharedArrayBuffer(4) };
  const threads = new Threads(2, data);
  const seen: string[] = [];
  for (const thread of (threads as unknown as { pool: { threads: Worker[] } }).pool.threads) {
    thread.once("message", () => seen.push("loaded"));
    thread.once("exit", () => seen.push("ended"));
  }
  await threads.close();
  expect(seen).toEqual(["loaded", "loaded", "ended", "ended"]);
});
