import { mapOf } from "../../../src/figures/comparison/mapOf.js";
import type { Mapped, Spot } from "../../../src/figures/comparison/mapSheet.js";
import { columnOf, type Drawing, type Space } from "../../../src/figures/drawing/figure.js";
import { coalitionMoves } from "../../../src/figures/game/coalitions.js";
import { dealTriangle } from "../../../src/figures/game/triangle.js";
import { coursesOver } from "../../../src/figures/lab/courses.js";
import { effectsAtEnds, effectsOverLever, payoffsOf } from "../../../src/figures/lab/levers.js";
import { ENGLISH, saying } from "../../../src/words/index.js";

const spot = (id: string, longitude: number, latitude: number, gdp: number, effect: number): Spot => ({
  id,
  label: id[0]!.toUpperCase() + id.slice(1),
  longitude,
  latitude,
  gdp,
  effect,
  clear: Number.isFinite(effect),
});

export const MAPPED: Mapped = {
  title: "Map",
  caption: "Area: real GDP.",
  spots: [
    spot("harbour", 121, 31, 400, 2),
    spot("mill", 120.2, 31.4, 100, -1.5),
    spot("spring", 119, 32, 60, 0.2),
    spot("ford", 119.05, 32.05, 30, Number.NaN),
  ],
  flows: [
    { from: 0, to: 1, value: 40, change: 8 },
    { from: 1, to: 0, value: 10, change: -3 },
    { from: 2, to: 0, value: 4, change: 0.1 },
  ],
  limit: 2,
  scale: "Colour: change of “Real GDP”, % of the baseline",
  say: saying(ENGLISH),
  chosen: "mill",
};

const coalition = (members: string[], value: number, leave: string[] | null, join: string[] | null) => ({
  members,
  value,
  total: value,
  payoffs: Object.fromEntries(["a", "b", "c"].map((id, p) => [id, members.includes(id) ? value * (p + 1) : 0])),
  leave,
  join,
});
const COALITIONS = [
  coalition([], 0, [], ["a"]),
  coalition(["a"], 0, [], ["b"]),
  coalition(["b"], 0, [], []),
  coalition(["c"], 0, [], []),
  coalition(["a", "b"], 10, [], []),
  coalition(["a", "c"], 10, ["a"], []),
  coalition(["b", "c"], 50, [], []),
  coalition(["a", "b", "c"], 100, ["a"], []),
] as unknown as Parameters<typeof coalitionMoves>[0]["coalitions"];
const players = ["a", "b", "c"].map((id) => ({ id, label: `Player ${id} & co` }));

const years = [2022, 2023, 2024, 2025, 2026];
const courses = [
  { name: "A <b", line: { color: "#5b6470", width: 2, dash: "dot" }, values: [-1.5, 1, Number.NaN, 3, 4] },
  { name: "B", line: { color: "#0072B2", width: 2.5 }, values: [0.5, 1, 2] },
] as const;
const points = [3, -1, 2, 0, 1, 4, 2].map((mean, k) => ({
  label: `${k} % of today`,
  mean,
  low: mean - 1,
  high: mean + 0.5,
}));
const rows = [
  { name: "Transport link", low: 24.89, high: -1.83 },
  { name: "Contribution to a shared platform", low: 2.8, high: 3.4 },
  { name: "Toll", low: Number.NaN, high: 2.83 },
  { name: "Pool", low: 2.83, high: 2.83 },
];

/** Every kind of figure that the lab shows. */
export const LAB_FIGURES: readonly (readonly [string, (space: Space) => Drawing])[] = [
  ["courses", (space) => coursesOver({ title: "Income", unit: "bn yuan", years, courses, at: 3 }, space)],
  ["sweep", (space) => effectsOverLever("Sweep", "Shaded.", points, space)],
  [
    "tornado",
    (space) => effectsAtEnds({ title: "Ends", caption: "", sides: ["Left", "Right"], middle: 2.83, rows }, space),
  ],
  [
    "payoffs",
    () =>
      payoffsOf(
        "Tax",
        [
          { value: 0, gain: -4 },
          { value: 0.2, gain: 0 },
          { value: 0.5, gain: -1 },
        ],
        0.2,
      ),
  ],
  ["map", (space) => mapOf(MAPPED, space)],
  [
    "coalitions",
    (space) => {
      const texts = COALITIONS.map(({ members, value }) => `<b>${members.join(" ") || "nobody"}</b><br>${value}`);
      return coalitionMoves({ title: "Moves", players, coalitions: COALITIONS, texts, chosen: 7 }, space);
    },
  ],
  [
    "deal",
    (space) =>
      dealTriangle(
        { title: "Deal", caption: "", players, coalitions: COALITIONS, total: 100, paid: [20, 30, 50] },
        space,
      ),
  ],
];

export const WIDE = columnOf(480);
export const PHONE = columnOf(320);
