import { defineConfig } from "vitest/config";

/** Tests whose process is theirs alone: they change what others in it would see, or hold much of its memory. */
const apart = ["tests/lab/page.test.ts"];

export default defineConfig({
  test: {
    // What hangs is ended; on a machine that others use nothing fails for being slow.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // The built program is no source: it is loaded as Node loads it.
    server: { deps: { external: [/\/dist\//] } },
    // Of two processors one would do nothing.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "shared", include: ["tests/**/*.test.ts"], exclude: apart, isolate: false } },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
});
