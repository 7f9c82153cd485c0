import { describe, expect, it } from "vitest";
import { manifestJson, manifestSchema } from "../../../src/measures/results/manifest.js";
import { manifest } from "../../report/studies.js";

describe("a manifest", () => {
  it("without its fields is refused", () => {
    expect(manifestSchema.safeParse({ schemaVersion: 1 }).success).toBe(false);
    expect(() => manifestJson({} as never)).toThrow();
  });

  it("reads back as it was written", () => {
    expect(manifestSchema.parse(JSON.parse(manifestJson(manifest)))).toEqual(manifest);
  });

  it("of an earlier version has the English reason for every reader", () => {
    const failed = [{ variant: "baseline", replicate: 0, reason: "no land" }];
    expect(manifestSchema.parse({ ...manifest, failed }).failed).toEqual([
      { variant: "baseline", replicate: 0, reason: "no land", text: { en: "no land", zh: "no land" } },
    ]);
  });

  it.each([
    [2022, 2022, true],
    [2022, 3021, true],
    [2022, 3022, false],
    [2022, 2021, false],
  ])("of the years %i to %i is taken: %s", (first, last, taken) => {
    expect(manifestSchema.safeParse({ ...manifest, years: [first, last] }).success).toBe(taken);
  });
});
