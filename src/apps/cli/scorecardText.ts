import type { Scored } from "../../evidence/scorecard/answers.js";
import type { Rule, Status, Target } from "../../evidence/scorecard/targets.js";
import { csvTable } from "../../measures/results/index.js";
import { ofWords, tableOf, tableText } from "../../report/index.js";
import {
  ENGLISH,
  english,
  joined,
  type Language,
  percentSigns,
  saying,
  type Text,
  type TextKey,
  t,
  textOf,
  unitWords,
} from "../../words/index.js";
import { readable } from "./output.js";

const STATUS: Record<Status, TextKey> = {
  misses: "cli.scoreMisses",
  "concept differs": "cli.scoreDiffers",
  "cannot be asked yet": "cli.scoreNotAsked",
  "inside the error": "cli.scoreInside",
  reproduced: "cli.scoreReproduced",
};

const RULE: Record<Rule["kind"], TextKey> = {
  digits: "cli.ruleDigits",
  within: "cli.ruleWithin",
  "at-least": "cli.ruleAtLeast",
  "at-most": "cli.ruleAtMost",
  sign: "cli.ruleSign",
  order: "cli.ruleOrder",
};

/** How many of which status and kind; theory and numbers of the fit are no test of the model. */
function scoreSummary(rows: readonly Scored[]): Text {
  const count = (is: (row: Scored) => boolean) => rows.filter(is).length;
  const having = (status: Status) => count((row) => row.status === status);
  const about = (...kinds: Target["source"]["kind"][]) => count(({ target }) => kinds.includes(target.source.kind));
  const free = ({ target }: Scored) => target.source.kind !== "theory" && target.used === "no";
  const met = count((row) => free(row) && (row.status === "inside the error" || row.status === "reproduced"));
  return t("cli.scoreSummary", {
    count: rows.length,
    misses: having("misses"),
    inside: having("inside the error"),
    reproduced: having("reproduced"),
    differs: having("concept differs"),
    unasked: having("cannot be asked yet"),
    china: about("china", "people"),
    theory: about("theory"),
    used: count(({ target }) => target.used === "fit"),
    free: met + count((row) => free(row) && row.status === "misses"),
    met,
  });
}

/** For a screen: the count, all rows, misses first, and what stands behind those that do not simply agree. */
export function scorecardText(rows: readonly Scored[], language: Language = ENGLISH): string {
  const say = saying(language);
  const heads = [
    ofWords("cli.scoreStatusHead"),
    ofWords("cli.scoreNumberHead"),
    "cli.scoreModelHead",
    "cli.scorePublishedHead",
    ofWords("cli.unit"),
    ofWords("cli.scoreRuleHead"),
    ofWords("cli.scoreUsedHead"),
    ofWords("cli.scoreSourceHead"),
  ] as const;
  const cells = rows.map((row) => {
    const { status, number, place, model, published, unit, rule, used } = wordsOf(row, language);
    const named = joined([number, place], "comma");
    return [...[status, named, model, published, unit, rule, used].map((text) => say(text)), row.target.source.id];
  });
  return [
    `${say(scoreSummary(rows))}\n\n`,
    tableText(tableOf(say, "", heads, cells)),
    ...notesOf(rows).map(({ text, indented }) => `${indented ? "  " : "\n"}${say(text)}\n`),
  ].join("");
}

/** A section of a document: the same with the share of draws that keep the rule. */
export function scorecardMarkdown(rows: readonly Scored[], language: Language = ENGLISH): string {
  const lines = rows.map((row) => t("cli.scoreRow", { ...wordsOf(row, language) })[language]);
  const head = t("cli.scoreColumns")[language];
  const rule = head.replaceAll(/[^|]+/g, " --- ");
  const notes = notesOf(rows).map(({ text, indented }) => (indented ? `- ${text[language]}` : `\n${text[language]}\n`));
  return [scoreSummary(rows)[language], "", head, rule, ...lines, ...notes, ""].join("\n");
}

function wordsOf(row: Scored, language: Language) {
  const { target, status, value, range, share } = row;
  const { published, error, errorFrom, unit, rule, source } = target;
  const numbers = { published: short(published), error: short(error) };
  const own = value === null ? "-" : short(value);
  const none = textOf("-");
  return {
    status: t(STATUS[status]),
    number: target.label,
    place: target.place,
    model: range ? t("cli.scoreWithRange", { value: own, low: short(range[0]), high: short(range[1]) }) : textOf(own),
    published: t(errorFrom === "assumed" ? "cli.scoreAssumedError" : "cli.scoreWithErrors", numbers),
    unit: unitWords(unit) ?? textOf(unit),
    rule: t(RULE[rule.kind], { errors: rule.errors }),
    share: share === null ? none : textOf(percent(share, language)),
    used: target.used === "fit" ? t("cli.scoreFit") : none,
    source: source.status === "read" ? textOf(source.source) : t("evidence.recalled", { work: source.source }),
  };
}

/** Four digits that carry meaning, without zeros that nobody measured. */
const short = (value: number) => String(Number(readable(value)));

const percent = (share: number, language: Language) => percentSigns(`${Math.round(100 * share)} %`, language);

/** What is compared where a row misses or its concept differs, once a source; then why rows cannot be asked. */
function notesOf(rows: readonly Scored[]): { text: Text; indented: boolean }[] {
  const differing = rows.filter(({ status }) => status === "misses" || status === "concept differs");
  const sources = [...new Set(differing.map(({ target }) => target.source))];
  const compared = sources.map(({ id, source, compared: en, comparedZh }) =>
    t("cli.scoreWhy", { ids: id, source, compared: textOf(en, comparedZh) }),
  );
  const whys = gathered(differing.flatMap(({ target: { id, why } }) => (why ? { id, reason: why } : [])));
  const unasked = gathered(rows.flatMap(({ target: { id }, reason }) => (reason ? { id, reason } : [])));
  const listed = (head: TextKey, texts: readonly Text[]) =>
    texts.length === 0 ? [] : [{ text: t(head), indented: false }, ...texts.map((text) => ({ text, indented: true }))];
  return [...listed("cli.scoreWhyHead", [...compared, ...whys]), ...listed("cli.scoreUnaskedHead", unasked)];
}

/** Each reason once, behind the rows that have it. */
function gathered(said: readonly { id: string; reason: Text }[]): Text[] {
  const reasons = [...new Set(said.map(({ reason }) => english(reason)))];
  return reasons.map((words) => {
    const having = said.filter(({ reason }) => english(reason) === words);
    return joined([joined(having.map(({ id }) => id)), having[0]!.reason], "colon");
  });
}

/** One line a row. */
export function scorecardCsv(rows: readonly Scored[]): string {
  return csvTable(
    "id,status,label,place,model,low,high,draws,share_of_draws,published,error,error_from,errors_away,unit,rule," +
      "errors_allowed,used,kind,source,where_read,source_status,compared,why",
    rows.map(({ target, status, value, range, draws, share, distance, reason }) => {
      const { id, label, place, published, error, errorFrom, unit, rule, used, source, why } = target;
      return [
        ...[id, status, english(label), english(place), value, range?.[0], range?.[1], draws, share],
        published,
        error,
        errorFrom,
        distance,
        unit,
        rule.kind,
        rule.errors,
        used,
        source.kind,
        source.source,
        ...[source.whereRead, source.status, source.compared, english(why ?? reason ?? "")],
      ];
    }),
  );
}

/** The same as data. */
export function scorecardJson(rows: readonly Scored[]): unknown {
  return rows.map(({ target: { file: _, line: __, ...target }, ...found }) => ({ ...target, ...found }));
}
