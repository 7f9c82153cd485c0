import { isAbout, type LeverChange, type VariantChanges } from "../../measures/results/index.js";
import { capitalised, inSentence, type Lookup, labelIn, plain } from "../../measures/views/index.js";
import {
  both,
  bothSentences,
  joined,
  type Language,
  percentSigns,
  percentUnit,
  type Sentences,
  type ShownUnit,
  shownUnit,
  type Text,
  type TextKey,
  t,
  textOf,
} from "../../words/index.js";
import { escapeHtml, findingsHtml, ofWords, tableHtml, tableOf } from "../tables/table.js";

type Numbers = LeverChange["sets"][number];

/** What there is one number of for each. */
const COUNTED: Readonly<Record<Numbers["of"], TextKey>> = {
  node: "report.places",
  pair: "report.orderedPairsPlaces",
  cell: "report.sectorsPlaces",
  sectorPair: "report.sectorsOrderedPairs",
  worker: "report.typesLabourPlaces",
  workerPair: "report.typesLabourOrderedPairs",
};

/** What a variant changes, a sentence a lever, at most `most`. `who` decides on it, where that is asked. */
export function changeSentences(changes: VariantChanges, who = true, most = 6): Sentences {
  const told = changes.levers.slice(0, most).map((lever) => leverText(lever, who));
  const left = changes.levers.length - told.length;
  if (left > 0) told.push(t("report.moreLevers", { left }));
  return bothSentences((language) => [...told, ...changes.also].map((text) => text[language]));
}

function leverText(lever: LeverChange, who: boolean): Text {
  return changeText(lever, (language) => [
    whereText(lever, language),
    ...whatTexts(lever, language),
    ...(who ? [t("report.decidedBy", { who: lever.decidedBy })[language]] : []),
  ]);
}

/** A lever in one line: whom, and the first numbers that it changes, before and after. */
function briefChange(lever: LeverChange): Text {
  return changeText(lever, (language) => [whereText(lever, language), ...whatTexts(lever, language).slice(0, 2)]);
}

function changeText(lever: LeverChange, partsIn: (language: Language) => string[]): Text {
  const years = both((language) => yearsText(lever, language));
  const parts = both((language) => {
    const agreed = lever.agreed ? t("report.onlyWhileCouncilAgrees")[language] : "";
    return [...partsIn(language), agreed].filter(Boolean).join(t("join.semicolon")[language]);
  });
  return t("report.leverChange", { label: lever.label, years, parts });
}

/** Whom: the first place speaks for itself, others with what they are. */
function whereText({ places }: LeverChange, language: Language): string {
  const [colon, semicolon] = [t("join.colon")[language], t("join.semicolon")[language]];
  return places
    .map(({ label, value }, at) =>
      at === 0 ? value[language] : `${inSentence(label[language])}${colon}${value[language]}`,
    )
    .join(semicolon);
}

function whatTexts(lever: LeverChange, language: Language): string[] {
  const sets = lever.sets.map((set) => numbersText(set, language) + eachText(set, language));
  const texts = [...sets, ...termTexts(lever, language)];
  return texts.map((text) => percentSigns(text, language));
}

/** An amount that stands for several places is of each: what a province as a whole holds is not meant. */
function eachText({ of, entries }: Numbers, language: Language): string {
  return of === "node" && entries > 1 ? t("report.inEachOf", { entries })[language] : "";
}

/** "toll 2 → 0 yuan per vehicle-km" */
function numbersText({ label, unit, before, after }: Numbers, language: Language): string {
  const shown = readableUnit(unit, language);
  const inDigits = (digits: number) => [before, after].map((span) => spanText(span, shown.factor, language, digits));
  // What changes is never told as the same twice.
  const differs = [3, 4, 5, 6, 9].find((digits) => new Set(inDigits(digits)).size > 1);
  const [old, now] = inDigits(differs ?? 3);
  const values = { label: inSentence(label[language]), old, now, unit: shown.unit };
  return t("report.beforeAfterUnit", values)[language];
}

/** Shares in per cent, money in billions (English). */
function readableUnit(unit: Text, language: Language): ShownUnit {
  const money = shownUnit(unit, language);
  return money.factor === 1 ? percentUnit(unit, language) : money;
}

function termTexts({ terms }: LeverChange, language: Language): string[] {
  return terms.map(({ label, value, number, unit }) => {
    const colon = t("join.colon")[language];
    // What a unit explains in brackets is for those who write the lever; other languages have brackets for more.
    const explained = unit.en.endsWith(")");
    const shown = readableUnit(explained ? both((of) => unit[of].replace(/ ?[(（].*[)）]$/, "")) : unit, language);
    const text = number === null ? value[language] : spanText([number, number], shown.factor, language);
    return `${inSentence(label[language])}${colon}${text}${shown.unit && ` ${shown.unit}`}`;
  });
}

function spanText([low, high]: Numbers["before"], factor: number, language: Language, digits = 3): string {
  const show = (value: number | null) => {
    if (value === null) return t("report.limit")[language];
    const size = Number((value * factor).toPrecision(digits));
    return plain(size, decimals(size));
  };
  const [from, to] = [show(low), show(high)];
  return from === to ? from : t("report.fromTo", { from, to })[language];
}

