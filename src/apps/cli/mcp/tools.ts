import { z } from "zod";
import { printFigures } from "../../../figures/print/index.js";
import { BASELINE, lastYearOf } from "../../../input/index.js";
import { levers } from "../../../levers/index.js";
import { INDICATORS } from "../../../measures/indicators/index.js";
import { CLUSTER, drawsTold } from "../../../measures/results/index.js";
import { findings, sweepSentences } from "../../../report/index.js";
import { leversWithoutEffect, prepareScenario, withoutEffectText } from "../../../runs/experiments/index.js";
import { parseVaried, runDraws, sizeOf, uncertainFactors } from "../../../runs/studies/index.js";
import { SaidError, spoken, type TextKey, t, toText, unitText } from "../../../words/index.js";
import { checkIndicator } from "../../library/input.js";
import { openBrowser } from "../../node/figures/browser.js";
import { draughtsman } from "../../node/figures/writeFigures.js";
import { pauseFor } from "../../node/process/interrupt.js";
import { originOf } from "../../node/results/provenance.js";
import { drawWorkers } from "../../node/threads/pool.js";
import { casesOf, DEFAULT_OUTCOMES } from "../caseStudy.js";
import { holdings, rehearsed } from "../check.js";
import { languageAsked, said } from "../language.js";
import { askedFor, circumstances, loadWith, readScenario } from "../options.js";
import { SWEEP, type SweepFlags } from "../sweep.js";
import { MOST_FILES, scenariosHere } from "./files.js";
import { toldEffects, toldOptions } from "./numbers.js";
import { type Amounts, type Compared, type Comparisons, foundOf, type Jobs, type Subject, type Work } from "./runs.js";

/** Limits of a call: of what is sent (characters), of runs, and of what is told. */
const MOST_TEXT = 200_000;
const MOST_REPLICATES = 64;
const MOST_CASES = 512;
const MOST_NUMBERS = 200;

/** What a tool works with. */
export interface Desk {
  jobs: Jobs;
  comparisons: Comparisons;
  workers: number | undefined;
}

/** A tool as data: what it is for, what it takes, what it does. `long`: it runs simulations. */
export interface Tool<Input = never> {
  description: TextKey;
  input: z.ZodObject;
  long?: true;
  call(input: Input, desk: Desk, work: Work): Promise<object> | object;
}

function tool<Shape extends z.ZodRawShape>(
  description: TextKey,
  shape: Shape,
  call: Tool<z.output<z.ZodObject<Shape>>>["call"],
  long?: true,
): Tool {
  const allowed = Object.keys(shape).join(", ");
  const input = z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === "unrecognized_keys" ? said("mcp.unknown", { keys: String(keys), allowed }) : undefined,
  });
  return { description, input, call, ...(long && { long }) };
}

const told = <Schema extends z.ZodType>(schema: Schema, key: TextKey): Schema => schema.describe(said(key));
const names = (key: TextKey) => told(z.array(z.string().max(100)).min(1).max(50).optional(), key);

/** The tools by name, described in the language of the server. */
export function toolsOf(): Record<string, Tool> {
  const subject = {
    scenario: told(z.string().max(500).optional(), "mcp.inScenario"),
    text: told(z.string().max(MOST_TEXT).optional(), "mcp.inText"),
    set: told(
      z.record(z.string().max(300), z.union([z.number(), z.string().max(500), z.boolean()])).optional(),
      "mcp.inSet",
    ),
  };
  const run = {
    ...subject,
    replicates: told(z.int().min(1).max(MOST_REPLICATES).optional(), "mcp.inReplicates"),
    draws: told(z.int().min(0).max(MOST_CASES).optional(), "mcp.inParameterDraws"),
  };
  const cells = {
    indicators: names("mcp.inIndicators"),
    places: names("mcp.inPlaces"),
    variants: names("mcp.inVariants"),
    years: told(z.array(z.int()).min(1).max(100).optional(), "mcp.inYears"),
  };
  const contains = told(z.string().max(100).optional(), "mcp.inContains");
  const sweep = {
    ...subject,
    vary: told(z.array(z.string().max(300)).min(1).max(8), "mcp.inVary"),
    outcomes: told(z.array(z.string().max(100)).min(1).max(12).optional(), "mcp.inOutcomes"),
    variants: names("mcp.inVariants"),
    draws: told(z.int().min(0).max(MOST_CASES).default(0), "mcp.inDraws"),
  };
  const figure = {
    ...run,
    figure: told(z.string().max(100).optional(), "mcp.inFigure"),
    format: told(z.enum(["spec", "svg"]).default("spec"), "mcp.inFormat"),
  };
  const job = {
    handle: told(z.string().max(40), "mcp.inHandle"),
    stop: told(z.boolean().default(false), "mcp.inStop"),
  };
  return {
    list_scenarios: tool("mcp.listScenarios", { contains }, listScenarios),
    read_scenario: tool("mcp.readScenario", subject, readWhole),
    list_levers: tool("mcp.listLevers", { type: told(z.string().max(100).optional(), "mcp.inType") }, listLevers),
    list_indicators: tool("mcp.listIndicators", { contains }, listIndicators),
    check: tool("mcp.check", subject, check),
    compare: tool("mcp.compare", { ...run, ...cells }, compare, true),
    answer: tool("mcp.answer", run, answer, true),
    sweep: tool("mcp.sweep", sweep, sweepHere, true),
    figure: tool("mcp.figure", figure, figureOf, true),
    job: tool("mcp.job", job, ({ handle, stop }, { jobs }) => jobs.ask(handle, stop)),
  };
}

