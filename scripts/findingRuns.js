// The runs that findings rest on (docs/findings.yaml), and the numbers that are taken from them. What a run printed is
// kept under results/findings, by all that it depends on, so that it is run once.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { diskFiles } from "../dist/apps/node/disk/files.js";
import { programText } from "../dist/apps/node/process/program.js";
import { loadScenario, nearestName } from "../dist/input/index.js";

const KEPT = "results/findings";

/** Compiled folders that make numbers. */
const ROOMS = ["maths", "model", "levers", "input", "calibrate", "measures", "runs", "games", "evidence"];

/** A run that is ready: what it is called, what it does, and where that is kept. `measures`: by name. */
export function readied(name, { runs, draws }) {
  const run = runs[name] ?? missing("run", name, Object.keys(runs));
  mkdirSync(KEPT, { recursive: true });
  const { measures } = run;
  const kind = KINDS.find(({ key }) => run[key] !== undefined);
  if (!kind)
    missing(
      `kind of run ${name}`,
      Object.keys(run),
      KINDS.map(({ key }) => key),
    );
  const { args, rests } = kind.ready(name, run, draws);
  const sum = sumOf([program(), args, rests]);
  const file = `${KEPT}/${name}-${sum}.json`;
  // Unfinished results of another commit would be refused.
  const out = kind.continues ? ["--out", `${KEPT}/${name}-${sumOf([sum, programText()])}`] : [];
  return { ...kind, name, measures, args, out, file, kept: existsSync(file), seconds: run.seconds ?? 0 };
}

const sumOf = (parts) => createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);

/** Numbers of a run by measure; runs it where it is not kept. `errors`: where it writes what it says beside them. */
export function numbersOf({ name, measures, args, out, file, kept, read, keep }, errors) {
  if (!kept) {
    const command = ["bin/agglom.js", ...args, ...out, "--json", "--workers", "1"];
    const { stdout, status } = spawnSync(process.execPath, command, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", errors],
      maxBuffer: 1e9,
    });
    if (status === null || !stdout)
      throw new Error(`docs/findings.yaml: run ${name} ended with status ${status}: agglom ${args.join(" ")}`);
    writeFileSync(`${file}.new`, JSON.stringify(JSON.parse(stdout), keep));
    renameSync(`${file}.new`, file);
    if (out.length > 0) rmSync(out[1], { recursive: true, force: true });
  }
  const printed = JSON.parse(readFileSync(file, "utf8"));
  const numbers = Object.entries(measures).map(([id, measure]) => [
    id,
    rounded(read(printed, measure, `${name}.${id}`, id)),
  ]);
  return Object.fromEntries(numbers);
}

/**
 * Kinds of run. What is read: the value at central parameters, its 90 % range [low, median, high] over so many draws,
 * in how many of these what the sentence supposes holds, and the 95 % interval of chance.
 */
const KINDS = [
  { key: "scenario", ready: readyDraws, read: readDraws, continues: true },
  { key: "compare", ready: readyComparison, read: readComparison, keep: lastYear, continues: true },
  { key: "events", ready: readyEvents, read: readEvents },
];

/** A scenario on cohorts over parameter draws; its measures and what is supposed of them stand as a hypothesis. */
function readyDraws(name, { scenario, with: changes, draws: own, measures }, draws) {
  const file = `${KEPT}/${name}.yaml`;
  const asked = ({ above, below, within, ...measure }) => measure;
  const others = Object.keys(parse(readFileSync(scenario, "utf8")).hypothesis?.measures ?? {});
  const hypothesis = {
    id: name,
    claim: name,
    source: "docs/findings.yaml",
    measures: Object.fromEntries([
      ...others.map((id) => [id, null]),
      ...Object.entries(measures).map(([id, measure]) => [id, asked(measure)]),
    ]),
    // Which of them is the claim of a hypothesis does not matter here.
    expect: Object.entries(measures).map(([id, measure], k) => ({
      claim: id,
      ...(k === 0 && { main: true }),
      measure: id,
      ...supposed(measure),
    })),
  };
  writeFileSync(file, stringify({ extends: `../../${scenario}`, ...changes, hypothesis }));
  return { args: ["facts", file, "--draws", String(own ?? draws)], rests: loadScenario(file, diskFiles) };
}

