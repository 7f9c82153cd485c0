import { expect, it } from "vitest";
import { courseSentences } from "../../../src/report/answer/fromContext.js";

it("says of every arm with choosing governments how its choices end, and in how many replicates", () => {
  const run = (variant: string, state: "settled" | "cycle") => ({
    variant,
    replicate: 0,
    year: 2030,
    state,
    length: 2,
  });
  const runs = [run("pact", "settled"), run("pact", "cycle"), run("pact", "settled"), run("alone", "settled")];
  expect(courseSentences({ courses: runs, decisions: [] }, (variant) => variant)).toEqual([
    "Choices of governments under pact settle (2 of 3 replicates).",
    "Choices of governments under pact go round in a cycle of 2 decisions (1 of 3 replicates).",
    "Choices of governments under alone settle.",
  ]);
});
