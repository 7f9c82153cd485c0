import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";
import { starting } from "./stopping.js";

describe("agglom figures", () => {
  const folder = mkdtempSync(join(tmpdir(), "agglom-figures-"));
  const results = join(folder, "two-cities");
  const figures = `${results}-figures`;
  const draw = (...options: string[]) => agglomHere("figures", results, "--quiet", ...options);

  beforeAll(async () => {
    const scenario = "scenarios/teaching/two-cities.yaml";
    await agglomHere("compare", scenario, "--quiet", "--out", results, "--replicates", "2", "--set", "years=3");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("says which figures there are where one is asked for that is none", async () => {
    const { status, stderr } = await agglomHere("figures", results, "--only", "mapp");
    expect(status).toBe(2);
    expect(stderr).toMatch(/"mapp" is no figure of these results.*convergence.*Did you mean "map"/);
    expect(existsSync(figures)).toBe(false);
  });

  it("says what to install where no browser starts", async () => {
    process.env["CHROME_PATH"] = join(folder, "chrome");
    const { status, stderr } = await draw();
    delete process.env["CHROME_PATH"];
    expect(status).toBe(2);
    expect(stderr).toMatch(/CHROME_PATH: .*there is no such file.*Chrome, Chromium or Edge/);
    expect(existsSync(figures)).toBe(false);
  });

  it.each([
    ["SIGTERM", 75],
    ["SIGINT", 130],
  ] as const)("%s ends it with status %i while it draws, and leaves nothing behind", async (signal, status) => {
    const before = readdirSync(folder).sort();
    const { child, ended } = starting("figures", results, "--quiet", "--out", join(folder, "stopped"));
    const drawn = () => existsSync(join(folder, "stopped.partial/results/map.svg"));
    while (!drawn() && child.exitCode === null) await wait(10);
    child.kill(signal);
    expect(await ended).toEqual({ status, said: "Stopped.\n" });
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it("writes files with captions, the same bytes in all formats in place of the first, and never over what is the user's", async () => {
    const both = ["--only", "lorenz,chord-workers", "--format", "svg,png,pdf"];
    expect((await draw(...both)).stderr).toBe("");
    const files = ["chord-workers", "lorenz"].flatMap((id) => ["pdf", "png", "svg"].map((format) => `${id}.${format}`));
    expect(readdirSync(figures).sort()).toEqual([...files, "captions.md", "manifest.json"].sort());
    expect(readFileSync(join(figures, "captions.md"), "utf8")).toMatch(
      /## lorenz.*scenarios.teaching.two-cities[.]yaml/s,
    );
    const bytes = () => files.map((name) => readFileSync(join(figures, name)));
    const before = bytes();
    expect((await draw(...both)).status).toBe(0);
    expect(bytes().map((file, at) => file.equals(before[at]!))).toEqual(files.map(() => true));
    writeFileSync(join(figures, "mine.svg"), "");
    expect((await draw()).stderr).toMatch(/holds mine.svg, which is none of the files of results/);
    expect(bytes().map((file, at) => file.equals(before[at]!))).toEqual(files.map(() => true));
  });
});
