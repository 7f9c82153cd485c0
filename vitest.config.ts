import { defineConfig } from "vitest/config";

/** Tests of parts of the model start nothing and leave nothing behind: they share what they import, which takes longer than they do. */
const parts = ["numerics", "engine", "governance", "calibrate", "experiments", "game"].map(
  (layer) => `tests/${layer}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Of two processors one would do nothing.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "parts", include: parts, isolate: false } },
      { extends: true, test: { name: "whole", include: ["tests/**/*.test.ts"], exclude: parts } },
    ],
  },
});
