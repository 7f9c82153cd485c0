import { sayAmount } from "../game/index.js";
import { type Language, type Text, tight } from "../language/index.js";
import { type GameSeen, gameSeen, gameUncertaintyRows, gameUncertaintySentence, ruleName } from "../report/index.js";
import { type GameReport, objectiveName, type PriceCell, priceRows } from "../results/index.js";
import { signedPercent, textTable } from "./tables.js";

/** Most coalitions that the screen lists; game.json has all. */
const MOST_SHOWN = 16;

/** Most players whose price the screen shows by objective; game.json has all. */
const MOST_PRICED = 4;

/** The summary, the price of consent, who accepts, what coalitions are worth, how gains may be divided, and what was paid. */
export function gameText(source: GameReport, target: string, language: Language = "en"): string {
  const view = gameSeen(source, language);
  const { report, say } = view;
  const wide = gameUncertaintySentence(view);
  const foot = say({
    en: `Scenario analysis, not a forecast. Report: ${target}/report.html`,
    zh: `情景分析，而非预测。报告：${target}/report.html`,
  });
  const parts = [
    `${report.title}\n${report.question}\n`,
    lines([...report.summary.slice(0, 1), ...(wide ? [wide] : [])]),
    worlds(view),
    price(view),
    lines(report.summary.slice(1)),
    acceptance(view),
    coalitions(view),
    divisions(view),
    payment(view),
    `${basis(view)}\n${foot}\n`,
  ];
  const text = parts.filter((part) => part !== "").join("\n");
  return language === "en" ? text : tight(text);
}

function nameOf(view: GameSeen, id: string): string {
  return view.report.players.find((player) => player.id === id)?.label ?? id;
}

function amount({ language }: GameSeen, value: number, error: number | null = null): string {
  return sayAmount(value, error, language);
}

