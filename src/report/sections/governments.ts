import type { Decision } from "../../measures/results/index.js";
import type { Lookup } from "../../measures/views/data.js";
import {
  type ChosenLever,
  distinct,
  firstRun,
  inFirstYear,
  inLastYear,
  leverName,
  leversChosen,
  meanOf,
  ofVariant,
  variantLabel,
} from "../../measures/views/decisions.js";
import { logPoints, plain } from "../../measures/views/present.js";
import type { Reader } from "../../measures/views/reader.js";
import { type Alternative, weighing } from "../../measures/views/weighing.js";
import { joined, type Text, t } from "../../words/index.js";
import { courseSentences } from "../answer/courses.js";
import { escapeHtml } from "../tables/html.js";
import { ofWords, tableHtml, tableOf } from "../tables/table.js";
import { councilHtml, FIRST_REPLICATE } from "./council.js";

/** How choices of city governments end, and their averages; empty where nobody chooses. HTML. */
export function decisionsHtml(view: Lookup): string {
  const quoted = (variant: string) => `“${variantLabel(view, variant)}”`;
  const courses = courseSentences(view.data.choices.courses, quoted, view.language);
  const items = [...courses, ...leversChosen(view).map((lever) => averages(lever, quoted, view))];
  const list = items.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  return list && `<ul class="findings">${list}</ul>`;
}

/** Why cities chose so, and the meetings of councils; empty where nobody decides. HTML. */
export function reasonsHtml(view: Lookup): string {
  return why(view, leversChosen(view)) + (view.data.choices.meetings.length > 0 ? councilHtml(view) : "");
}

/** Of arms whose governments weigh alternatives; imitators weigh none. */
function why(view: Lookup, levers: readonly ChosenLever[]): string {
  const { imitating } = view.data.context;
  const tables = levers.flatMap((lever) =>
    lever.variants
      .filter((variant) => !imitating.includes(variant))
      .map((variant) => reasonsTable(view, lever, variant)),
  );
  const { say } = view;
  const replicates = view.data.manifest.replicates > 1 ? say(FIRST_REPLICATE) : "";
  return tables.length > 0
    ? `<h3>${say(t("report.why"))}</h3><p>${say(REASONS)}${replicates}</p>${tables.join("")}`
    : "";
}

/** What the cities chose on average, arm by arm, and where they came from. */
function averages(lever: ChosenLever, quoted: (variant: string) => string, reader: Reader): string {
  const { say } = reader;
  const { decisions, decimals, variants } = lever;
  const last = variants.map((variant) => {
    const mean = plain(meanOf(inLastYear(ofVariant(decisions, variant)), "value"), decimals);
    return say(t("report.under2", { mean, quoted: quoted(variant) }));
  });
  const cities = distinct(decisions.map(({ city }) => city)).length;
  const whose = cities === 1 ? say(t("report.oneCity")) : say(t("report.meanCities", { cities }));
  const before = plain(meanOf(inFirstYear(decisions), "before"), decimals);
  const name = leverName(lever, reader);
  return say(t("report.beforeFirstDecisionAfterLast", { name, whose, before, last: joined(last, "comma") }));
}

const REASONS: Text = t("report.lastDecisionEveryCity");

const COLUMNS: readonly Text[] = [
  t("report.city"),
  t("report.before"),
  t("report.chosen"),
  t("report.gainChange"),
  t("report.bestAlternative"),
  t("report.lowestTried"),
  t("report.highestTried"),
];
const SHAPE: Text = t("report.flatSteep");

/** Why: the last decision of every city under a variant, with what else it weighed. */
function reasonsTable(view: Lookup, lever: ChosenLever, variant: string): string {
  const last = inLastYear(firstRun(lever.decisions, variant));
  const nameOf = (id: string) => view.data.context.cities.find((city) => city.id === id)?.label ?? id;
  const rows = last.map((decision) => [nameOf(decision.city), ...reasons(decision, lever.decimals, view)]);
  const [name, arm, year] = [leverName(lever, view), variantLabel(view, variant), last[0]!.year];
  const title = view.say(t("report.underDecision", { name, arm, year }));
  const table = tableOf(title, [...COLUMNS.map(view.say), ofWords(view.say(SHAPE))], rows);
  return `<details><summary>${escapeHtml(title)}</summary>${tableHtml(table)}</details>`;
}

function reasons(decision: Decision, decimals: number, { say }: Reader): string[] {
  const { value, before, payoffBefore, payoffAfter } = decision;
  const { lowest, highest, best, flat } = weighing(decision);
  const option = ({ value: other, gain }: Alternative) =>
    say(t("report.text13", { other: plain(other, decimals), logPoints: logPoints(gain) }));
  const steepness = flat ? say(t("report.flat")) : say(t("report.steep"));
  const shape = best === undefined ? say(t("report.nothingElseTried")) : steepness;
  const corner =
    value === lowest.value ? say(t("report.lowest")) : value === highest.value ? say(t("report.highest")) : "";
  return [
    plain(before, decimals),
    plain(value, decimals),
    logPoints(payoffAfter - payoffBefore),
    best === undefined ? "" : option(best),
    option(lowest),
    option(highest),
    best === undefined ? shape : shape + corner,
  ];
}
