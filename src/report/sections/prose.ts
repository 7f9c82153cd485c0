import { type Text, t } from "../../words/index.js";

/** Title of the box of limits, on every page. */
export const NOT_A_FORECAST: Text = t("report.scenarioAnalysisForecast");

/** How the report of a comparison is read. HTML. */
export const READING: Text = t("report.baselineVariantsEachVariant");
