import type { AnalysedGame } from "../../../../src/apps/lab/engine/calls.js";
import type { GameReport } from "../../../../src/measures/results/index.js";
import { HARBOUR, MILL, SPRING, text } from "../worlds.js";

const ids = ["harbour", "mill", "spring"];

const coalition = (members: string[], value: number, leave: string[], join: string[], payoffs = [0, 0, 0]) => ({
  members,
  payoffs: Object.fromEntries(ids.map((id, p) => [id, payoffs[p]!])),
  value,
  leave,
  join,
});

/** Harbour loses 30 when all agree, Mill gains 60 and Spring 70 (100 million a year); Mill and Spring alone can have 50. */
const report = {
  settings: { horizon: 10, from: 2024, decision: "quorum" },
  players: ids.map((id) => ({ id })),
  coalitions: [
    coalition([], 0, [], []),
    coalition(["harbour"], 0, [], []),
    coalition(["mill"], 0, [], ["spring"]),
    coalition(["spring"], 0, [], ["mill"]),
    coalition(["harbour", "mill"], 10, ["harbour"], []),
    coalition(["harbour", "spring"], 10, [], []),
    coalition(["mill", "spring"], 50, [], [], [5, 20, 30]),
    coalition(ids, 100, ["harbour"], [], [-30, 60, 70]),
  ],
  acceptance: [
    { player: "harbour", gain: -30, without: 0, needs: 30 },
    { player: "mill", gain: 60, without: 0, needs: 0 },
    { player: "spring", gain: 70, without: 0, needs: 0 },
  ],
  core: { empty: false, leastCore: -10 },
  compensation: {
    rule: "minimal",
    transfers: {
      none: { harbour: 0, mill: 0, spring: 0 },
      minimal: { harbour: 30, mill: -15, spring: -15 },
      equal: { harbour: 64, mill: -32, spring: -32 },
      shapley: null,
    },
  },
  price: {
    reach: null,
    horizons: [5, 10],
    objectives: ["own", "gdp", "magic"],
    cells: ["harbour", "mill"].flatMap((player) =>
      ["own", "gdp", "magic"].flatMap((objective, o) =>
        [5, 10].map((horizon) => ({
          player,
          objective,
          horizon,
          needs: player === "mill" ? 0 : o === 2 ? null : o === 1 ? 0 : horizon * 10,
        })),
      ),
    ),
  },
} as unknown as GameReport;

export const GAME: AnalysedGame = {
  uncounted: [],
  report,
  players: [HARBOUR, MILL, SPRING].map(({ id, label }, i) => ({
    id,
    label,
    longitude: 120 + i,
    latitude: 30 + (i % 2),
    gdp: 300 - 90 * i,
  })),
  agreement: text("The agreement", "协议书"),
  currency: text("yuan", "元"),
};

/** The same game with something else in its report. */
export const gameWith = (change: object): AnalysedGame => ({ ...GAME, report: { ...report, ...change } as GameReport });
