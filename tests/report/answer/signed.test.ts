import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { agglomHere, root } from "../../apps/cli/program.js";

/** What the scenario of the road answers first, with another trust; seven years of one arm. */
async function firstSentence(trust: object): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "agglom-road-"));
  const file = join(folder, "road.yaml");
  const variants = { road: { council: { trust } }, "at-once": null, believed: null, people: null };
  const short = { extends: `${root}scenarios/teaching/road-to-trust.yaml`, years: 7, replicates: 1, variants };
  writeFileSync(file, JSON.stringify({ ...short, answer: { when: 2028 } }));
  const { stdout } = await agglomHere("compare", file, "--quiet", "--out", join(folder, "out"));
  rmSync(folder, { recursive: true });
  return stdout.replaceAll(/\s+/g, " ").split(" (real GDP")[0]!;
}

it("that members doubt each other changes when taxes are shared, which is told first", async () => {
  const doubted = { initial: 0.6 };
  expect(await firstSentence(doubted)).toMatch(/^.{0,40}Pool of revenue: signed from 2028 on under “Step by step”$/);
  expect(await firstSentence({ initial: 1 })).toContain("signed from 2024 on under “Step by step”");
}, 60_000);
