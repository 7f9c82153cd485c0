import {
  type BorderEstimates,
  type Estimate,
  estimateBorders,
  estimateRegion,
  observedFlows,
  type Placebo,
  placeboBorders,
} from "../../evidence/index.js";
import { type FlowTable, mistakeAt, readFlowTable } from "../../input/index.js";
import { csvTable } from "../../measures/results/index.js";
import {
  type AnyText,
  allOf,
  ENGLISH,
  english,
  joined,
  type Language,
  saying,
  spoken,
  type Text,
  t,
  textOf,
  toText,
} from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { Command } from "./command.js";
import { refusals, yamlOf } from "./estimateYaml.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, commonOptions, readRegion } from "./options.js";
import { checkAsked, lines, print, printJson, screenTable, tell, withSign, writeAsked } from "./output.js";

interface EstimateFlags extends CommonFlags {
  flows?: string;
  places?: string;
  shares?: boolean;
}

/** Borders that are none, enough for their mean and spread. */
const PLACEBOS = 100;

/** agglom estimate: what observed flows say about borders and distance, and what they mean for a region. */
export function estimateCommand(): Command {
  return commonOptions(new Command("estimate", "help.estimate"), "help.outEstimates")
    .group("data")
    .takes("[file]", "help.estimatedFile")
    .flag("--flows <file>", "help.flowsTable")
    .flag("--places <file>", "help.placesTable")
    .flag("--shares", "help.flowShares")
    .flag("--json", "help.estimatesJson")
    .examples(
      "agglom estimate regions/yangtze-river-delta",
      "agglom estimate --flows scenarios/travel/delta-41/flows.csv --places scenarios/travel/delta-41/places.csv",
    )
    .does((file: string | undefined, flags: EstimateFlags) => {
      checkAsked(flags.out);
      const { flows, places } = flags;
      if (file === undefined) estimateTable(flags);
      else if (flows === undefined && places === undefined) estimateFile(file, flags);
      else throw mistakeAt("--flows", t("cli.notTogether", { file }), "cli.regionOrFlows", "cli.leaveOneAway");
    });
}

function estimateTable({ flows, places, shares = false, json, out, seed = "1" }: EstimateFlags): void {
  if (flows === undefined || places === undefined) {
    const option = flows === undefined ? "--flows" : "--places";
    throw mistakeAt(option, "scenario.missing", "cli.regionOrFlowTables", "cli.nameRegionOrFlows");
  }
  const table = readFlowTable(diskFiles, flows, places, shares);
  const estimates = estimateBorders(table);
  writeAsked(out, { "estimates.csv": estimatesCsv(estimates) });
  if (json) printJson(spoken(estimates, ENGLISH));
  else print(estimatesText(table, estimates, placeboBorders(table, PLACEBOS, seed), languageAsked()));
}

function estimateFile(file: string, { json, out, seed = "1", quiet }: EstimateFlags): void {
  const region = readRegion(file);
  const table = observedFlows(region);
  if (!quiet) tell(said("cli.calibratesAnew"));
  const estimates = estimateRegion(region);
  const yaml = yamlOf(region, estimates, languageAsked());
  writeAsked(out, { "estimates.csv": estimatesCsv(estimates.observed), "estimates.yaml": yaml });
  if (json) {
    printJson(spoken(estimates, ENGLISH));
    return;
  }
  print(estimatesText(table, estimates.observed, placeboBorders(table, PLACEBOS, seed), languageAsked()));
  const refused = refusals(estimates).map((refusal) => said(refusal));
  if (refused.length > 0) print(`\n${lines(refused)}`);
  if (yaml !== "") print(`\n${said("cli.figuresForRegion")}\n\n${yaml}`);
}

/** Estimates of a table of flows for people: the answer first. */
export function estimatesText(
  table: FlowTable,
  estimates: BorderEstimates,
  placebo: Placebo | null,
  language: Language = ENGLISH,
): string {
  const say = saying(language);
  return [
    `${say(answer(estimates))}\n\n`,
    screenTable(
      say,
      ["cli.estimateHead", "cli.coefficientHead", "cli.standardErrorHead", "cli.unit"],
      estimateRows(estimates).map(cells),
    ),
    "\n",
    lines(remarks(table, estimates, placebo).map((remark) => say(remark))),
  ].join("");
}

