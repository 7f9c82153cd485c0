import {
  type Estimate,
  type Inference,
  type Inferred,
  isInferred,
  type PairInference,
  provincesOf,
  type RegionEstimates,
  rangeOfBorder,
  TRADE_SOURCE,
} from "../../evidence/index.js";
import type { Region } from "../../input/index.js";
import { ENGLISH, joined, type Language, type Say, saying, type Text, t } from "../../words/index.js";

/**
 * Figures that the estimates mean, as a region file writes them: keys, units and states as it names them, methods and
 * notes for who reads it. Empty where nothing is identified.
 */
export function yamlOf(region: Region, estimates: RegionEstimates, language: Language = ENGLISH): string {
  const say = saying(language);
  const blocks = [borderBlock(region, estimates, say), ...distanceBlocks(region, estimates, say)];
  return blocks.filter((block) => block !== "").join("\n");
}

/** Some lines further in. */
function entry(fields: Readonly<Record<string, string | undefined>>, indent: string): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent}${name}: ${value}\n`)
    .join("");
}

function borderBlock(region: Region, { borders, observed }: RegionEstimates, say: Say): string {
  if (!isInferred(borders.border)) return "";
  const provinces = new Set(region.tables.cities.map(({ province }) => province));
  const seen = t("cli.seenInTravelOfAll", { seen: coefficientText(observed.border) });
  const general = borderEntry({ between: "different-province", inferred: borders.border, seen }, say);
  const pairs = Object.entries(borders.pairs).map(([pair, inference]) =>
    pairEntry(pair, inference, provinces, observed, say),
  );
  return `barriers:\n  border:\n${general}${pairs.join("")}`;
}

function pairEntry(
  pair: string,
  inference: PairInference,
  provinces: ReadonlySet<string>,
  { pairs }: RegionEstimates["observed"],
  say: Say,
): string {
  if (!isInferred(inference)) return "";
  const [a, b] = provincesOf(pair, provinces);
  const estimate = pairs[pair]!;
  const level =
    "identified" in estimate ? t("cli.levelNotTold") : t("cli.seenInTravel", { seen: coefficientText(estimate) });
  const { split } = inference as { split?: string[] };
  const seen = split ? t("cli.asDifference", { seen: level, split: joined(split) }) : level;
  return borderEntry({ between: `[[${a}, ${b}]]`, inferred: inference, seen, imputed: split !== undefined }, say);
}

interface BorderFigure {
  between: string;
  inferred: Inferred;
  /** What travel tells of it. */
  seen: Text;
  imputed?: boolean;
}

function borderEntry({ between, inferred, seen, imputed = false }: BorderFigure, say: Say): string {
  const { value, low, high, standardError } = inferred;
  const ends = { low: figure(low), high: figure(high) };
  const note = t("cli.noteOfBorder", { seen, ...ends, sources: TRADE_SOURCE });
  return `    - between: ${between}\n${entry(
    {
      value: figure(value),
      unit: "ad valorem",
      range: `[${rangeOfBorder(low, high).map(figure).join(", ")}]`,
      status: imputed ? "imputed" : "estimated",
      standardError: imputed ? undefined : figure(standardError),
      method: `"${say("cli.methodOfBorder")}"`,
      source: '"S11"',
      note: `"${say(note)}"`,
    },
    "      ",
  )}`;
}

/** Of workers and of headquarters, which are found together or not at all. */
function distanceBlocks(region: Region, estimates: RegionEstimates, say: Say): string[] {
  const { workers, headquarters } = estimates.distances;
  if (!isInferred(workers) || !isInferred(headquarters)) return [];
  const types = ["general", "skilled"] as const;
  const entries = types.map((type) => {
    const now = region.parameters.migration.distanceCost[type].value;
    const told = { unit: "ln real wage per ln(1 + km)", what: t("cli.movesOfWorkers"), indent: "        " };
    return `      ${type}:\n${distanceEntry(scaled(workers, now), told, estimates, say)}`;
  });
  const unit = '"elasticity of headquarters\' shares in other cities to 1 + hours / referenceHours, taken negative"';
  const told = { unit, what: t("cli.paymentsToHeadquarters"), indent: "    " };
  return [
    `parameters:\n  migration:\n    distanceCost:\n${entries.join("")}`,
    `  headquartersDistance:\n${distanceEntry(headquarters, told, estimates, say)}`,
  ];
}

function scaled(inference: Inferred, factor: number): Inferred {
  const { value, low, high, standardError } = inference;
  return {
    ...inference,
    value: value * factor,
    low: low * factor,
    high: high * factor,
    standardError: standardError * factor,
  };
}

function distanceEntry(
  { value, low, high, standardError }: Inferred,
  { unit, what, indent }: { unit: string; what: Text; indent: string },
  { observed: { distance } }: RegionEstimates,
  say: Say,
): string {
  return entry(
    {
      value: figure(value),
      unit,
      range: `[${figure(low - standardError)}, ${figure(high + standardError)}]`,
      status: "estimated",
      standardError: figure(standardError),
      method: `"${say("cli.methodOfDistance", { what, seen: coefficientText(distance) })}"`,
      source: '"S11"',
      note: `"${say("cli.rangeTwoErrors")}"`,
    },
    indent,
  );
}

/** What the flows do not tell, with the reason. */
export function refusals({ borders, distances }: RegionEstimates): Text[] {
  const all: [Text, Inference][] = [
    [t("cli.bordersBetweenProvinces"), borders.border],
    [t("cli.workersDistance"), distances.workers],
    [t("cli.headquartersDistance"), distances.headquarters],
  ];
  return all.flatMap(([what, inference]) =>
    isInferred(inference) ? [] : [t("cli.notSet", { what, reason: inference.reason })],
  );
}

/** A coefficient with its standard error. */
function coefficientText(estimate: Estimate): Text | string {
  if ("identified" in estimate) return "";
  const { coefficient, standardError } = estimate;
  return t("join.withBracket", { what: figure(coefficient), bracket: figure(standardError ?? 0) });
}

const figure = (value: number) => String(Number(value.toFixed(value < 0.1 ? 3 : 2)));
