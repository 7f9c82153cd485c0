import { z } from "zod";
import { ENGLISH, LANGUAGES } from "../../../words/index.js";
import { FIRST, OWN_NAME, offered } from "../engine/catalogue.js";
import { controlNamed, type Setting } from "./controls.js";
import { NO_POLICY, type Policy } from "./policy.js";

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

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
const stateSchema = z.strictObject({
  tab: id,
  language: z.enum(LANGUAGES),
  scenario: z.string().refine((name) => offered(name) !== undefined, { error: "is no scenario of the lab" }),
  policy,
  /** The other side of a comparison. */
  other: policy,
  /** First year of levers that are moved by hand; absent: two years after the start. */
  from: z.int().min(1900).max(2200).optional(),
  /** Absent: as the scenario has it. */
  seed: z.int().min(0).max(1e9).optional(),
  /** Absent: as the scenario has it. */
  population: z.enum(["agents", "cohorts"]).optional(),
  /** Year that is shown; absent: the last. */
  year: z.int().min(1900).max(2200).optional(),
  /** Indicator of the map's colours, and kind of flow that it draws. */
  colour: id,
  flow: id,
  /** Indicators of the charts, and the place that they show. */
  charts: z.tuple([id, id]),
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

/** Longest address that is looked at. */
const LONGEST = 8000;

/** Prefix of what tabs keep of their own. */
const OWN = "x-";

/**
 * The state as the part of an address after "#": what is as by default is left out. `version`: of the program that
 * wrote it.
 */
export function hashOf(state: LabState, version: string): string {
  const texts = { v: version, ...textsOf(state) };
  return Object.entries(texts)
    .filter(([key, text]) => text !== USUAL[key])
    .map(([key, text]) => `${key}=${escaped(text)}`)
    .join("&");
}

type Plain = Exclude<keyof LabState, "policy" | "other" | "own">;

/** Names in the address. */
const KEYS: Readonly<Record<Plain, string>> = {
  tab: "t",
  language: "lang",
  scenario: "s",
  from: "from",
  seed: "seed",
  population: "firms",
  year: "y",
  colour: "map",
  flow: "flow",
  charts: "charts",
  place: "at",
  difference: "diff",
  city: "city",
};

/** The state by the keys of the address. */
function textsOf({ policy, other, own, ...plain }: LabState): Record<string, string> {
  const text = (value: LabState[Plain]) => (typeof value === "boolean" ? (value ? "1" : "") : String(value ?? ""));
  const written = (side: "" | "2", { package: name, settings }: Policy) => [
    [`p${side}`, name],
    [`l${side}`, settings.map(settingText).join(",")],
  ];
  return Object.fromEntries([
    ...Object.entries(KEYS).map(([field, key]) => [key, text(plain[field as Plain])]),
    ...written("", policy),
    ...written("2", other),
    ...Object.entries(own).map(([key, words]) => [`${OWN}${key}`, words]),
  ]);
}

const USUAL = textsOf(DEFAULT_STATE);

function settingText({ control, value, where }: Setting): string {
  return [control, value, ...(where === undefined ? [] : [where])].join(":");
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/%(2F|3A|2C|7E)/g, (code) => decodeURIComponent(code));
}

/** What an address says, and what of it could not be understood. */
export interface ReadHash {
  state: LabState;
  /** Version of the program that wrote it, where it says so. */
  version?: string | undefined;
  /** Parts that are not valid and were left out. */
  wrong: string[];
  /** Its scenario was the reader's own, of a page that was left. */
  gone?: boolean;
}

/**
 * Reads what stands after "#". Whatever it is, there is a state: that which opens where nothing valid is left, or where
 * the scenario is none, on which all else hangs. `language`: where the address has none.
 */
export function readHash(hash: string, language: LabState["language"] = ENGLISH): ReadHash {
  const text = hash.replace(/^#/, "");
  if (text.length > LONGEST) return { state: { ...OPENING, language }, wrong: ["#"] };
  const { found, wrong } = partsOf(text);
  const spoken = LANGUAGES.find((one) => one === found.get("lang")) ?? language;
  const opening = { ...OPENING, language: spoken };
  if (text === "" || text === `lang=${spoken}`) return { state: opening, wrong: [] };
  const version = found.get("v")?.slice(0, 20);
  const parsed = () => stateSchema.safeParse(stateIn(found, { ...DEFAULT_STATE, language }));
  const all = parsed();
  if (all.success && wrong.length === 0) return { state: all.data, version, wrong: [] };
  const places = (all.error?.issues ?? []).map(({ path }) => keyAt(path));
  const gone = places.includes("s") && found.get("s")!.startsWith(OWN_NAME);
  for (const key of places) found.delete(key);
  const nothing = [...found.keys()].every((key) => key === "v" || key === "lang");
  const rest = nothing || places.includes("s") ? undefined : parsed().data;
  const left = [...new Set([...wrong, ...places])].filter((key) => !(gone && key === "s"));
  return { state: rest ?? opening, version, wrong: left.map((key) => key.slice(0, 30)), ...(gone && { gone }) };
}

function partsOf(text: string): { found: Map<string, string>; wrong: string[] } {
  const found = new Map<string, string>();
  const wrong: string[] = [];
  for (const part of text.split("&")) {
    const [key = "", ...rest] = part.split("=");
    try {
      if (!KNOWN.has(key) && !key.startsWith(OWN)) wrong.push(key.slice(0, 30));
      else found.set(key, decodeURIComponent(rest.join("=")));
    } catch {
      wrong.push(key.slice(0, 30));
    }
  }
  return { found, wrong };
}

const KNOWN = new Set(["v", ...Object.keys(USUAL)]);

/** What the schema then checks. */
function stateIn(found: ReadonlyMap<string, string>, usual: LabState): unknown {
  const state: Record<string, unknown> = { ...usual };
  for (const [field, key] of Object.entries(KEYS)) {
    const text = found.get(key);
    if (text !== undefined) state[field] = readAs(field as Plain, text);
  }
  state["policy"] = policyIn(found, "");
  state["other"] = policyIn(found, "2");
  state["own"] = Object.fromEntries(
    [...found].flatMap(([key, text]) => (key.startsWith(OWN) ? [[key.slice(OWN.length), text]] : [])),
  );
  return state;
}

function readAs(field: Plain, text: string): unknown {
  if (field === "difference") return text === "1" ? true : text === "0" ? false : text;
  if (field === "charts") return text.split(",");
  if (field === "year" || field === "seed" || field === "from") return numberIn(text);
  return text;
}

/** NaN, which no schema takes, where it is no number as programs write them. */
function numberIn(text: string): number {
  return /^-?\d{1,12}(\.\d{1,12})?(e-?\d{1,2})?$/.test(text) ? Number(text) : NaN;
}

function policyIn(found: ReadonlyMap<string, string>, side: "" | "2"): Policy {
  const settings = found.get(`l${side}`) ?? "";
  return { package: found.get(`p${side}`) ?? "", settings: settings === "" ? [] : settings.split(",").map(settingIn) };
}

function settingIn(text: string): Setting {
  const [control = "", value = "", where, ...rest] = text.split(":");
  const setting = { control, value: numberIn(value), ...(where !== undefined && { where }) };
  return rest.length === 0 ? setting : { ...setting, where: "?" };
}

function keyAt(path: readonly PropertyKey[]): string {
  const [field, inside] = path.map(String);
  if (field === "policy" || field === "other")
    return (inside === "package" ? "p" : "l") + (field === "other" ? "2" : "");
  if (field === "own") return `${OWN}${inside ?? ""}`;
  return KEYS[field as Plain] ?? field ?? "";
}
