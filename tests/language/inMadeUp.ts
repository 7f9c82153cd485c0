import { vi } from "vitest";

// Before each file of the project "pseudo": the program speaks a made-up language, too.

vi.mock("../../src/language/catalogues/all.js", () => import("./madeUp.js"));
vi.mock("../../src/node/readResults.js", () => import("./translated.js"));
