import { z } from "zod";
import { ENGLISH, LANGUAGES } from "../../../words/index.js";
import { FIRST, offered } from "../engine/catalogue.js";
import { controlNamed } from "./controls.js";
import { NO_POLICY } from "./policy.js";

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const indicator = id;

const setting = z.strictObject({
  control: id.refine((name) => controlNamed(name) !== undefined),
  value: z.number().min(-1e6).max(1e6),
  where: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(~[a-z][a-z0-9-]*)?$/)
    .max(121)
    .optional(),
});

const policy = z.strictObject({ package: z.union([z.literal(""), id]), settings: z.array(setting).max(60).readonly() });

/** What the address of the page holds: enough to see the same again. */
export const stateSchema = z.strictObject({
  tab: id,
  language: z.enum(LANGUAGES),
  scenario: z.string().refine((name) => offered(name) !== undefined, { error: "is no scenario of the lab" }),
  policy,
  /** The other side of a comparison. */
  other: policy,
  /** First year of levers that are moved by hand; absent: two years after the start. */
  from: z.int().min(1900).max(2200).optional(),
  seed: z.int().min(0).max(1e9),
  /** Absent: as the scenario has it. */
  population: z.enum(["agents", "cohorts"]).optional(),
  /** Year that is shown; absent: the last. */
  year: z.int().min(1900).max(2200).optional(),
  /** Indicator of the map's colours, and kind of flow that it draws. */
  colour: indicator,
  flow: id,
  /** Indicators of the charts, and the place that they show. */
  charts: z.tuple([indicator, indicator]),
  place: id,
  /** Charts show the difference from the baseline. */
  difference: z.boolean(),
  /** City whose accounts are open. */
  city: id.optional(),
  /** What tabs keep of their own. */
  own: z.record(id, z.string().max(600)),
});

export type LabState = z.output<typeof stateSchema>;

/** What an address means where it says nothing: it may not change, or addresses of earlier days show something else. */
export const DEFAULT_STATE: LabState = {
  tab: "explore",
  language: ENGLISH,
  scenario: "teaching/three-cities",
  policy: NO_POLICY,
  other: NO_POLICY,
  seed: 1,
  colour: "real-gdp",
  flow: "goods",
  charts: ["real-gdp", "real-final-consumption-per-head"],
  place: "cluster",
  difference: false,
  own: {},
};

/** What opens without an address: a puzzle, with its agreement as the policy to explore, where it hurts. */
export const OPENING: LabState = {
  ...DEFAULT_STATE,
  tab: "game",
  scenario: FIRST,
  policy: { ...NO_POLICY, package: "all" },
  colour: "public-services-per-head",
  charts: ["real-gdp", "public-services-per-head"],
  place: "harbour",
};