/** Decimals of a number, without zeros at its end. */
function decimals(value: number): number {
  return (String(value).split(".")[1] ?? "").length;
}

function yearsText({ from, to }: LeverChange, language: Language): string {
  if (to === null) return t("report.fromYearOn", { from })[language];
  return from === to ? t("report.inYear", { year: from })[language] : t("report.yearRange", { from, to })[language];
}

/**
 * All variants: levers with values before and after, dates, whom, who decides. HTML; nothing where results do not say.
 */
export function changesHtml(view: Lookup): string {
  const { changes } = view.source.context;
  return view.variants
    .flatMap(({ id, label }) => {
      const own = changes.find(({ variant }) => variant === id);
      if (!own || (own.levers.length === 0 && own.also.length === 0)) return [];
      const also = own.also.map((text) => `<p>${escapeHtml(view.say(text))}</p>`).join("");
      const rows = own.levers.map((lever) => row(view, lever));
      const table = tableOf(view.say, textOf(label), HEADS, rows);
      return `<h3>${escapeHtml(label)}</h3>${also}${rows.length > 0 ? tableHtml(table) : ""}`;
    })
    .join("");
}

/** How many levers, in how many variants, from when on. */
export function leversBrief({ say, variants, data: { context } }: Lookup): string {
  const levers = new Set(context.changes.flatMap(({ levers }) => levers.map(({ type, from }) => `${type} ${from}`)));
  return say("report.leversBrief", { levers: levers.size, variants: variants.length, from: context.reformYear });
}

const HEADS = (["lab.lever", "lab.years", "report.whom", "report.beforeAfter", "report.decided"] as const).map(ofWords);

function row(view: Lookup, lever: LeverChange): string[] {
  const { language, say } = view;
  const [semicolon, colon] = [say("join.semicolon"), say("join.colon")];
  const numbers = lever.sets.map(
    (set) =>
      numbersText(set, language) + say("join.bracket", { text: `${plain(set.entries, 0)} ${say(COUNTED[set.of])}` }),
  );
  const agreed = t("report.onlyWhileCouncilAgrees");
  return [
    say(lever.label),
    yearsText(lever, language),
    lever.places.map(({ label, value }) => `${say(label)}${colon}${say(value)}`).join(semicolon),
    capitalised([...numbers, ...termTexts(lever, language)].join(semicolon)),
    say(lever.decidedBy) + (lever.agreed ? `${semicolon}${say(agreed)}` : ""),
  ];
}

/**
 * What every lever did, a line each: land sold, firms sent, bonds settled, money paid, or the first numbers before and
 * after, all of them where levers differ in the others alone. What only runs can tell stands first; a line that several
 * variants share is told once. `told`: the levers to tell of.
 */
export function deedLines(view: Lookup, told: (lever: LeverChange) => boolean = () => true): string[] {
  const { changes } = view.source.context;
  const briefs = changes.flatMap((variant) =>
    variant.levers
      .filter((lever) => told(lever) && !isRefused(view, variant, lever))
      .map((lever) => ({
        variant,
        deed: lever.deed && view.say(joined([lever.label, lever.deed], "colon")),
        brief: view.say(briefChange(lever)),
        whole: view.say(leverText(lever, false)),
      })),
  );
  const ordered = [...briefs.filter(({ deed }) => deed), ...briefs.filter(({ deed }) => !deed)];
  const lines = ordered.map(({ variant, deed, brief, whole }) => {
    const alike = briefs.some((other) => other.brief === brief && other.whole !== whole);
    return { variant, text: deed ?? (alike ? whole : brief) };
  });
  return [...new Set(lines.map(({ text }) => text))].map((text) => {
    const of = changes.filter((variant) => lines.some((one) => one.variant === variant && one.text === text));
    return percentSigns(namesOf(view, of) + text, view.language);
  });
}

/** Of an agreement that nobody signed in any run, so that the lever did nothing. */
function isRefused({ data: { choices } }: Lookup, { variant }: VariantChanges, { agreed, type }: LeverChange): boolean {
  const about = choices.meetings.filter((meeting) => meeting.variant === variant && isAbout(meeting, type));
  return agreed && about.length > 0 && about.every(({ members }) => members.length === 0);
}

/** Of levers of which the runs tell more than numbers before and after, which the page has in a table. */
export function deedsHtml(view: Lookup): string {
  const lines = deedLines(view, ({ deed }) => deed !== undefined);
  return lines.length > 0 ? `<h3>${escapeHtml(view.say(DEEDS))}</h3>${findingsHtml(lines)}` : "";
}

/** Of which variants a line is; nothing where there is no other. */
function namesOf({ say, variants }: Lookup, of: readonly VariantChanges[]): string {
  if (of.length === variants.length) return of.length > 1 ? say("report.allVariants") + say("join.colon") : "";
  const [first, ...more] = of.map(({ variant }) => labelIn(variants, variant));
  const label =
    more.length > 0 ? say("join.andMore", { names: `“${first}”`, left: more.length, count: of.length }) : `“${first}”`;
  return label + say("join.colon");
}

/** Heading of the lines. */
export const DEEDS = t("report.whatLeversDid");
