import { vi } from "vitest";

// Before each file of the project "pseudo": the program speaks a made-up language, too, and so do the results that are invented.

vi.mock("../../src/words/catalogues/all.js", () => import("./madeUp.js"));
vi.mock("../../src/apps/node/results/readResults.js", () => import("./translated.js"));
vi.mock("../snapshots/evidence.js", async (original) => {
  const { translated } = await import("./translated.js");
  return translated({ ...(await original<object>()) });
});
