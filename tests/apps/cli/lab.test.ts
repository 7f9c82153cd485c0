import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

/** A lab that is being served, and its address. */
async function served(...files: string[]) {
  const child = spawn(process.execPath, ["bin/agglom.js", "lab", ...files, "--port", "0"], { cwd: root });
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

  it("gives its page the files that it was given, with what they read beside them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "agglom-lab-files-"));
    cpSync("scenarios/regions/teaching-two-cities", join(folder, "my-region"), { recursive: true });
    const mine = join(folder, "mine.yaml");
    writeFileSync(mine, "title: Mine\nquestion: Who?\nregion: my-region\nstartYear: 2022\nyears: 2\n");
    const { child, url } = await served(mine, join(folder, "my-region"), "teaching/two-cities");
    expect(url).toMatch(/\/\?own$/);
    const response = await fetch(new URL("own.json", url));
    expect(response.headers.get("content-type")).toBe("application/json");
    const given = (await response.json()) as { file: string; files: object }[];
    child.kill("SIGTERM");
    await once(child, "exit");
    const region = join(folder, "my-region/region.yaml");
    expect(given.map(({ file, files }) => [file, Object.keys(files).sort()])).toEqual([
      [mine, [mine, region]],
      [region, [region]],
      [
        expect.stringMatching(/two-cities\.yaml$/),
        [expect.stringMatching(/region\.yaml$/), expect.stringMatching(/two-cities\.yaml$/)],
      ],
    ]);
    writeFileSync(mine, "title: Mine\nyears: many\n");
    expect(await agglomHere("lab", mine)).toMatchObject({ status: 2, stderr: expect.stringContaining(`${mine}:2`) });
    rmSync(folder, { recursive: true });
  });

  it("opens a class where that is asked for, says who can reach it, and how phones come in", async () => {
    const { child, url } = await served("--class", "--host", "class.example");
    let told = "";
    child.stderr.on("data", (piece) => (told += piece));
    await expect.poll(() => told).toContain("https://class.example/class.html");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/class\.html#teacher=[\w-]{22}$/);
    expect(told).toMatch(/█▀|▀█/);
    expect(told).toMatch(/Room word: [a-z]{8}\n.*unencrypted.*hotspot/s);
    const seen = await fetch(new URL(`class/view?token=${url.split("=")[1]}`, url));
    expect(await seen.json()).toMatchObject({ phase: "gathering", tables: [] });
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(await agglomHere("lab", "--host", "class.example")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--host: goes with --class alone"),
    });
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
      stderr: expect.stringContaining("Allowed: a whole number from 0 to 65535."),
    });
  });
});