const isIn = (words: string | undefined, ...texts: string[]) =>
  words === undefined || texts.some((text) => text.toLowerCase().includes(words.toLowerCase()));

function listScenarios({ contains }: { contains?: string | undefined }): object {
  const { scenarios, count } = scenariosHere();
  return {
    scenarios: scenarios
      .map((one) => spoken(one, languageAsked()))
      .filter(({ name, title, question }) => isIn(contains, name, title, question)),
    filesLeftOut: Math.max(0, count - MOST_FILES),
    ...(count > MOST_FILES && { note: said("mcp.filesLeftOut", { count, most: MOST_FILES }) }),
  };
}

function readWhole(subject: Subject): object {
  const { file, options } = foundOf(subject);
  const scenario = readScenario(file, options);
  const { title, question, startYear, replicates, population, region } = scenario;
  return spoken(
    {
      title,
      question,
      startYear,
      lastYear: lastYearOf(scenario),
      replicates,
      population,
      hash: hashOf(file, scenario),
      region: region.label,
      places: prepareScenario(scenario, [BASELINE]).scopes.map(({ id }) => id),
      variants: Object.entries(scenario.variants).map(([id, { label, levers: own }]) => ({ id, label, levers: own })),
      uncertain: uncertainFactors(scenario, loadWith(file, options)).map(({ changes: _, ...told }) => told),
    },
    languageAsked(),
  );
}

function listLevers({ type }: { type?: string | undefined }): object {
  const types = levers.map((lever) => lever.type);
  const asked = askedFor(types, type === undefined ? undefined : [type], "mcp.noLever", "type");
  const list = levers.flatMap(({ type: own, label, description, decidedBy, source, schema }) => {
    const parameters = type === undefined ? {} : { parameters: z.toJSONSchema(schema, { io: "input" }) };
    return asked.includes(own)
      ? { type: own, label, description, decidedBy, source: toText(source), ...parameters }
      : [];
  });
  return { levers: spoken(list, languageAsked()) };
}

function listIndicators({ contains }: { contains?: string | undefined }): object {
  const list = INDICATORS.map(({ id, label, unit, formula, better, scope }) => {
    const texts = { label, unit: unitText(unit, t("unit.currency")), formula: toText(formula) };
    return { id, ...spoken(texts, languageAsked()), better, scope };
  });
  return { indicators: list.filter(({ id, label }) => isIn(contains, id, label)) };
}

function check(subject: Subject): object {
  const { file, options } = foundOf(subject);
  const { scenario, prepared, cautions } = rehearsed(file, options);
  const warnings = [...cautions, ...leversWithoutEffect(prepared).map((one) => withoutEffectText(one))];
  return {
    holds: holdings(prepared, languageAsked()),
    warnings: warnings.map((text) => said(text)),
    hash: hashOf(file, scenario),
  };
}

const hashOf = (file: string, scenario: Parameters<typeof originOf>[1]) =>
  originOf(file, scenario, circumstances(new Date(), 0)).scenario.sha256;

const leftOf = (all: readonly object[]) => Math.max(0, all.length - MOST_NUMBERS);

/** What every answer from runs rests on. */
function basisOf({ file, manifest, data, notes }: Compared): object {
  const { program, scenario, seed, replicates, years } = manifest;
  return {
    scenario: file,
    hash: scenario.sha256,
    program: `agglom ${program.version}`,
    seed,
    replicates,
    years,
    draws: data.uncertainty ? drawsTold(data.uncertainty) : 0,
    notes,
    limits: said("node.resultsMean"),
  };
}

type Run = Subject & Amounts;
interface CellsAsked {
  indicators?: string[] | undefined;
  places?: string[] | undefined;
  variants?: string[] | undefined;
  years?: number[] | undefined;
}

