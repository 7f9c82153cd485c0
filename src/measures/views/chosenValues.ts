import { t } from "../../words/index.js";
import type { Decision } from "../results/index.js";
import type { Lookup } from "./data.js";
import { type ChosenLever, distinct, inFirstYear, meanOf, ofVariant, variantLabel } from "./decisions.js";

/** Values of a lever in force in an arm: before the first decision, then after the decisions of each year. */
export interface ArmValues {
  label: string;
  /** "before", then years. */
  columns: string[];
  /**
   * Mean of the cities first where there are several, then city by city. [row][column], means over replicates; NaN
   * where a city does not choose.
   */
  values: number[][];
}

/** What was chosen in some arms; `rows` names the rows, those with the highest values on top. */
export function chosenValues(
  view: Lookup,
  { decisions }: ChosenLever,
  variants: readonly string[],
): { rows: string[]; arms: ArmValues[] } {
  const cities = view.data.context.cities.filter(({ id }) => decisions.some(({ city }) => city === id));
  const several = cities.length > 1;
  const before = view.say(t("report.before"));
  const tables = variants.map((variant) => tableOf(ofVariant(decisions, variant), cities, before));
  const overall = cities.map((_, city) => mean(tables.flatMap(({ values }) => values[city]!)));
  const order = cities.map((_, city) => city).sort((a, b) => overall[b]! - overall[a]!);
  const arms = tables.map(({ columns, values }, v) => ({
    label: variantLabel(view, variants[v]!),
    columns,
    values: [
      ...(several ? [columns.map((_, at) => mean(values.map((row) => row[at]!)))] : []),
      ...order.map((city) => values[city]!),
    ],
  }));
  return {
    rows: [...(several ? [view.say(t("report.mean"))] : []), ...order.map((city) => cities[city]!.label)],
    arms,
  };
}

function tableOf(
  decisions: readonly Decision[],
  cities: readonly { id: string }[],
  before: string,
): Omit<ArmValues, "label"> {
  const years = distinct(decisions.map(({ year }) => year)).sort((a, b) => a - b);
  const values = cities.map(({ id }) => {
    const own = decisions.filter(({ city }) => city === id);
    const after = years.map((year) =>
      meanOf(
        own.filter((decision) => decision.year === year),
        "value",
      ),
    );
    return [meanOf(inFirstYear(own), "before"), ...after];
  });
  return { columns: [before, ...years.map(String)], values };
}

/** Of those that are known. */
function mean(values: readonly number[]): number {
  const known = values.filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