/** The same as CSV; what is not identified has no number, and says why. */
export function estimatesCsv(estimates: BorderEstimates): string {
  return csvTable(
    "what,coefficient,standard_error,unit,remark",
    estimateRows(estimates).map(({ name, unit, estimate }) => {
      const [what, inUnit] = [english(name), english(unit)];
      return "identified" in estimate
        ? [what, null, null, inUnit, `not identified: ${english(estimate.reason)}`]
        : [what, estimate.coefficient, estimate.standardError, inUnit, english(remarkOf(estimate) ?? "")];
    }),
  );
}

function answer({ border, adValorem, observations }: BorderEstimates): Text {
  if ("identified" in border) return t("cli.borderNotIdentified", { observations, reason: border.reason });
  // As a number what rounds to zero has no sign.
  const percent = (share: number) => String(Number((100 * share).toFixed(0)));
  const less = -Math.expm1(border.coefficient);
  return t("cli.borderInFlows", {
    percent: percent(Math.abs(less)),
    lower: less >= 0,
    coefficient: signed(border.coefficient),
    error: error(border.standardError),
    four: percent(adValorem[4]!),
    eight: percent(adValorem[8]!),
  });
}

/** An estimate; `name`: as tables and sentences have it. */
interface Row {
  name: AnyText;
  unit: Text;
  estimate: Estimate;
}

function estimateRows({ border, pairs, distance }: BorderEstimates): Row[] {
  const points = t("cli.lnPoints");
  return [
    { name: t("cli.borderBetweenProvinces"), unit: points, estimate: border },
    ...Object.entries(pairs).map(([pair, estimate]) => ({ name: `- ${pair}`, unit: points, estimate })),
    { name: t("cli.distance"), unit: t("cli.elasticityToKm"), estimate: distance },
  ];
}

function cells({ name, unit, estimate }: Row): AnyText[] {
  if ("identified" in estimate) return [name, "-", "-", unit];
  const marked = estimate.relativeTo ? t("cli.starred", { name: toText(name) }) : name;
  return [marked, signed(estimate.coefficient), error(estimate.standardError), unit];
}

function remarks(table: FlowTable, estimates: BorderEstimates, placebo: Placebo | null): Text[] {
  const { border, pairs, distance, observations } = estimates;
  const all: [AnyText, Estimate][] = [
    [t("cli.borderBetweenProvinces"), border],
    ...Object.entries(pairs),
    [t("cli.distance"), distance],
  ];
  const parts = leftOut(table, observations);
  return [
    t("cli.estimator", { observations }),
    ...(parts.length > 0 ? [t("cli.flowsLeftOut", { parts: joined(parts, "comma") })] : []),
    ...all.flatMap(([what, estimate]) => remarksOn(toText(what), estimate)),
    ...(placebo ? [placeboText(placebo)] : []),
  ];
}

/** Flows that no estimate rests on. */
function leftOut({ flows, toItself, unobserved }: FlowTable, observations: number): Text[] {
  const parts = [
    ["cli.flowsToItself", toItself],
    ["cli.flowsUnobserved", unobserved],
    ["cli.flowsWithoutEstimate", flows.length - observations],
  ] as const;
  return parts.flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : []));
}

function remarksOn(what: Text, estimate: Estimate): Text[] {
  if ("identified" in estimate) return [t("cli.estimateNotIdentified", { what, reason: estimate.reason })];
  const remark = remarkOf(estimate);
  return remark ? [t("cli.remarkOfEstimate", { starred: "relativeTo" in estimate, what, remark })] : [];
}

function remarkOf({ relativeTo, restsOn }: Exclude<Estimate, { identified: false }>): Text | undefined {
  const parts = [
    ...(relativeTo ? [t("cli.differenceFrom", { others: allOf(relativeTo.map((one) => textOf(one))) })] : []),
    ...(restsOn ? [t("cli.restsOn", { places: allOf(restsOn.map((one) => textOf(one))) })] : []),
  ];
  return parts.length > 0 ? joined(parts, "semicolon") : undefined;
}

function placeboText({ draws, mean, deviation }: Placebo): Text {
  return t("cli.bordersOfNothing", { mean: signed(mean), draws, deviation: deviation.toFixed(2) });
}

const signed = (value: number) => withSign(value, 2);
const error = (value: number | null) => (value === null ? "-" : value.toFixed(2));
