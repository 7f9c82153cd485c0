import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests of parts of the model start nothing and leave nothing behind: they share what they import, which takes longer than they do. */
const parts = ["numerics", "engine", "governance", "calibrate", "experiments", "game"].map(
  (layer) => `tests/${layer}/**/*.test.ts`,
);

/** Parts of the lab: components are drawn on a page without a browser. Tests with a browser stand in tests/lab itself. */
const lab = ["tests/lab/*/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Of two processors one would do nothing.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "parts", include: parts, isolate: false } },
      {
        extends: true,
        // As scripts/lab.js builds them.
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        resolve: { alias: { "virtual:packs": fileURLToPath(new URL("tests/lab/packs.ts", import.meta.url)) } },
        test: { name: "lab", include: lab, isolate: false },
      },
      { extends: true, test: { name: "whole", include: ["tests/**/*.test.ts"], exclude: [...parts, ...lab] } },
    ],
  },
});
