import type { Text } from "../language/index.js";
import type { Decision } from "../results/index.js";
import { councilHtml, FIRST_REPLICATE } from "./council.js";
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
import type { Reader } from "./reader.js";
import { type Column, tableHtml } from "./tableHtml.js";
import { type Alternative, weighing } from "./weighing.js";

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
    ? `<h3>${say({ en: "Why", zh: "原因" })}</h3><p>${say(REASONS)}${replicates}</p>${tables.join("")}`
    : "";
}

/** What the cities chose on average, arm by arm, and where they came from. */
function averages(lever: ChosenLever, quoted: (variant: string) => string, reader: Reader): string {
  const { say } = reader;
  const { decisions, decimals, variants } = lever;
  const last = variants.map((variant) => {
    const mean = plain(meanOf(inLastYear(ofVariant(decisions, variant)), "value"), decimals);
    return say({ en: `${mean} under ${quoted(variant)}`, zh: `${quoted(variant)}下为${mean}` });
  });
  const cities = distinct(decisions.map(({ city }) => city)).length;
  const whose =
    cities === 1
      ? say({ en: "of one city", zh: "一个城市" })
      : say({ en: `mean of ${cities} cities`, zh: `${cities}个城市的均值` });
  const before = plain(meanOf(inFirstYear(decisions), "before"), decimals);
  const name = leverName(lever, reader);
  return say({
    en: `${name}, ${whose}: ${before} before the first decision; after the last ${last.join(", ")}.`,
    zh: `${name}，${whose}：首次决策前为${before}；最后一次决策后${last.join("，")}。`,
  });
}

const REASONS: Text = {
  en: "The last decision of every city. In brackets: what another value would have brought it, over what it chose, in log points of its objective; 1 is about 1 % more of all that it wants, in one of the years it looks ahead. The best alternative is the best value tried at least a tenth of the range away. Flat: that one costs less than 0.1, which a city would hardly notice; at a bound, a tenth of the range does by the slope there.",
  zh: "各城市的最后一次决策。括号内：若选其他值，相对于所选值的得失，以其目标的对数点计；1约等于在其所考虑的某一年里，所求各项都多1 %。最佳备选是与所选值至少相距十分之一取值范围的试算值中最优者。平坦：改选它的损失小于0.1，城市几乎察觉不到；所选值位于边界时，按该处斜率计移动十分之一取值范围的损失。",
};

const COLUMNS: readonly Text[] = [
  { en: "city", zh: "城市" },
  { en: "before", zh: "之前" },
  { en: "chosen", zh: "所选" },
  { en: "gain by the change", zh: "改变所得" },
  { en: "best alternative", zh: "最佳备选" },
  { en: "lowest tried", zh: "最低试算值" },
  { en: "highest tried", zh: "最高试算值" },
];
const SHAPE: Text = { en: "flat or steep", zh: "平坦或陡峭" };

/** Why: the last decision of every city under a variant, with what else it weighed. */
function reasonsTable(view: Lookup, lever: ChosenLever, variant: string): string {
  const last = inLastYear(firstRun(lever.decisions, variant));
  const nameOf = (id: string) => view.data.context.cities.find((city) => city.id === id)?.label ?? id;
  const rows = last.map((decision) => [nameOf(decision.city), ...reasons(decision, lever.decimals, view)]);
  const [name, arm, year] = [leverName(lever, view), variantLabel(view, variant), last[0]!.year];
  const title = view.say({
    en: `${name} under “${arm}”, decision of ${year}`,
    zh: `“${arm}”下的${name}，${year}年的决策`,
  });
  const columns: Column[] = [...COLUMNS.map(view.say), { text: view.say(SHAPE) }];
  return `<details><summary>${escapeHtml(title)}</summary>${tableHtml(columns, rows)}</details>`;
}

function reasons(decision: Decision, decimals: number, { say }: Reader): string[] {
  const { value, before, payoffBefore, payoffAfter } = decision;
  const { lowest, highest, best, flat } = weighing(decision);
  const option = ({ value: other, gain }: Alternative) =>
    say({
      en: `${plain(other, decimals)} (${logPoints(gain)})`,
      zh: `${plain(other, decimals)}（${logPoints(gain)}）`,
    });
  const steepness = flat ? say({ en: "flat", zh: "平坦" }) : say({ en: "steep", zh: "陡峭" });
  const shape = best === undefined ? say({ en: "nothing else tried", zh: "未试其他值" }) : steepness;
  const corner =
    value === lowest.value
      ? say({ en: ", at the lowest", zh: "，在最低值" })
      : value === highest.value
        ? say({ en: ", at the highest", zh: "，在最高值" })
        : "";
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
