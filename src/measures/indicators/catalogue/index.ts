import { register, SaidError, t } from "../../../words/index.js";
import { type IndicatorDefinition, inFull, type TableIndicator } from "../view.js";
import { productionChains } from "./chains.js";
import { access, channels } from "./channels.js";
import { finance } from "./finance.js";
import { capital, mobility } from "./mobility.js";
import { output, volume } from "./output.js";
import { convergence, innovation, structure } from "./structure.js";
import { inequality } from "./table/inequality.js";
import { composition } from "./table/structure.js";
import { trade } from "./trade.js";

const known = inFull([
  ...output,
  ...capital,
  ...convergence,
  ...mobility,
  ...structure,
  ...trade,
  ...productionChains,
  ...innovation,
  ...finance,
  ...volume,
  ...access,
  ...channels,
]);

/** Those that need nothing but cities by sector, so that observed tables have them too. */
export const TABLE_INDICATORS: readonly TableIndicator[] = inFull([...inequality, ...composition]);

const SHIPPED = known.length;

/** Every indicator of a simulated year, in the order of all tables: those of this folder, then registered ones. */
export const INDICATORS: readonly IndicatorDefinition[] = known;

/**
 * Adds an indicator from outside, before any scenario is run; worker threads must register it too. It is recorded, and
 * stands in all tables. Throws RangeError where the id is taken or no word, or something is missing.
 */
export function registerIndicator(definition: IndicatorDefinition): void {
  register(known, definition, {
    ...{ kind: "indicator", name: "id", function: ["measure"], object: [] },
    ...{ text: ["label", "formula", "source"], string: ["unit", "better", "scope"] },
    oneOf: { better: ["higher", "lower", "none"], scope: ["cluster", "city", "both"] },
  });
  const { id, measure } = definition;
  definition.measure = (view, members) => {
    const value: unknown = measure.call(definition, view, members);
    // What is no number would be left out of all tables without a word.
    if (typeof value === "number") return value;
    throw new SaidError(t("registered.noNumber", { id, value: String(value) }));
  };
}

/** How many indicators have been registered from outside. */
export function registeredIndicators(): number {
  return known.length - SHIPPED;
}

/** Units of what each year makes or moves; prices and levels per head are none. */
const FLOWS = /^(100 million (?!.*(km2|×))|(firms|km2) a year)/;

/** Whether years of it add up: money and moves of a year do; stocks, shares, prices, levels per head are averaged. */
export function isSummed(indicator: string): boolean {
  const unit = INDICATORS.find(({ id }) => id === indicator)?.unit ?? "";
  return indicator !== "capital" && FLOWS.test(unit);
}
