import type { Text } from "../language/index.js";
import { objectiveName, type PriceCell, priceRows } from "../results/index.js";
import { inMoneyUnit, moneyUnit, nameOf, ruleName } from "./figures/game/names.js";
import type { GameView } from "./gameView.js";
import { escapeHtml } from "./html.js";
import { decimalsFor, plain, signed } from "./present.js";
import { tableHtml } from "./tableHtml.js";

/** In the unit of the page, to the first digit of the standard error where there is one. */
function amount(view: GameView, value: number, error: number | null = null): string {
  const size = inMoneyUnit(value, view);
  if (error === null) return plain(size);
  const spread = inMoneyUnit(error, view);
  const decimals = Math.max(0, decimalsFor(spread) - 1);
  return `${plain(size, decimals)}\u00a0±\u00a0${plain(spread, decimals)}`;
}

function signedAmount(view: GameView, value: number): string {
  return signed(inMoneyUnit(value, view));
}

const NOT_APPLICABLE: Text = { en: "n/a", zh: "不适用" };
const PLAYER: Text = { en: "player", zh: "参与方" };
const WITHOUT: Text = { en: "without it", zh: "不加入时" };
const VERDICT: Text = { en: "verdict", zh: "结论" };
const ACCEPTS: Text = { en: "accepts", zh: "接受" };

/** What players must be paid to consent when all agree, by what they want and how far they look; empty where the file does not say. HTML. */
export function price(view: GameView): string {
  const { say } = view;
  const { price: found, settings } = view.report;
  if (!found) return "";
  const rows = priceRows(found);
  const limit =
    found.reach === null
      ? ""
      : say({
          en: ` Some future cannot be followed for more than ${found.reach} years, so that longer horizons are left out.`,
          zh: `有的未来无法推演超过${found.reach}年，因此略去更长的眼界。`,
        });
  if (rows.length === 0) {
    const horizons = found.horizons.join(say({ en: ", ", zh: "、" }));
    const nobody = say({
      en: `Nobody must be paid, whatever players want of these and at any horizon of ${horizons} years.`,
      zh: `无论参与方所求为何，也无论眼界为${horizons}年中的哪一个，都无需支付。`,
    });
    return `<p>${nobody}${limit}</p>`;
  }
  const unit = escapeHtml(moneyUnit(view));
  const intro = [
    say({
      en: `What each must be paid, in ${unit}, to consent when all agree, by what it wants and how many years it looks ahead. The scenario has its own weights and ${settings.horizon} years. n/a: more money does not serve that objective, so that no payment does.`,
      zh: `各方都同意时，每一方须获得多少（${unit}）才会同意，按其所求与所看年数列出。情景设定为其自身权重与${settings.horizon}年。不适用：更多的钱无助于该目标，因此任何支付都无用。`,
    }),
    settings.replicates > 1
      ? say({ en: " In brackets 95 % intervals over replicates.", zh: "方括号内为对各次重复的95 %置信区间。" })
      : "",
    settings.terminalValue === "last-year"
      ? say({
          en: " What comes after the horizon counts at the last year’s rate for ever.",
          zh: "眼界之后永久按最后一年的水平计。",
        })
      : "",
    limit,
  ];
  const heads = [
    say(PLAYER),
    { text: say({ en: "wants", zh: "所求" }) },
    ...found.horizons.map((years) => say({ en: `${years} years`, zh: `${years}年` })),
  ];
  const cells = rows.map((row) => [
    nameOf(view, row.player),
    say(objectiveName(row.objective)),
    ...row.cells.map((cell) => priceCell(view, cell)),
  ]);
  return `<p>${intro.join("")}</p>${tableHtml(heads, cells)}`;
}

function priceCell(
  view: GameView,
  { needs, interval }: Omit<PriceCell, "interval"> & { interval: readonly number[] | null },
): string {
  if (needs === null) return view.say(NOT_APPLICABLE);
  const [low, high] = interval ?? [needs, needs];
  const middle = amount(view, needs);
  return high === low ? middle : `${middle} [${amount(view, low!)}, ${amount(view, high!)}]`;
}

