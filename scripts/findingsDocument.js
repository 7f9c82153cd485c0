// docs/findings.md, docs/review.md and the marked places of README in each language: sentences of docs/findings.yaml
// and docs/review.yaml with numbers of docs/findings.json, which `npm run findings -- --write` takes from runs.
import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { INDICATORS } from "../dist/measures/indicators/index.js";
import { decimalsFor, plain, rangeEnd, signed, threeDigits } from "../dist/measures/views/present.js";
import { amountIn, both, ENGLISH, LANGUAGES, percentSigns, range, t } from "../dist/words/index.js";
import { missing } from "./findingRuns.js";

const SENTENCES = "docs/findings.yaml";
export const NUMBERS = "docs/findings.json";
const PAGE = "docs/findings";
const CLAIMS = "docs/review.yaml";
const REVIEW = "docs/review";

/** What the files of sentences hold, and `numbers` of the documents by run and measure. */
export function readFindings() {
  const numbers = existsSync(NUMBERS) ? JSON.parse(readFileSync(NUMBERS, "utf8")) : {};
  const review = parse(readFileSync(CLAIMS, "utf8"));
  return { ...parse(readFileSync(SENTENCES, "utf8"), { merge: true }), review, numbers };
}

/** `{run_measure}`, or another form of the number: `{run_measure_range}`. */
const PLACE = /\{([a-z0-9]+)_([a-z0-9]+)(?:_([a-z]+))?\}/g;

/** Runs that a finding or a claim takes numbers from, in the order of its text. */
export function runsOf({ answer, sure }) {
  return [...new Set([...`${answer.en} ${sure?.en ?? ""}`.matchAll(PLACE)].map(([, run]) => run))];
}

/** Claims of the review that can be asked. */
export const claimsOf = ({ review }) => review.sections.flatMap(({ claims }) => claims);

export function findingNamed({ findings }, name) {
  const ids = findings.map(({ id }) => id);
  return findings[ids.indexOf(name)] ?? missing("finding", name, ids);
}

/** Texts by file. */
export function documents() {
  const read = readFindings();
  const blocks = read.findings.filter(({ block }) => block);
  return LANGUAGES.flatMap((language) => {
    const file = (name) => `${name}.${language === ENGLISH ? "md" : `${language}.md`}`;
    const marked = [...new Set(blocks.map(({ block }) => block))].filter((name) => existsSync(file(name)));
    return [
      [file(PAGE), page(read, language)],
      [file(REVIEW), reviewPage(read, language)],
      ...marked.map((name) => {
        const parts = blocks.filter(({ block }) => block === name);
        return [file(name), marking(file(name), parts, read, language)];
      }),
    ];
  });
}

function page(read, language) {
  const { title, intro } = read.page;
  const sections = read.findings.filter(({ block }) => !block).map((finding) => section(finding, read, language));
  const origin = `<!-- ${SENTENCES} and ${NUMBERS}; npm run findings -- --write -->`;
  return `${origin}\n# ${title[language]}\n\n${intro[language]}\n${sections.join("\n")}`;
}

/** The review claim by claim, by its sections; in the end what cannot be asked. */
function reviewPage(read, language) {
  const { page: words, sections, unasked } = read.review;
  const table = (columns, rows) =>
    [columns.map((key) => words[key][language]), columns.map(() => "---"), ...rows]
      .map((cells) => `| ${cells.join(" | ")} |\n`)
      .join("");
  const row = ({ claim, answer, sure, ask }) => [
    claim[language],
    filledText(answer, read, language),
    filledText(sure, read, language),
    asked(ask),
  ];
  const parts = sections.map(
    ({ title, claims }) => `## ${title[language]}\n\n${table(["claim", "answer", "sure", "ask"], claims.map(row))}`,
  );
  const rest = unasked.map(({ claim, because }) => [claim[language], because[language]]);
  return [
    `<!-- ${CLAIMS} and ${NUMBERS}; npm run findings -- --write -->\n# ` +
      `${words.title[language]}\n\n${words.intro[language]}`,
    ...parts,
    `## ${words.unasked[language]}\n\n${table(["claim", "because"], rest)}`,
  ].join("\n");
}

/** A command, its file as a link. */
function asked(ask) {
  const [command, file] = ask.split(" ");
  return file ? `\`agglom ${command}\` [${file.split("/").at(-1)}](../${file})` : `\`agglom ${command}\``;
}

