import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { fillUp, mountedDisk } from "../node/disk/mounted.js";
import { agglomHere } from "./program.js";

const disk = mountedDisk("size=5m");
afterAll(() => disk?.unmount());

const TWO_CITIES = "scenarios/teaching/two-cities.yaml";
const SMALL = ["--set", "years=3", "--firms", "400", "--quiet"];
const AGREEMENT = "{ levers: [{ type: administrative-border, from: 2022, between: members, scale: 0.5 }] }";
const PLAYERS = "players: { harbour: [harbour], mill: [mill] }";
const GAME = ["--set", `coordination={ label: Border, ${PLAYERS}, agreement: ${AGREEMENT} }`];

/** Commands that write a results directory; every one of them needs more than is left. */
const directories: [string, string[]][] = [
  ["compare", ["compare", TWO_CITIES, ...SMALL, "--replicates", "1"]],
  ["run", ["run", TWO_CITIES, ...SMALL]],
  ["game", ["game", "scenarios/teaching/three-cities.yaml", ...GAME, ...SMALL, "--replicates", "0"]],
  ["attribute", ["attribute", TWO_CITIES, ...SMALL, "--replicates", "1"]],
];

const files: [string, string[]][] = [
  ["calibrate", ["calibrate", "scenarios/regions/teaching-two-cities/region.yaml"]],
  ["theory", ["theory", "tests/snapshots/inputs/targets.json"]],
  ["schema", ["schema"]],
  ["check", ["check", TWO_CITIES]],
];

describe.skipIf(!disk)("a disk that is full (a small one is mounted for this; needs the right to)", () => {
  const place = disk?.place ?? "";
  const target = join(place, "results");
  beforeEach(() => mkdirSync(target));
  afterEach(() => {
    for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true });
  });

  /** Asks for another try (status 75) in words, and leaves all files as they were. */
  async function expectRefused(args: string[], words: RegExp): Promise<void> {
    const names = readdirSync(place, { recursive: true }).sort();
    const texts = () => readdirSync(target).map((name) => [name, readFileSync(join(target, name), "utf8")]);
    const earlier = texts();
    const { status, stderr } = await agglomHere(...args);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/fault of the program/);
    expect(status).toBe(75);
    // What is finished stays.
    const left = (readdirSync(place, { recursive: true }) as string[]).filter((name) => !name.includes(".partial"));
    expect(left.sort()).toEqual(names);
    expect(texts()).toEqual(earlier);
  }

  const WORDS =
    /no space is left.*; at least .* MB are needed, .* MB were free\. Free some space, or choose another place\./;

  it.each(directories)("%s leaves earlier results whole, and says what it needed", async (_, args) => {
    for (const name of ["manifest.json", "effects.csv", "report.html"]) writeFileSync(join(target, name), "earlier");
    fillUp(place, 16_384);
    await expectRefused([...args, "--out", target], WORDS);
  });

  it.each(files)("%s leaves an earlier file whole", async (_, args) => {
    for (const name of ["fit.csv", "theory.json", "schema.json", "resolved.yaml"])
      writeFileSync(join(target, name), "earlier");
    fillUp(place, 0);
    await expectRefused([...args, "--out", target], WORDS);
  });

  it("is met half-way through the page, too, and costs no run that is finished", async () => {
    fillUp(place, 1_000_000);
    const command = [...directories[0]![1].filter((word) => word !== "--quiet"), "--out", target];
    await expectRefused(command, WORDS);
    rmSync(join(place, "filling"));
    const again = await agglomHere(...command);
    expect([again.status, again.stderr]).toEqual([0, expect.stringMatching(/goes on from (\d+) of \1 runs/)]);
    expect(readdirSync(place)).toEqual(["results"]);
  });

  it("is no reason to lose the file that schema --write names", async () => {
    writeFileSync(join(target, "schema.json"), '{\n  "$schema": "earlier"\n}');
    fillUp(place, 0);
    await expectRefused(["schema", "--write", join(target, "schema.json")], WORDS);
  });
});