/** Who accepts the agreement of all, and what the others need. HTML. */
export function acceptance(view: GameView): string {
  const { say, report } = view;
  const rows = report.acceptance.map((row, p) => [
    nameOf(view, row.player),
    amount(view, report.players[p]!.revenue),
    amount(view, row.gain, row.gainError),
    amount(view, row.without),
    amount(view, row.outside),
    row.accepts
      ? say(ACCEPTS)
      : say(needing(amount(view, row.needs, row.needsError), plain(100 * row.needsShareOfRevenue))),
  ]);
  const unit = escapeHtml(moneyUnit(view));
  const against =
    report.settings.decision === "quorum"
      ? say({ en: "the others go on without it", zh: "其不加入时，其他各方继续" })
      : say({ en: "there is no agreement without it (unanimity)", zh: "其不加入时没有协议（一致同意）" });
  const intro = say({
    en: `In ${unit}; ${against}. Outside: what it would gain if the others went on all the same.`,
    zh: `单位：${unit}；${against}。协议之外：若其他各方照样继续，其在外的获益。`,
  });
  const heads: Text[] = [
    PLAYER,
    { en: "own revenue", zh: "自有收入" },
    { en: "gain if all agree", zh: "全体同意时的获益" },
    WITHOUT,
    { en: "outside", zh: "协议之外" },
    VERDICT,
  ];
  return `<p>${intro}</p>${tableHtml(heads.map(say), rows)}`;
}

function needing(needs: string, share: string): Text {
  return { en: `needs ${needs} (${share} % of revenue)`, zh: `需${needs}（占收入的${share} %）` };
}

/** What was paid and what came of it; empty where nothing was. HTML. */
export function payment(view: GameView): string {
  const { say, report } = view;
  const paid = report.payment;
  if (!paid) return "";
  const rows = report.players.map(({ id, label }, p) => [
    label,
    signedAmount(view, paid.receipts[id]!),
    paid.ledger ? signedAmount(view, paid.ledger[id]!) : say(NOT_APPLICABLE),
    amount(view, paid.gains[id]!),
    amount(view, report.acceptance[p]!.without),
    paid.accepts[id] ? say(ACCEPTS) : say({ en: "does not accept", zh: "不接受" }),
  ]);
  const [rule, unit] = [escapeHtml(say(ruleName(paid.rule))), escapeHtml(moneyUnit(view))];
  const intro = say({
    en: `Rule “${rule}”, paid every year from city to city and looked at anew, with all its effects on prices and people. In ${unit}.`,
    zh: `规则“${rule}”，每年由城市支付给城市，并连同其对价格与人口的全部影响重新推演。单位：${unit}。`,
  });
  const heads: Text[] = [
    PLAYER,
    { en: "receives", zh: "获得" },
    { en: `public accounts ${paid.ledgerYear}`, zh: `${paid.ledgerYear}年公共账户` },
    { en: "gain", zh: "获益" },
    WITHOUT,
    VERDICT,
  ];
  return `<p>${intro}</p>${tableHtml(heads.map(say), rows)}`;
}

/** How the joint gain may be divided, and which payments bring that about. HTML. */
export function divisions(view: GameView): string {
  const { say, report } = view;
  const { compensation, shapley, nucleolus, core } = report;
  const rules = Object.entries(compensation.transfers).filter(([rule, paid]) => rule !== "none" && paid !== null);
  const rows = report.players.map(({ id, label }) => [
    label,
    amount(view, shapley[id]!, report.shapleyErrors?.[id] ?? null),
    nucleolus ? amount(view, nucleolus[id]!) : say(NOT_APPLICABLE),
    ...rules.map(([, transfers]) => signedAmount(view, transfers![id]!)),
  ]);
  const unit = escapeHtml(moneyUnit(view));
  const verdict = core ? `<p>${say(coreText(core, amount(view, Math.abs(core.leastCore)), unit))}</p>` : "";
  const intro = say({
    en: `In ${unit}. What each gains under a solution, and what it receives (negative: pays) under a rule of compensation.`,
    zh: `单位：${unit}。各方在某种解之下的获益，以及在某种补偿规则下获得多少（负值为支付）。`,
  });
  const heads: Text[] = [
    PLAYER,
    { en: "gains: Shapley value", zh: "获益：沙普利值" },
    { en: "gains: nucleolus", zh: "获益：核仁" },
    ...rules.map(([rule]) => ({ en: `receives: ${ruleName(rule).en}`, zh: `获得：${ruleName(rule).zh}` })),
  ];
  return `${verdict}<p>${intro}</p>${tableHtml(heads.map(say), rows)}`;
}

function coreText({ empty, leastCore }: { empty: boolean; leastCore: number }, size: string, unit: string): Text {
  const lacks = leastCore > 0;
  return {
    en: `The core is ${empty ? "empty" : "not empty"}: at the best division the most dissatisfied coalition ${lacks ? "lacks" : "has"} ${size} ${unit} ${lacks ? "of" : "more than"} what it could do alone.`,
    zh: `核${empty ? "为空" : "非空"}：在最佳分配下，最不满的联盟比单独行动${lacks ? "少" : "多"}${size}${unit}。`,
  };
}
