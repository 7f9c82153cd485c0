import { expect, it } from "vitest";
import { manifestJson, manifestSchema } from "../../src/results/manifest.js";

it("a manifest without its fields is refused", () => {
  expect(manifestSchema.safeParse({ schemaVersion: 1 }).success).toBe(false);
  expect(() => manifestJson({} as never)).toThrow();
});