/** Question, answer, what is assumed, and how to repeat it. */
function section(finding, read, language) {
  const { id, title, assumed, picture } = finding;
  const { page, runs } = read;
  const files = [...new Set(runsOf(finding).flatMap((run) => runs[run].scenario ?? []))];
  const links = files.map((file) => `[${file.split("/").at(-1)}](../${file})`).join(", ");
  const words = (key, text) => `*${page[key][language]}*${t("join.colon")[language]}${text}\n`;
  return [
    `## ${title[language]}\n\n${filled(finding, read, language)}`,
    ...(picture ? [`![${picture[language]}](${picture.file})\n`] : []),
    ...(assumed ? [words("assumed", assumed[language])] : []),
    ...(files.length > 0 ? [words("repeat", `\`npm run findings -- ${id}\` (${links})`)] : []),
  ].join("\n");
}

/** A document with its marked places filled. */
function marking(file, parts, read, language) {
  return parts.reduce(
    (text, finding) => {
      const [begin, end] = [`<!-- findings: ${finding.id} -->\n`, "<!-- end of findings -->\n"];
      const [from, to] = [text.indexOf(begin), text.indexOf(end, text.indexOf(begin))];
      if (from < 0 || to < 0) throw new Error(`${file} lacks the lines ${begin.trim()} and ${end.trim()}`);
      return text.slice(0, from + begin.length) + filled(finding, read, language) + text.slice(to);
    },
    readFileSync(file, "utf8"),
  );
}

/** Findings for a screen, in English. */
export function told(findings, read) {
  return findings.map((finding) => filled(finding, read, ENGLISH)).join("\n");
}

const filled = ({ answer }, read, language) => filledText(answer, read, language);

function filledText(text, read, language) {
  return text[language].replace(PLACE, (_, run, id, form = "whole") => {
    const { measures } = read.runs[run] ?? missing("run", run, Object.keys(read.runs));
    const measure = measures[id] ?? missing(`measure of ${run}`, id, Object.keys(measures));
    const number = read.numbers[run]?.[id];
    return number ? shown(measure, number, read, form)[language] : "?";
  });
}

/** A number in words: with its 90 % range, or another of its forms. */
export function shown(measure, number, { page: words }, form = "whole") {
  const { central, band, chance, held, draws } = number;
  const supposes = ["above", "below", "within"].some((key) => measure[key] !== undefined);
  const one = (value) => oneText(measure, value, words, chance ? asOnScreen : decimalsFor);
  const between = (ends) => endsText(measure, ends, words, central);
  const forms = {
    central: () => one(central),
    ...(band && { median: () => one(band[1]), range: () => between([band[0], band[2]]) }),
    ...(chance && { chance: () => between(chance) }),
    draws: () => both(() => String(draws)),
    ...(supposes && { held: () => both((language) => filledIn(words.held[language], { held, draws })) }),
    whole: () => (band ? joinedBy("join.bracket", one(central), between([band[0], band[2]])) : one(central)),
  };
  return (forms[form] ?? missing(`form of ${measure.of}`, form, Object.keys(forms)))();
}

const asOnScreen = (value) => Math.min(threeDigits(value), 2);

const filledIn = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const joinedBy = (key, first, text) => both((language) => first[language] + t(key, { text })[language]);

/** A value with its unit; `decimals` for its size. */
function oneText(measure, value, words, decimals) {
  const { counted, sign, unit } = unitOf(measure, words);
  return both((language) => {
    const amount = counted(value, language);
    return percentSigns(sign(amount, Math.min(decimals(amount), FINEST)) + unit[language], language);
  });
}

/** Both ends of a range, with the digits that its width warrants: at most one more than the value within has. */
function endsText(measure, ends, words, central) {
  const { counted, sign, unit } = unitOf(measure, words);
  return both((language) => {
    const [low, high] = ends.map((value) => counted(value, language));
    const finest = Math.min(decimalsFor(counted(central, language)) + 1, FINEST);
    const digits = [low, high].map((value) => rangeEnd(value, Math.min(decimalsFor(high - low), finest), sign));
    if (unit === PERCENT && digits[0] !== digits[1])
      return t("report.percentRange", { low: digits[0], high: digits[1] })[language];
    return percentSigns(range(...digits, language) + unit[language], language);
  });
}

/** Decimals of the smallest numbers. */
const FINEST = 4;

const PERCENT = both(() => " %");

/** Per cent by default; of a value or a difference what the indicator is counted in. */
function unitOf({ as = "percent", of = "" }, { currency }) {
  const sign = as === "value" ? plain : signed;
  const plainly = { counted: (value) => value, sign, unit: both(() => "") };
  if (as === "percent") return { ...plainly, unit: PERCENT };
  const unit = INDICATORS.find(({ id }) => id === of)?.unit ?? (of.startsWith("gain:") ? "100 million" : "");
  if (unit.startsWith("100 million"))
    return { counted: amountIn, sign, unit: t("report.bn", { amount: "", currency }) };
  if (!unit.startsWith("share")) return plainly;
  return { counted: (value) => 100 * value, sign, unit: as === "value" ? PERCENT : t("report.pp") };
}
