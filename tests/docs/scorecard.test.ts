import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readTargetsOf } from "../../src/evidence/scorecard/targets.js";
import { disk } from "../input/disk.js";

it("docs/scorecard.md tells of every published number that ships", () => {
  const text = readFileSync("docs/scorecard.md", "utf8");
  const targets = readTargetsOf(disk, "scenarios/scorecard/targets.csv");
  const untold = targets.filter(
    ({ label, place, source }) => !text.includes(`| ${label.en} | ${place.en} | `) || !text.includes(source.source),
  );
  expect(untold.map(({ id }) => id)).toEqual([]);
  expect(text.match(/^\| \*\*/gm)).toHaveLength(targets.length);
});