async function compare(input: Run & CellsAsked, desk: Desk, work: Work): Promise<object> {
  const { indicators = DEFAULT_OUTCOMES, places = [CLUSTER], variants } = input;
  for (const id of indicators) checkIndicator(id, "indicators");
  const compared = await desk.comparisons.of(input, work);
  const { summary } = compared.experiment.comparison;
  const { years = [compared.view.lastYear] } = input;
  const all = toldEffects(compared, {
    indicators,
    places: askedFor(summary.scopes, places, "evidence.noPlaceRegion", "places"),
    variants: askedFor(summary.names.slice(1), variants, "scenario.noVariant", "variants"),
    years: askedFor(summary.years.map(String), years.map(String), "mcp.noYear", "years").map(Number),
  });
  return { numbers: all.slice(0, MOST_NUMBERS), leftOut: leftOf(all), basis: basisOf(compared) };
}

async function answer(input: Run, desk: Desk, work: Work): Promise<object> {
  const compared = await desk.comparisons.of(input, work);
  const { view, data, experiment } = compared;
  const variants = experiment.comparison.summary.names.slice(1);
  const { when, places, measure, compare: pair = variants } = data.context.answer!;
  const isTold = (year: number) => {
    if (when.kind === "year") return year === when.at;
    return when.kind === "shock" ? year === when.at || year === when.to : year >= when.from && year <= when.to;
  };
  const numbers = toldEffects(compared, {
    indicators: measure === undefined ? DEFAULT_OUTCOMES : [measure],
    places,
    variants: variants.filter((name) => pair.includes(name)),
    years: view.years.filter(isTold),
  });
  return {
    sentences: findings(view)[languageAsked()],
    answers: spoken(data.context.answer!, languageAsked()),
    numbers: numbers.slice(0, MOST_NUMBERS),
    leftOut: leftOf(numbers),
    basis: basisOf(compared),
  };
}

type SweepAsked = Subject & { vary: string[]; draws: number } & Pick<CellsAsked, "variants"> & {
    outcomes?: string[] | undefined;
  };

async function sweepHere(asked: SweepAsked, desk: Desk, work: Work): Promise<object> {
  const { vary, outcomes = [], variants = [], draws, ...subject } = asked;
  const { file, options } = foundOf(subject);
  const varied = vary.map(parseVaried);
  const count = sizeOf(varied, { design: "grid", points: 0, draws, replicates: 1 });
  if (count > MOST_CASES) throw new SaidError(t("mcp.tooManyCases", { count, most: MOST_CASES }));
  const planned = SWEEP.asked(file, {
    ...options,
    vary: varied,
    factor: [],
    variant: variants,
    outcome: outcomes,
    draws,
    population: "cohorts",
    efficiency: "real-gdp",
    equity: "theil-t-gdp",
    cost: "lever-cost",
  } satisfies SweepFlags);
  const running = { progress: work.progress, pause: pauseFor(work.stop) };
  const ran = await runDraws(casesOf(planned), running, drawWorkers(desk.workers, { stop: work.stop }));
  const report = SWEEP.report(planned, ran);
  const { scenario, program } = originOf(file, planned.scenario, circumstances(new Date(), 0));
  const all = toldOptions(report, scenario.sha256, program.version);
  return {
    sentences: sweepSentences(report, languageAsked()),
    options: all.slice(0, MOST_NUMBERS),
    leftOut: leftOf(all),
    basis: { scenario: file, hash: scenario.sha256, seed: report.seed, draws: report.worlds, cases: report.cases },
  };
}

type FigureAsked = Run & { figure?: string | undefined; format: "spec" | "svg" };

async function figureOf({ figure: id, format, ...input }: FigureAsked, desk: Desk, work: Work): Promise<object> {
  const compared = await desk.comparisons.of(input, work);
  const { figures } = printFigures({ kind: "comparison", data: compared.data }, "double", languageAsked());
  const basis = basisOf(compared);
  if (id === undefined) return { figures: figures.map(({ id: name, title }) => ({ id: name, title })), basis };
  const ids = figures.map((one) => one.id);
  askedFor(ids, [id], "cli.noFigureOfResults", "figure");
  const figure = figures.find((one) => one.id === id)!;
  const { title, caption, data, layout, paper } = figure;
  const about = { id, title, caption, widthMillimetres: paper.width, heightMillimetres: paper.height, basis };
  if (format === "spec") return { ...about, spec: { data, layout } };
  const browser = await openBrowser();
  try {
    return { ...about, svg: await (await draughtsman(browser)).svg(figure) };
  } finally {
    await browser.close();
  }
}