/** "bn yuan a year" */
function unit({ report: { currency }, say }: GameSeen): string {
  return say({ en: `bn ${currency} a year`, zh: `亿${currency}/年` });
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

function worlds(view: GameSeen): string {
  const table = gameUncertaintyRows(view);
  return table ? textTable(table.head, table.rows) : "";
}

function price(view: GameSeen): string {
  const { say } = view;
  const { price: found, settings } = view.report;
  const rows = found ? priceRows(found) : [];
  if (!found || rows.length === 0) return "";
  const shown = rows.slice(0, MOST_PRICED * found.objectives.length);
  const heads = found.horizons.map(
    (years) => `${say({ en: `${years} years`, zh: `${years}年` })}${years === settings.horizon ? " *" : ""}`,
  );
  const table = textTable(
    [say({ en: `must be paid, ${unit(view)}`, zh: `须获支付，${unit(view)}` }), ...heads],
    shown.map(({ player, objective, cells }) => [
      `${nameOf(view, player)}${say({ en: ": ", zh: "：" })}${say(objectiveName(objective))}${objective === "own" ? " *" : ""}`,
      ...cells.map((cell) => priceText(view, cell)),
    ]),
  );
  const notes: Text[] = [
    { en: "* as the scenario has it.", zh: "* 为情景设定。" },
    ...(settings.replicates > 1
      ? [{ en: "In brackets 95 % intervals over replicates.", zh: "方括号内为对各次重复的95 %置信区间。" }]
      : []),
    ...(shown.some(({ cells }) => cells.some(({ needs }) => needs === null))
      ? [{ en: "-: more money does not serve that objective.", zh: "-：更多的钱无助于该目标。" }]
      : []),
    ...(found.reach === null
      ? []
      : [
          {
            en: `Some future cannot be followed for more than ${found.reach} years.`,
            zh: `有的未来无法推演超过${found.reach}年。`,
          },
        ]),
    ...(shown.length < rows.length
      ? [{ en: "The players that need most; game.json has all.", zh: "此处为所需最多的参与方；全部见game.json。" }]
      : []),
  ];
  return `${table}${notes.map(say).join(say({ en: " ", zh: "" }))}\n`;
}

function priceText(
  view: GameSeen,
  { needs, interval }: Omit<PriceCell, "interval"> & { interval: readonly number[] | null },
): string {
  if (needs === null) return "-";
  const [low, high] = interval ?? [needs, needs];
  if (high === low) return amount(view, needs);
  return `${amount(view, needs)} [${amount(view, low!)}, ${amount(view, high!)}]`;
}

const ACCEPTANCE: readonly Text[] = [
  { en: "own revenue", zh: "自有收入" },
  { en: "gain if all agree", zh: "全体同意时的获益" },
  { en: "without it", zh: "不加入时" },
  { en: "outside", zh: "协议之外" },
  { en: "needs", zh: "所需" },
  { en: "of revenue", zh: "占收入" },
];

function acceptance(view: GameSeen): string {
  const { acceptance: rows, players } = view.report;
  return textTable(
    [unit(view), ...ACCEPTANCE.map(view.say)],
    rows.map((row, p) => [
      nameOf(view, row.player),
      amount(view, players[p]!.revenue),
      amount(view, row.gain, row.gainError),
      amount(view, row.without),
      amount(view, row.outside),
      row.accepts ? "0" : amount(view, row.needs, row.needsError),
      row.accepts ? "" : signedPercent(row.needsShareOfRevenue).slice(1),
    ]),
  );
}

function coalitions(view: GameSeen): string {
  const { say } = view;
  const { coalitions: all, players } = view.report;
  const listed = (ids: readonly string[] | null) =>
    ids?.map((id) => nameOf(view, id)).join(say({ en: ", ", zh: "、" })) ?? "?";
  const shown = all.filter(({ members }) => members.length > 1).sort((a, b) => b.total - a.total);
  const few = players.length <= MOST_COLUMNS;
  const rows = shown
    .slice(0, MOST_SHOWN)
    .map(({ members, payoffs, value, valueError, total, leave, join }) => [
      agreementOf(members, view),
      amount(view, value, valueError),
      amount(view, total),
      ...(few ? players.map(({ id }) => amount(view, payoffs[id]!)) : []),
      listed(leave),
      listed(join),
    ]);
  const best = say({
    en: `The ${MOST_SHOWN} best of ${shown.length} coalitions; game.json has all.\n`,
    zh: `${shown.length}个联盟中最好的${MOST_SHOWN}个；全部见game.json。\n`,
  });
  const heads = [
    say({ en: `agreement of (${unit(view)})`, zh: `协议成员（${unit(view)}）` }),
    say({ en: "members", zh: "成员合计" }),
    say({ en: "everybody", zh: "各方合计" }),
    ...(few ? players.map(({ label }) => label) : []),
    say({ en: "would leave", zh: "想离开" }),
    say({ en: "would join", zh: "想加入" }),
  ];
  return textTable(heads, rows) + (shown.length > MOST_SHOWN ? best : "");
}

const MOST_COLUMNS = 6;

/** "Beijing + Hebei", or "all but Chengde" where that is shorter. */
function agreementOf(members: readonly string[], view: GameSeen): string {
  const { players } = view.report;
  const out = players.filter(({ id }) => !members.includes(id)).map(({ label }) => label);
  if (out.length === 0) return view.say({ en: "all", zh: "全体" });
  return out.length < members.length && players.length > 3
    ? view.say({ en: `all but ${out.join(", ")}`, zh: `除${out.join("、")}外` })
    : members.map((id) => nameOf(view, id)).join(" + ");
}

function divisions(view: GameSeen): string {
  const { say, report, language } = view;
  const { players, shapley, shapleyErrors, nucleolus, compensation } = report;
  const rules = Object.entries(compensation.transfers).filter(([rule]) => rule !== "none");
  const header = [
    say({ en: `${unit(view)}: net receipts`, zh: `${unit(view)}：净获得` }),
    ...rules.map(([rule]) => (language === "en" ? rule : say(ruleName(rule)))),
    say({ en: "gain: Shapley value", zh: "获益：沙普利值" }),
    say({ en: "gain: nucleolus", zh: "获益：核仁" }),
  ];
  const rows = players.map(({ id, label }) => [
    label,
    ...rules.map(([, transfers]) => (transfers ? amount(view, transfers[id]!) : "-")),
    amount(view, shapley[id]!, shapleyErrors?.[id] ?? null),
    nucleolus ? amount(view, nucleolus[id]!) : "-",
  ]);
  return textTable(header, rows);
}

function payment(view: GameSeen): string {
  const { say, report, language } = view;
  const { payment: paid, players, acceptance: rows } = report;
  if (!paid) return "";
  const rule = language === "en" ? paid.rule : say(ruleName(paid.rule));
  const heads: Text[] = [
    { en: `paid (${rule})`, zh: `支付（${rule}）` },
    { en: "receives", zh: "获得" },
    { en: `accounts of ${paid.ledgerYear}`, zh: `${paid.ledgerYear}年账户` },
    { en: "gain", zh: "获益" },
    { en: "without", zh: "不加入时" },
    { en: "accepts", zh: "接受" },
  ];
  const table = textTable(
    heads.map(say),
    players.map(({ id, label }, p) => [
      label,
      amount(view, paid.receipts[id]!),
      paid.ledger ? amount(view, paid.ledger[id]!) : "-",
      amount(view, paid.gains[id]!),
      amount(view, rows[p]!.without),
      say(paid.accepts[id] ? { en: "yes", zh: "是" } : { en: "no", zh: "否" }),
    ]),
  );
  const all = Object.values(paid.accepts).every(Boolean)
    ? say({ en: "Every player accepts.", zh: "各方都接受。" })
    : say({ en: "Not every player accepts.", zh: "并非各方都接受。" });
  const error = paid.imbalance?.toExponential(1);
  const accounts =
    error === undefined
      ? ""
      : say({ en: ` Accounts balance to ${error} of GDP.`, zh: `账户平衡，误差为GDP的${error}。` });
  return `${table}${all}${accounts}\n`;
}

function basis(view: GameSeen): string {
  const { say } = view;
  const { settings, method } = view.report;
  const { replicates, orders, horizon, from, terminalValue, discount } = settings;
  const chance =
    replicates > 0
      ? say({
          en: `${replicates} replicates on agents, ± one standard error`,
          zh: `主体模型，重复${replicates}次，±为一个标准误`,
        })
      : say({ en: "cohorts, without chance", zh: "群组模型，不含随机性" });
  const how =
    method === "exact"
      ? say({ en: "all coalitions", zh: "全部联盟" })
      : say({
          en: `${orders} sampled orders of arrival, ± one standard error of the Shapley value`,
          zh: `抽样${orders}种加入次序，±为沙普利值的一个标准误`,
        });
  const forever = terminalValue === "last-year";
  return say({
    en: `Money: ${unit(view)} at base-year prices, as an addition to a player's own budget that it values as much, over ${horizon} years from ${from}${forever ? " and at the last one's rate for ever after" : ""}, discount ${discount}; ${how}; ${chance}.`,
    zh: `金额：${unit(view)}，基年价格，折算为参与方自身预算的等值增加；自${from}年起${horizon}年${forever ? "，其后永久按最后一年的水平计" : ""}，贴现因子${discount}；${how}；${chance}。`,
  });
}
