import type { GameReport, Manifest } from "../results/index.js";
import { acceptance, divisions, payment, price } from "./gameTables.js";
import { gameUncertaintyRows, gameUncertaintySentence } from "./gameUncertainty.js";
import { escapeHtml } from "./html.js";
import type { SectionOf } from "./parts.js";
import { gameProvenance } from "./provenance.js";
import { tableHtml } from "./tableHtml.js";

/** All that the page of a game shows: game.json and manifest.json. */
export interface GameData {
  report: GameReport;
  manifest: Manifest;
}

type GameSection = SectionOf<GameData, string>;

const DECLARED = [
  { id: "findings", title: "Findings", above: findings },
  { id: "uncertainty", title: "How sure is this?", above: ({ report }) => uncertainty(report) },
  { id: "price", title: "The price of consent", above: ({ report }) => price(report) },
  { id: "acceptance", title: "Who accepts", above: ({ report }) => acceptance(report) },
  { id: "payment", title: "Compensation paid", above: ({ report }) => payment(report) },
  { id: "coalitions", title: "Coalitions" },
  { id: "division", title: "Division of the gain", above: ({ report }) => divisions(report) },
  { id: "reading", title: "How to read this report", above: () => READING },
  { id: "provenance", title: "Provenance", above: ({ report, manifest }) => gameProvenance(report, manifest) },
] as const satisfies readonly GameSection[];

export type GameSectionId = (typeof DECLARED)[number]["id"];

/** Sections of a game's page in reading order. Figures say themselves where they stand. */
export const GAME_SECTIONS: readonly GameSection[] = DECLARED;

function uncertainty(report: GameReport): string {
  const table = gameUncertaintyRows(report);
  return table ? tableHtml(table.head, table.rows) : "";
}

function findings({ report }: GameData): string {
  const { summary, method } = report;
  const wide = gameUncertaintySentence(report);
  const items = [...(wide ? [wide] : []), ...summary].map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  return `<ul class="findings">${items.join("")}</ul><div class="box" id="limits"><h3>A scenario analysis, not a forecast</h3><ul><li>Gains are differences between simulated futures that share everything, chance included, except who agrees.</li><li>± is one standard error over replicates${method === "sampled" ? ", of the Shapley value over sampled orders of arrival" : ""}; thin lines on bars are 95 % intervals. They show chance only, not doubt about data, parameters, objectives or the model.</li><li>Governments hold their other levers; what they weigh is the scenario's assumption.</li></ul></div>`;
}

const READING = `<ul>
<li><b>Money.</b> A gain is the yearly addition to the player’s own budget, without an agreement, that it would value as much as what the agreement brings it.</li>
<li><b>Gain.</b> Against the future without an agreement. Every coalition’s agreement binds exactly its members.</li>
<li><b>Needs.</b> The smallest yearly payment with which the player is not worse off than without. Under unanimity “without” means no agreement at all, else that the others go on.</li>
<li><b>Price of consent.</b> The same, by what the player may want and how far it may look: the scenario’s weights, or only GDP, own revenue, or consumption per head, private and public. Its money is valued by the same objective over the same years, so that a player which wants what money hardly buys has a high price. A price is linear in the loss: a large one is not what such a payment would do.</li>
<li><b>Core.</b> Divisions of the joint gain which give every group at least what it could gain by itself. <b>Shapley value:</b> what a player adds, averaged over all orders in which players may join. <b>Nucleolus:</b> the division that leaves the most dissatisfied group as content as can be.</li>
<li><b>Rules of compensation.</b> Equal gains: all gain the same. Gains by GDP: the joint gain is divided by GDP. Losses covered: those who gain cover losses as far as they can, in proportion. Nash bargaining: what exceeds the gains without membership is divided equally. Shapley value, nucleolus: gains become these. Minimal payments: those who lose get just what they need, the others pay in proportion to what they have to spare.</li>
<li><b>Equilibrium.</b> A coalition that nobody wants to leave or to join, when everyone may.</li>
</ul>`;
