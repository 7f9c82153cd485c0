import type { Decision } from "../results/index.js";
import { councilHtml } from "./council.js";
import { courseSentences } from "./courses.js";
import type { Lookup } from "./data.js";
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
} from "./decisions.js";
import { escapeHtml } from "./html.js";
import { logPoints, plain } from "./present.js";
import { type Column, tableHtml } from "./tableHtml.js";
import { type Alternative, weighing } from "./weighing.js";

/** How choices of city governments end, and their averages; empty where nobody chooses. HTML. */
export function decisionsHtml(view: Lookup): string {
  const quoted = (variant: string) => `“${variantLabel(view, variant)}”`;
  const courses = courseSentences(view.data.choices.courses, quoted);
  const items = [...courses, ...leversChosen(view).map((lever) => averages(lever, quoted))];
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
  const replicates = view.data.manifest.replicates > 1 ? " First replicate." : "";
  return tables.length > 0 ? `<h3>Why</h3><p>${REASONS}${replicates}</p>${tables.join("")}` : "";
}

/** What the cities chose on average, arm by arm, and where they came from. */
function averages(lever: ChosenLever, quoted: (variant: string) => string): string {
  const { decisions, decimals, variants } = lever;
  const last = variants.map((variant) => {
    const mean = meanOf(inLastYear(ofVariant(decisions, variant)), "value");
    return `${plain(mean, decimals)} under ${quoted(variant)}`;
  });
  const cities = distinct(decisions.map(({ city }) => city)).length;
  const whose = cities === 1 ? "of one city" : `mean of ${cities} cities`;
  const before = plain(meanOf(inFirstYear(decisions), "before"), decimals);
  return `${leverName(lever)}, ${whose}: ${before} before the first decision; after the last ${last.join(", ")}.`;
}

const REASONS =
  "The last decision of every city. In brackets: what another value would have brought it, over what it chose, in log points of its objective; 1 is about 1 % more of all that it wants, in one of the years it looks ahead. The best alternative is the best value tried at least a tenth of the range away. Flat: that one costs less than 0.1, which a city would hardly notice; at a bound, a tenth of the range does by the slope there.";

const COLUMNS: Column[] = [
  "city",
  "before",
  "chosen",
  "gain by the change",
  "best alternative",
  "lowest tried",
  "highest tried",
  { text: "flat or steep" },
];

/** Why: the last decision of every city under a variant, with what else it weighed. */
function reasonsTable(view: Lookup, lever: ChosenLever, variant: string): string {
  const last = inLastYear(firstRun(lever.decisions, variant));
  const nameOf = (id: string) => view.data.context.cities.find((city) => city.id === id)?.label ?? id;
  const rows = last.map((decision) => [nameOf(decision.city), ...reasons(decision, lever.decimals)]);
  const title = `${leverName(lever)} under “${variantLabel(view, variant)}”, decision of ${last[0]!.year}`;
  return `<details><summary>${escapeHtml(title)}</summary>${tableHtml(COLUMNS, rows)}</details>`;
}

function reasons(decision: Decision, decimals: number): string[] {
  const { value, before, payoffBefore, payoffAfter } = decision;
  const { lowest, highest, best, flat } = weighing(decision);
  const option = ({ value: other, gain }: Alternative) => `${plain(other, decimals)} (${logPoints(gain)})`;
  const shape = best === undefined ? "nothing else tried" : flat ? "flat" : "steep";
  const corner = value === lowest.value ? ", at the lowest" : value === highest.value ? ", at the highest" : "";
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
