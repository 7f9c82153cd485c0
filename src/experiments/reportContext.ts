import { parameterText } from "../levers/document.js";
import { findLever } from "../levers/index.js";
import { differs, pairsOf, type ReportContext, type Summary } from "../results/index.js";
import {
  type ChosenLever,
  chosenLeverName,
  chosenLeverQualifier,
  firstYearOf,
  governmentsOf,
} from "../scenario/index.js";
import { collaborationOf, collaborationReport } from "./collaboration.js";
import type { Comparison } from "./comparison.js";
import type { PreparedScenario } from "./prepare.js";
import { withoutEffect, withoutEffectText } from "./withoutEffect.js";

/** report.json: what the report needs beside the tables. Of variants only those that can be compared with the baseline. */
export function reportContext(
  { scenario, variants, provinces, scopes }: PreparedScenario,
  comparison: Comparison,
): ReportContext {
  const { region } = scenario;
  const { summary } = comparison;
  const compared = variants.filter((_, v) => pairsOf(summary, v).length > 0);
  const named = compared.map(({ name }) => ({
    id: name,
    label: labelOf(scenario, name),
    labelZh: scenario.variants[name]?.label.zh ?? "基准",
  }));
  const focus = focusOf(summary);
  const starts = variants.slice(1).flatMap((variant) => startsOf(variant, scenario));
  return {
    schemaVersion: 1,
    title: scenario.title,
    question: scenario.question.trim(),
    region: region.label.en,
    regionZh: region.label.zh,
    currency: currencyOf(scenario),
    variants: named,
    focus,
    reformYear: starts.length > 0 ? Math.min(...starts) : scenario.startYear,
    agglomerations: region.agglomerations.map(({ id, label }) => ({ id, label: label.en })),
    provinces: [...new Set(provinces.slice(0, region.tables.cities.length))].map((id) => ({
      id,
      label: region.provinceLabels[id]?.en ?? titleCase(id),
      labelZh: region.provinceLabels[id]?.zh,
    })),
    cities: region.tables.cities.map(({ id, name, nameZh, province, longitude, latitude }) => ({
      id,
      label: name,
      labelZh: nameZh,
      province,
      longitude,
      latitude,
    })),
    hinterlands: region.hinterlands.map(({ id, label }) => ({ id, label: label.en, labelZh: label.zh })),
    sectors: region.tables.sectors.map(({ id, label }) => ({ id, label })),
    labour: [...variants[0]!.calibration.world.economy.labourIds],
    collaboration: collaborationReport(summary, collaborationOf(summary)),
    structure: compared.map(({ name }, v) => meanStructure(comparison, name, v === 0 ? focus : name)),
    chosen: distinct(variants.flatMap(({ name }) => governmentsOf(scenario, name).levers.map(chosenLever))),
    imitating: variants.map(({ name }) => name).filter((name) => governmentsOf(scenario, name).behaviour === "imitate"),
    players: Object.keys(scenario.coordination?.players ?? {}),
    withoutEffect: withoutEffect({ scenario, variants, provinces, scopes }, summary).map((one) =>
      withoutEffectText({ ...one, variant: `“${labelOf(scenario, one.variant)}”` }),
    ),
    limits: limitsOf(variants[0]!),
  };
}

function labelOf({ variants }: PreparedScenario["scenario"], name: string): string {
  return variants[name]?.label.en ?? "Baseline";
}

/** The last variant, by convention the widest package, of those in which anything differs from the baseline. */
/** The variant that sentences and figures of a single one are about. */
export function focusOf({ variants }: Summary): string {
  const compared = variants.filter(({ pairs }) => pairs.replicates.length > 0);
  return (compared.filter(differs).at(-1) ?? compared.at(-1)!).variant;
}

/** Location quotients of an arm, mean over the replicates that it shares with the baseline; of the baseline over those that another shares with it. [city][sector] */
function meanStructure({ summary, structures }: Comparison, name: string, paired: string): number[][] {
  const other = summary.names.indexOf(paired);
  const { own, baseline } = structures[other]!;
  const sums = name === paired ? own : baseline;
  return sums!.map((row) => row.map((sum) => sum / pairsOf(summary, other).length));
}

/** As people say it. */
export function currencyOf({ region: { currency } }: PreparedScenario["scenario"]): string {
  return currency === "CNY" ? "yuan" : currency;
}

/** Years in which something begins to differ from the baseline: levers, choices of governments, a council. */
function startsOf(
  { name, levers }: PreparedScenario["variants"][number],
  scenario: PreparedScenario["scenario"],
): number[] {
  const { governments, council } = scenario.variants[name] ?? {};
  const choosing = governments && governments.behaviour !== "fixed" ? [governments.from ?? scenario.startYear] : [];
  const meeting = council ? [council.from ?? firstYearOf(scenario.coordination!)] : [];
  return [...levers.map(({ from }) => from), ...choosing, ...meeting];
}

/** A lever that governments choose, as a report names it. */
function chosenLever(lever: ChosenLever): { lever: string; label: string; unit: string } {
  const { label, unit } = parameterText(findLever(lever.type)!, lever.parameter);
  const names = chosenLeverQualifier(lever).split(" ").map(titleCase).join(" ");
  const qualifier = lever.with["ends"] === undefined ? names : `to ${names}`;
  return { lever: chosenLeverName(lever), label: names ? `${label}, ${qualifier}` : label, unit };
}

function distinct<Named extends { lever: string }>(levers: readonly Named[]): Named[] {
  return [...new Map(levers.map((one) => [one.lever, one])).values()];
}

function limitsOf({ calibration }: PreparedScenario["variants"][number]): string[] {
  const limits = ["Observed trade imbalances are not reproduced: every city spends its income."];
  if (calibration.structure.imputed) {
    limits.unshift(
      "City structure below three sectors is imputed (national shares, tilted to the cities’ leading industries); results by sector are illustrations of a mechanism.",
    );
  }
  return limits;
}

function titleCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
