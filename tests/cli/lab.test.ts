import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

/** A lab that is being served, and its address. */
async function served() {
  const child = spawn(process.execPath, ["bin/agglom.js", "lab", "--port", "0"], { cwd: root });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, url };
}

describe("agglom lab", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("serves the built page until %s, and ends well", async (signal) => {
    const { child, url } = await served();
    expect(await (await fetch(url)).text()).toContain('<div id="lab">');
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("tells what to try where the port is taken", async () => {
    const { child, url } = await served();
    const { status, stderr } = await agglomHere("lab", "--port", new URL(url).port);
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(status).toBe(2);
    expect(stderr).toMatch(/is in use\. .*Try --port 0/);
  });

  it("takes only what is a port", async () => {
    expect(await agglomHere("lab", "--port", "70000")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/0 to 65535/),
    });
  });
});
