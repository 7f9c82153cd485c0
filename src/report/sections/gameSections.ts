import { type GameView, moneyUnit, ruleName } from "../../measures/views/index.js";
import { type Text, t, type Words } from "../../words/index.js";
import { gameRangeSentence } from "../answer/uncertainty.js";
import { acceptanceTable, amount, divisionsTable, paymentTable, priceTable, rangesTable } from "../tables/game.js";
import { eachHtml, findingsHtml, type Table, tableHtml } from "../tables/table.js";
import { gameProvenance, NOT_A_FORECAST, readingSection, type SectionOf } from "./provenance.js";

/** Sections of a game's page in reading order. Figures say themselves where they stand. */
export const GAME_SECTIONS: readonly SectionOf<GameView, string>[] = [
  { id: "findings", title: "report.findings", above: findings },
  { id: "uncertainty", title: "report.howSure", above: (view) => explained([], rangesTable(view)) },
  { id: "price", title: "report.priceConsent", above: price },
  { id: "acceptance", title: "report.accepts", above: acceptance },
  { id: "payment", title: "report.compensationPaid", above: payment },
  { id: "coalitions", title: "report.coalitionsHead" },
  { id: "division", title: "report.divisionGain", above: divisions },
  readingSection("report.moneyGainYearlyAddition"),
  { id: "provenance", title: "report.provenance", above: gameProvenance },
];

/** Sentences above a table; nothing where there is neither. HTML. */
function explained(sentences: readonly string[], table: Table | undefined): string {
  return `${eachHtml("p", sentences)}${table ? tableHtml(table) : ""}`;
}

function price(view: GameView): string {
  const { say, report } = view;
  const { price: found, settings } = report;
  if (!found) return "";
  const table = priceTable(view);
  if (table) return explained([say("report.eachMustPaidConsent", { horizon: settings.horizon })], table);
  const horizons = found.horizons.join(say("join.enumeration"));
  const reach = found.reach === null ? [] : [say("game.shorterReach", { reach: found.reach })];
  return explained([say("report.nobodyMustPaidWhatever", { horizons }), ...reach], undefined);
}

function acceptance(view: GameView): string {
  const { say, report } = view;
  const against = t(
    report.settings.decision === "quorum" ? "report.othersGoWithout" : "report.thereAgreementWithoutUnanimity",
  );
  return explained([say("report.outsideWouldGainIf", { against })], acceptanceTable(view));
}

function payment(view: GameView): string {
  const { say, report } = view;
  const table = paymentTable(view);
  if (!report.payment || !table) return "";
  return explained([say("report.rulePaidEveryYear", { rule: ruleName(report.payment.rule) })], table);
}

function divisions(view: GameView): string {
  const { say, report } = view;
  const { core } = report;
  const verdict = core ? [say(coreText(core, amount(view, Math.abs(core.leastCore)), moneyUnit(view)))] : [];
  return explained([...verdict, say("report.eachGainsUnderSolution")], divisionsTable(view));
}

function coreText({ empty, leastCore }: { empty: boolean; leastCore: number }, size: string, unit: string): Text {
  return t("report.coreBestDivisionMost", { empty, lacks: leastCore > 0, size, unit });
}

function findings(view: GameView): string {
  const { report, say } = view;
  const { summary, method } = report;
  const wide = gameRangeSentence(view);
  const orders = method === "sampled" ? say("report.shapleyValueOverSampled") : "";
  const limits: Words[] = [
    "report.gainsDifferencesBetweenSimulated",
    t("report.oneStandardErrorOver", { orders }),
    "report.governmentsHoldTheirOther",
  ];
  const box = limits.map((limit) => `<li>${say(limit)}</li>`).join("");
  return (
    findingsHtml([...(wide ? [wide] : []), ...summary]) +
    `<div class="box" id="limits"><h3>${say(NOT_A_FORECAST)}</h3><ul>${box}</ul></div>`
  );
}
