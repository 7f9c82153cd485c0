import { fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { FRUGAL } from "../../../src/apps/node/process/switches.js";
import { root } from "./program.js";

it("a frugal process ends with the one that started it, which alone could stop it", async () => {
  const child = fork("bin/agglom.js", ["lab", "--port", "0"], { cwd: root, execArgv: [...FRUGAL], silent: true });
  const ended = once(child, "exit");
  const [url] = (await once(createInterface(child.stdout!), "line")) as [string];
  child.disconnect();
  // It hears of that before it could answer; one that did not would be left to the signal, and end well. Who asks a
  // process that ends may wait for ever.
  await Promise.race([fetch(url).catch(() => undefined), ended]);
  child.kill("SIGTERM");
  expect(await ended).toEqual([75, null]);
});
