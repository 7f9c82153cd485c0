import { describe, expect, it } from "vitest";
import type { Language } from "../../src/words/index.js";
import { foreignWords } from "./foreign.js";

const XX = "xx" as Language;
const { INDICATORS } = await import("../../src/measures/indicators/catalogue/index.js");
const { COMPOSITE_ROWS } = await import("../../src/measures/indicators/index.js");
const { SCREENS } = await import("../snapshots/screens.js");

/** Why runs of the invented results failed: what was written down at that time. */
const REASONS = ["Year 2022: revenue of Mine is negative", "The base year cannot be made"];
const UNCLEAR = ["Year 2022: the market does not clear", "Year 2023: the market does not clear"];

const VARIANTS = ["border", "tolls", "merger", "flood", "treaty", "rivals", "talk"];
const LEVERS = ["toll", "administrative-border"];
const TABLE_GAME = ["East", "West", "Mine"];

/** What a region file calls estimates, in which the screen writes them: keys, choices and units. */
const OF_REGION_FILE = [
  ...["barriers", "border", "between", "different-province", "parameters", "migration", "distanceCost", "general"],
  ...["skilled", "headquartersDistance", "value", "unit", "range", "status", "estimated", "imputed", "standardError"],
  ...["method", "source", "note", "ad valorem", "ln real wage per ln(1 + km)"],
  "elasticity of headquarters' shares in other cities to 1 + hours / referenceHours, taken negative",
];

/** Ids, and names and sentences that the data bring, by command. */
const NAMES: Record<string, readonly string[]> = {
  compare: [...VARIANTS, ...REASONS, ...UNCLEAR, "toll", "A note", "households", "gdp"],
  game: [...TABLE_GAME, "stag", "hare", "head", "equal", "gdp", "loss", "nash", "shapley", "nucleolus", "minimal"],
  attribute: [...LEVERS, "border", "No border", "port", "mine"],
  sweep: [...UNCLEAR, "real-gdp", "theil-t-gdp", "lever-cost"],
  sensitivity: [...REASONS, "cluster", "size", "spread", "mean", "total", "first", "simple", "partial"],
  league: ["north", "south", "lakes"],
  status: Array.from({ length: 10 }, (_, task) => `task-${task}`),
  backtest: ["gdp", "residents", "coast"],
  events: ["lockdown", "quake", "bridge", "zone", "port", "park", "bridges", "zones"],
  estimate: [...OF_REGION_FILE, "east", "south", "west", "port", "Poncet", "Zhao and Ni"],
  calibrate: [
    ...["port", "mine", "cluster", "machines", "wages", "migration", "trade"],
    "people of the region are bound to their land",
  ],
  validate: ["coast", "inland"],
  facts: ["trade", "wages", "land", "taxes", "roads", "rails", "rise", "gap", "Invented"],
  scorecard: [
    ...[
      "Free trade",
      "income",
      "coast",
      "one thing with another",
      "nobody moves",
      "there is no lever",
      "Author",
      "Table",
    ],
    ...["agrees", "digits", "least", "most", "signs", "ranks", "lacks", "lacks-too", "paper", "book"],
  ],
  indicators: [...INDICATORS.map(({ id }) => id), ...COMPOSITE_ROWS.map(({ indicator }) => indicator)],
  theory: ["halves", "games", "shapley", "owens"],
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
