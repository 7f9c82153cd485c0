import { expect, it } from "vitest";
import { courseLines } from "../../src/cli/courses.js";
import { newSummary, type Summary, type VariantSummary } from "../../src/results/index.js";

const arm = (variant: string, courses: object[]): VariantSummary =>
  ({
    variant,
    events: courses.map((value, replicate) => ({
      replicate,
      event: { year: 2030, actor: "governments", patches: [{ op: "add", path: ["governments", "course"], value }] },
    })),
  }) as unknown as VariantSummary;

it("says of every arm with choosing governments how its choices end, and nothing of others", () => {
  const settled = { state: "settled" };
  const variants = [arm("baseline", []), arm("pact", [settled, { state: "cycle", length: 2 }, settled])];
  const summary: Summary = { ...newSummary(), variants };
  expect(courseLines(summary)).toBe(
    "Choices of governments under pact settle (2 of 3 replicates).\n" +
      "Choices of governments under pact go round in a cycle of 2 decisions (1 of 3 replicates).\n",
  );
});
