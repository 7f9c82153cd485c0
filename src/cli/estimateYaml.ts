import {
  type Inference,
  type Inferred,
  isInferred,
  type PairInference,
  provincesOf,
  type RegionEstimates,
  rangeOfBorder,
} from "../evidence/index.js";
import { english } from "../language/index.js";
import type { Region } from "../scenario/index.js";

const METHOD_BORDER =
  "indirect inference: the border at which the model's base-year flows of goods between the cities have the coefficient of observed travel";

/** Figures that the estimates mean, as a region file writes them. Empty where nothing is identified. */
export function yamlOf(region: Region, estimates: RegionEstimates): string {
  const blocks = [borderBlock(region, estimates), workersBlock(region, estimates), headquartersBlock(estimates)];
  return blocks.filter((block) => block !== "").join("\n");
}

/** Some lines further in. */
function entry(fields: readonly (readonly [name: string, value: string | undefined])[], indent: string): string {
  return fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent}${name}: ${value}\n`)
    .join("");
}

function borderBlock(region: Region, { borders, observed }: RegionEstimates): string {
  if (!isInferred(borders.border)) return "";
  const provinces = new Set(region.tables.cities.map(({ province }) => province));
  const { border } = observed;
  const seen = "identified" in border ? "" : `${figure(border.coefficient)} (${figure(border.standardError ?? 0)})`;
  const general = borderEntry(
    "different-province",
    borders.border,
    undefined,
    `travel ${seen}, all pairs of provinces`,
  );
  const pairs = Object.entries(borders.pairs).map(([pair, inference]) =>
    pairEntry(pair, inference, provinces, observed),
  );
  return `barriers:\n  border:\n${general}${pairs.join("")}`;
}

function pairEntry(
  pair: string,
  inference: PairInference,
  provinces: ReadonlySet<string>,
  { pairs }: RegionEstimates["observed"],
): string {
  if (!isInferred(inference)) return "";
  const [a, b] = provincesOf(pair, provinces);
  const estimate = pairs[pair]!;
  const seen =
    "identified" in estimate
      ? "its level is not told"
      : `travel ${figure(estimate.coefficient)} (${figure(estimate.standardError ?? 0)})`;
  const { split } = inference as { split?: string[] };
  const note = split
    ? `${seen}, as a difference: the mean of ${split.join(", ")} is that of all provincial borders`
    : seen;
  return borderEntry(`[[${a}, ${b}]]`, inference, pair, note, split !== undefined);
}

function borderEntry(
  between: string,
  inferred: Inferred,
  pair: string | undefined,
  seen: string,
  imputed = false,
): string {
  const { value, low, high, standardError } = inferred;
  const { range, sources } = rangeOfBorder(low, high, pair);
  return `    - between: ${between}\n${entry(
    [
      ["value", figure(value)],
      ["unit", "ad valorem"],
      ["range", `[${range.map(figure).join(", ")}]`],
      ["status", imputed ? "imputed" : "estimated"],
      ["standardError", imputed ? undefined : figure(standardError)],
      ["method", `"${METHOD_BORDER}"`],
      ["source", '"S11"'],
      ["note", `"${seen}; one standard error: ${figure(low)} to ${figure(high)}; range: also ${sources.join("; ")}"`],
    ],
    "      ",
  )}`;
}

function workersBlock(region: Region, estimates: RegionEstimates): string {
  const { workers } = estimates.distances;
  if (!isInferred(workers)) return "";
  const types = ["general", "skilled"] as const;
  const entries = types.map((type) => {
    const now = region.parameters.migration.distanceCost[type].value;
    const lines = distanceEntry(scaled(workers, now), "ln real wage per ln(1 + km)", estimates, "moves of workers");
    return `      ${type}:\n${lines("        ")}`;
  });
  return `parameters:\n  migration:\n    distanceCost:\n${entries.join("")}`;
}

function headquartersBlock(estimates: RegionEstimates): string {
  const { headquarters } = estimates.distances;
  if (!isInferred(headquarters)) return "";
  const unit = '"elasticity of headquarters\' shares in other cities to 1 + hours / referenceHours, taken negative"';
  return `  headquartersDistance:\n${distanceEntry(headquarters, unit, estimates, "payments to headquarters")("    ")}`;
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
  unit: string,
  { observed: { distance } }: RegionEstimates,
  what: string,
): (indent: string) => string {
  const seen =
    "identified" in distance ? "" : `${figure(distance.coefficient)} (${figure(distance.standardError ?? 0)})`;
  return (indent) =>
    entry(
      [
        ["value", figure(value)],
        ["unit", unit],
        ["range", `[${figure(low - standardError)}, ${figure(high + standardError)}]`],
        ["status", "estimated"],
        ["standardError", figure(standardError)],
        ["method", `"indirect inference: ${what} fall with distance as observed travel does, ${seen}"`],
        ["source", '"S11"'],
        ["note", '"range: two standard errors"'],
      ],
      indent,
    );
}

/** What the flows do not tell, with the reason. */
export function refusals({ borders, distances }: RegionEstimates): string[] {
  const all: [string, Inference][] = [
    ["Borders between provinces", borders.border],
    ["Workers' cost of distance", distances.workers],
    ["Headquarters' fall with distance", distances.headquarters],
  ];
  return all.flatMap(([what, inference]) =>
    isInferred(inference) ? [] : [`${what}: not set, ${english(inference.reason)}.`],
  );
}

const figure = (value: number) => String(Number(value.toFixed(value < 0.1 ? 3 : 2)));
