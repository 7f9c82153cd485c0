import type { OpenedWorld, PolicySpec, RunAsk, RunEnd } from "../../../src/apps/lab/engine/calls.js";
import type { RunData } from "../../../src/apps/lab/engine/useRun.js";
import type { Uncertainty } from "../../../src/measures/results/index.js";
import { ANSWER_READS } from "../../../src/report/answer/view.js";
import type { Text } from "../../../src/words/index.js";

export const text = (en: string, zh: string): Text => ({ en, zh });

export const HARBOUR = {
  id: "harbour",
  label: text("Harbour", "港城"),
  province: "coast",
  longitude: 121,
  latitude: 31,
};
export const MILL = { id: "mill", label: text("Mill", "工城"), province: "inland", longitude: 120, latitude: 31.5 };
export const SPRING = { id: "spring", label: text("Spring", "泉城"), province: "inland", longitude: 119, latitude: 32 };

export const TOLL = { type: "toll", from: 2024, between: "cities", scale: 0.5 };

/** Of real GDP under "tolls": 2 to 4 % in nine of ten worlds. */
export const STUDY = {
  draws: 250,
  failed: [],
  factors: [{}, {}, {}],
  effects: [
    {
      variant: "tolls",
      place: "cluster",
      indicator: "real-gdp",
      year: 2026,
      worlds: 250,
      relative: [0.02, 0.03, 0.04],
      effect: [2, 3, 4],
    },
  ],
} as unknown as Uncertainty;

/** Three cities in two provinces, three years, two packages. */
export const WORLD: OpenedWorld = {
  scenario: "teaching/three-cities",
  outlines: [],
  region: text("Three cities", "三座城市"),
  currency: text("yuan", "元"),
  startYear: 2022,
  years: 5,
  population: "cohorts",
  seed: 7,
  cities: [HARBOUR, MILL, SPRING],
  provinces: [
    { id: "coast", label: text("Coast", "沿海省") },
    { id: "inland", label: text("Inland", "内陆省") },
  ],
  agglomerations: [{ id: "bay", label: text("The bay", "湾区") }],
  hinterlands: [{ id: "rest", label: text("Rest of the country", "其余地区") }],
  sectors: [
    { id: "manufacturing", label: text("Manufacturing", "制造业") },
    { id: "services", label: text("Services", "服务业") },
  ],
  flows: ["goods", "firms", "general", "skilled"],
  labour: ["general", "skilled"],
  variants: [
    { id: "tolls", label: text("Half the tolls", "通行费减半"), levers: [TOLL] },
    { id: "choose", label: text("Governments choose", "政府自主选择"), levers: [] },
  ],
  asked: [],
  study: STUDY,
};

export const NONE = { package: "", settings: [] };
export const TOLLS = { package: "tolls", settings: [] };

const SCOPES = ["cluster", "bay", "coast", "inland", "harbour", "mill", "spring", "country", "rest"];

/** Percent by which the policy of a run changes an indicator at a place; by year if it is a list. */
export type Effects = Readonly<Record<string, number | readonly number[]>>;

interface RunParts {
  policy?: PolicySpec;
  scenario?: string;
  indicators?: readonly string[];
  /** "harbour real-gdp", or "real-gdp" for all places. */
  effects?: Effects;
  /** Levels of the baseline, 100 where not given. */
  levels?: Readonly<Record<string, number>>;
  /** Years of the policy that are there, all if not given; the run is at its end with all of them. */
  years?: number;
  end?: Partial<RunEnd>;
  flows?: readonly [number[], number[]];
}

/** A run of the three cities whose baseline is 100 everywhere. */
/** Of a scenario that asks nothing beyond its levers. */
export const ASKED: RunEnd["asked"] = {
  answer: { when: { kind: "year", at: 2026, from: 2026, to: 2026 }, places: ["cluster"], equal: [], beyond: [] },
  changes: [],
  chosen: [],
  players: [],
};

export function runOf({ effects = {}, levels = {}, years = 5, end, flows, ...parts }: RunParts = {}): RunData {
  const indicators = [...new Set([...ANSWER_READS, "residents", ...(parts.indicators ?? [])])].sort();
  const ask: RunAsk = {
    world: { scenario: parts.scenario ?? WORLD.scenario, seed: 1, population: "cohorts" },
    policy: parts.policy ?? { levers: [] },
    indicators,
    flows: ["goods"],
  };
  const year = (at: number, policy: boolean) => {
    const cells = SCOPES.flatMap((place) =>
      indicators.map((indicator) => {
        const level = levels[`${place} ${indicator}`] ?? levels[indicator] ?? 100;
        const effect = effects[`${place} ${indicator}`] ?? effects[indicator] ?? 0;
        const percent = typeof effect === "number" ? effect : effect[at]!;
        return policy ? level * (1 + percent / 100) : level;
      }),
    );
    return {
      at,
      values: Float64Array.from(cells),
      flows: Float64Array.from(flows?.[policy ? 1 : 0] ?? Array(16).fill(0)),
    };
  };
  const all = [0, 1, 2, 3, 4];
  return {
    ask,
    shape: {
      years: all.map((at) => 2022 + at),
      scopes: SCOPES,
      indicators,
      nodes: ["harbour", "mill", "spring", "rest"],
    },
    baseline: all.map((at) => year(at, false)),
    policy: all.slice(0, years).map((at) => year(at, true)),
    ...(years === 5 ? { end: { events: [], imitates: false, idle: [], cautions: [], asked: ASKED, ...end } } : {}),
  };
}

/** The answer of a run as it is shown once it is there. */
export const ready = (data: RunData) => ({ data, current: true, busy: false });