const ANY = { within: [-Number.MAX_VALUE, Number.MAX_VALUE] };

const supposed = ({ above, below, within }) =>
  above !== undefined ? { above } : below !== undefined ? { below } : within ? { within } : ANY;

function readDraws([{ expectations }], _, __, id) {
  const { values, holds, share, worlds } = expectations.find(({ values }) => values[0].measure === id);
  const [{ central, band }] = values;
  return { central, band, draws: worlds, held: Math.round(share * worlds), holds: holds === true };
}

/** As a reader runs it: firms by chance, with the draws of that command. Of a document: its first scenario. */
function readyComparison(name, { compare }) {
  const file = compare.endsWith(".md") ? `${KEPT}/${name}.yaml` : compare;
  if (file !== compare) writeFileSync(file, /```yaml\n([^`]*)```/.exec(readFileSync(compare, "utf8"))[1]);
  const study = file.replace(/\.yaml$/, ".study.json");
  const stored = existsSync(study) ? readFileSync(study, "utf8") : null;
  return { args: ["compare", file], rests: [loadScenario(file, diskFiles), stored] };
}

/** Effects of earlier years are most of what a comparison prints: they are not kept. */
function lastYear(key, value) {
  if (key !== "effects" || !Array.isArray(value)) return value;
  const last = value.reduce((most, { year }) => Math.max(most, year), 0);
  return value.filter(({ year }) => year === last);
}

function readComparison([{ effects, uncertainty }], measure, where) {
  const { of, in: variant, place = "cluster", year = effects[0].year, above = -Infinity, below = Infinity } = measure;
  const row = found(effects, { variant, place, indicator: of, year }, where);
  const range = uncertainty?.effects.find((one) => is(one, { variant, place, indicator: of, year }));
  const percent = (value) => (100 * value) / Math.abs(row.baselineMean);
  return {
    central: percent(row.effect),
    band: range?.relative?.map((share) => 100 * share) ?? null,
    draws: range?.worlds ?? 0,
    chance: [row.ciLow, row.ciHigh].map(percent),
    holds: above < row.effect && row.effect < below,
  };
}

/** Dated events: what was observed, with the true effects that this allows, and what the model says. */
function readyEvents(_, { draws: own }, draws) {
  const files = ["scenarios/events", "scenarios/regions"].flatMap(filesIn).map((file) => readFileSync(file, "utf8"));
  return { args: ["events", "--draws", String(own ?? draws)], rests: files };
}

function readEvents({ events, pools }, { event, pool, said, verdict }, where) {
  const one = event ? found(events, { event }, where) : found(pools, { pool }, where);
  const { central, worlds } = one.prediction ?? {};
  const percents = (low, high) => [100 * low, null, 100 * high];
  const [least, most] = one.band;
  const seen = { central: 100 * one.effect, band: percents(one.effect - most, one.effect - least) };
  const told = said ? { central: 100 * central, band: worlds && percents(worlds.low, worlds.high) } : seen;
  return { ...told, draws: worlds?.count ?? 0, holds: verdict === undefined || verdict === one.verdict };
}

const is = (row, wanted) => Object.entries(wanted).every(([key, value]) => row[key] === value);

/** The row that is wanted; else what is not there, and the nearest name that is. */
function found(rows, wanted, where) {
  for (const [key, value] of Object.entries(wanted)) {
    const known = new Set(rows.map((row) => row[key]));
    if (!known.has(value)) missing(`${key} for ${where}`, value, [...known]);
  }
  return rows.find((row) => is(row, wanted)) ?? missing(`number for ${where}`, Object.values(wanted).join(", "), []);
}

/** Stops: something is named that is not there. */
export function missing(thing, name, known) {
  const nearest = nearestName(String(name), known.map(String));
  throw new Error(`docs/findings.yaml: there is no ${thing}: ${name}${nearest ? `; nearest: ${nearest}` : ""}`);
}

/** Digits that are the same on every machine. */
function rounded(number) {
  return JSON.parse(JSON.stringify(number), (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(6)) : value,
  );
}

let programSum;

/** Of all compiled code that makes numbers. */
function program() {
  programSum ??= ROOMS.flatMap((room) => filesIn(`dist/${room}`))
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum.update(readFileSync(file)), createHash("sha256"))
    .digest("hex");
  return programSum;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .sort();
}
