import { describe, expect, it } from "vitest";
import type { Language } from "../../src/language/index.js";
import { foreignWords } from "./foreign.js";

const XX = "xx" as Language;
const { SCREENS } = await import("../snapshots/screens.js");

/** Why runs of the invented results failed: what was written down at that time. */
const REASONS = ["Year 2022: revenue of Mine is negative", "The base year cannot be made"];
const UNCLEAR = ["Year 2022: the market does not clear", "Year 2023: the market does not clear"];

const VARIANTS = ["border", "tolls", "merger", "flood", "treaty", "rivals", "talk"];
const LEVERS = ["toll", "administrative-border"];
const IDLE = ["every number is equal", "no road is tolled"];
const TABLE_GAME = ["East", "West", "Mine"];

/** Ids, and names and sentences that the data bring, by command. */
const NAMES: Record<string, readonly string[]> = {
  compare: [...VARIANTS, ...REASONS, ...UNCLEAR, ...IDLE, "toll", "A note", "households", "gdp"],
  game: [...TABLE_GAME, "stag", "hare", "head", "equal", "gdp", "loss", "nash", "shapley", "nucleolus", "minimal"],
  attribute: [...LEVERS, "border", "No border", "port", "mine"],
  sweep: [...UNCLEAR, "real-gdp", "theil-t-gdp", "lever-cost"],
  sensitivity: [...REASONS, "cluster", "size", "spread", "mean", "total", "first", "simple", "partial"],
  league: ["north", "south", "lakes"],
  status: [...REASONS, ...Array.from({ length: 10 }, (_, task) => `task-${task}`)],
  check: [
    ...["Three cities", "CNY", "harbour", "mill", "spring", "rest-of-country", "toll", "baseline", "free"],
    ...["Good", "Does a scenario without mistakes load"],
  ],
};

describe("a made-up language", () => {
  it.each(Object.entries(SCREENS))("is all that the screen of %s speaks", async (name, screen) => {
    const lines = (await screen(XX)).split("\n");
    expect(foreignWords(lines, NAMES[/^\w+/.exec(name)![0]] ?? [])).toEqual([]);
  });
});
