import type { Text } from "../language/index.js";
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
  { id: "findings", title: { en: "Findings", zh: "主要发现" }, above: findings },
  { id: "uncertainty", title: { en: "How sure is this?", zh: "结论有多可靠？" }, above: uncertainty },
  { id: "price", title: { en: "The price of consent", zh: "同意的代价" }, above: price },
  { id: "acceptance", title: { en: "Who accepts", zh: "谁会接受" }, above: acceptance },
  { id: "payment", title: { en: "Compensation paid", zh: "已支付的补偿" }, above: payment },
  { id: "coalitions", title: { en: "Coalitions", zh: "联盟" } },
  { id: "division", title: { en: "Division of the gain", zh: "获益的分配" }, above: divisions },
  {
    id: "reading",
    title: { en: "How to read this report", zh: "如何阅读本报告" },
    above: ({ say }) => say(READING),
  },
  { id: "provenance", title: { en: "Provenance", zh: "来源" }, above: gameProvenance },
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
  const orders =
    method === "sampled"
      ? say({
          en: ", of the Shapley value over sampled orders of arrival",
          zh: "，沙普利值则为对抽样加入次序的标准误",
        })
      : "";
  const limits: Text[] = [
    {
      en: "Gains are differences between simulated futures that share everything, chance included, except who agrees.",
      zh: "获益是模拟未来之差：除由谁同意外，一切（包括随机性）都相同。",
    },
    {
      en: `± is one standard error over replicates${orders}; thin lines on bars are 95 % intervals. They show chance only, not doubt about data, parameters, objectives or the model.`,
      zh: `±为对各次重复的一个标准误${orders}；条形上的细线为95 %置信区间。它们只反映随机性，不反映对数据、参数、目标或模型的疑问。`,
    },
    {
      en: "Governments hold their other levers; what they weigh is the scenario's assumption.",
      zh: "政府的其他政策工具保持不变；政府看重什么是情景的假设。",
    },
  ];
  const box = limits.map((limit) => `<li>${say(limit)}</li>`).join("");
  return `<ul class="findings">${items.join("")}</ul><div class="box" id="limits"><h3>${say(NOT_A_FORECAST)}</h3><ul>${box}</ul></div>`;
}

const READING: Text = {
  en: `<ul>
<li><b>Money.</b> A gain is the yearly addition to the player’s own budget, without an agreement, that it would value as much as what the agreement brings it.</li>
<li><b>Gain.</b> Against the future without an agreement. Every coalition’s agreement binds exactly its members.</li>
<li><b>Needs.</b> The smallest yearly payment with which the player is not worse off than without. Under unanimity “without” means no agreement at all, else that the others go on.</li>
<li><b>Price of consent.</b> The same, by what the player may want and how far it may look: the scenario’s weights, or only GDP, own revenue, or consumption per head, private and public. Its money is valued by the same objective over the same years, so that a player which wants what money hardly buys has a high price. A price is linear in the loss: a large one is not what such a payment would do.</li>
<li><b>Core.</b> Divisions of the joint gain which give every group at least what it could gain by itself. <b>Shapley value:</b> what a player adds, averaged over all orders in which players may join. <b>Nucleolus:</b> the division that leaves the most dissatisfied group as content as can be.</li>
<li><b>Rules of compensation.</b> Equal gains: all gain the same. Gains by GDP: the joint gain is divided by GDP. Losses covered: those who gain cover losses as far as they can, in proportion. Nash bargaining: what exceeds the gains without membership is divided equally. Shapley value, nucleolus: gains become these. Minimal payments: those who lose get just what they need, the others pay in proportion to what they have to spare.</li>
<li><b>Equilibrium.</b> A coalition that nobody wants to leave or to join, when everyone may.</li>
</ul>`,
  zh: `<ul>
<li><b>金额。</b>获益是指：在没有协议时，参与方自身预算每年增加多少，才与协议带来的好处等值。</li>
<li><b>获益。</b>相对于没有协议的未来。每个联盟的协议只约束其成员。</li>
<li><b>所需。</b>使参与方不差于没有协议时的最小年度支付。一致同意规则下，“没有协议”指完全没有协议；否则指其他各方继续。</li>
<li><b>同意的代价。</b>同上，但按参与方可能的所求与可能的眼界列出：情景设定的权重，或仅看GDP、自有收入、人均消费（含公共服务）。其金额按同一目标、同样年数估值，因此所求之物难以用钱换得的参与方代价较高。代价与损失成线性关系：数额很大时，并不等于真作此支付的后果。</li>
<li><b>核。</b>使每个群体至少得到其单独行动所得的分配。<b>沙普利值：</b>参与方所增加的价值，对所有加入次序取平均。<b>核仁：</b>使最不满的群体尽可能满意的分配。</li>
<li><b>补偿规则。</b>等额获益：各方获益相同。按GDP分配获益：共同获益按GDP分配。弥补损失：获益者按比例尽力弥补损失。纳什议价：超出不加入时获益的部分平均分配。沙普利值、核仁：各方获益等于该值。最小支付：受损者恰得其所需，其他各方按可让出的数额按比例支付。</li>
<li><b>均衡。</b>各方可自由进出时，无人想离开也无人想加入的联盟。</li>
</ul>`,
};
