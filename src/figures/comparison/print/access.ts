import { type Lookup, shownOf } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import type { Drawing } from "../../drawing/figure.js";
import { forest } from "../cities.js";
import type { ReportFigure } from "../reportFigure.js";

const INDICATORS = ["price-index", "market-access"];

/** What a policy does to prices where people live, and to what firms can sell from where they stand. */
export const pricesAndAccess: ReportFigure = {
  id: "access",
  section: "cities",
  reads: INDICATORS,
  draw,
};

/** None where results are of a program that did not know them. */
function draw(view: Lookup): Drawing | undefined {
  const { effect } = shownOf(view);
  const known = INDICATORS.filter((one) => view.data.context.cities.some(({ id }) => effect(id, one)));
  return known.length > 0 ? forest(view, t("report.pricesAndAccess"), known) : undefined;
}
