import { type Text, t } from "../language/index.js";
import { acceptance, divisions, payment, price } from "./gameTables.js";
import { gameUncertaintyRows, gameUncertaintySentence } from "./gameUncertainty.js";
import type { GameView } from "./gameView.js";
import { escapeHtml } from "./html.js";
import type { SectionOf } from "./parts.js";
import { NOT_A_FORECAST } from "./prose.js";
import { gameProvenance } from "./provenance.js";
import { tableHtml } from "./tableHtml.js";

type GameSection = SectionOf<GameView, string>;

const DECLARED = [
  { id: "findings", title: t("report.findings"), above: findings },
  { id: "uncertainty", title: t("report.howSure"), above: uncertainty },
  { id: "price", title: t("report.priceConsent"), above: price },
  { id: "acceptance", title: t("report.accepts"), above: acceptance },
  { id: "payment", title: t("report.compensationPaid"), above: payment },
  { id: "coalitions", title: t("report.coalitions2") },
  { id: "division", title: t("report.divisionGain"), above: divisions },
  {
    id: "reading",
    title: t("report.howReadReport"),
    above: ({ say }) => say(READING),
  },
  { id: "provenance", title: t("report.provenance"), above: gameProvenance },
] as const satisfies readonly GameSection[];

export type GameSectionId = (typeof DECLARED)[number]["id"];

/** Sections of a game's page in reading order. Figures say themselves where they stand. */
export const GAME_SECTIONS: readonly GameSection[] = DECLARED;

function uncertainty(view: GameView): string {
  const table = gameUncertaintyRows(view);
  return table ? tableHtml(table.head, table.rows) : "";
}

function findings(view: GameView): string {
  const { report, say } = view;
  const { summary, method } = report;
  const wide = gameUncertaintySentence(view);
  const items = [...(wide ? [wide] : []), ...summary].map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  const orders = method === "sampled" ? say(t("report.shapleyValueOverSampled")) : "";
  const limits: Text[] = [
    t("report.gainsDifferencesBetweenSimulated"),
    t("report.oneStandardErrorOver", { orders }),
    t("report.governmentsHoldTheirOther"),
  ];
  const box = limits.map((limit) => `<li>${say(limit)}</li>`).join("");
  return `<ul class="findings">${items.join("")}</ul><div class="box" id="limits"><h3>${say(NOT_A_FORECAST)}</h3><ul>${box}</ul></div>`;
}

const READING: Text = t("report.moneyGainYearlyAddition");
