import type { Text } from "../language/index.js";
import type { Manifest } from "../results/index.js";
import type { Lookup } from "./data.js";
import type { GameView } from "./gameView.js";
import { escapeHtml } from "./html.js";
import type { Reader } from "./reader.js";

/** Errors of the accounts over all runs, and where the results come from. HTML. */
export function provenance(view: Lookup): string {
  const { say } = view;
  const { manifest } = view.data;
  const failed = manifest.failed.map(({ variant, replicate, reason }) => {
    const text = say({
      en: `${variant}, replicate ${replicate}: ${reason}`,
      zh: `${variant}，第${replicate}次重复：${reason}`,
    });
    return `<li>${escapeHtml(text)}</li>`;
  });
  const title = say({ en: "Runs that could not be finished:", zh: "未能完成的运行：" });
  const unfinished = failed.length > 0 ? `<p>${title}</p><ul>${failed.join("")}</ul>` : "";
  const audit = say({ en: "Audit over all years, variants and replicates", zh: "对全部年份、方案与重复的核算检验" });
  const tables = "effects, indicators, replicates, flows, structure, collaboration.csv, policy.jsonl, dictionary.csv";
  return `<div class="box"><h3>${audit}</h3>${auditHtml(manifest, view)}${unfinished}</div>
<dl>${originHtml(manifest, view)}
<dt>${say({ en: "Seed, replicates", zh: "种子，重复次数" })}</dt><dd>${escapeHtml(String(manifest.seed))}${say(COMMA)}${manifest.replicates}</dd>
<dt>${say(TABLES)}</dt><dd>${say({ en: `${tables} beside this file`, zh: `与本文件同一目录：${tables.replaceAll(", ", "、")}` })}</dd></dl>`;
}

const TABLES: Text = { en: "Tables", zh: "数据表" };
const SEED: Text = { en: "Seed", zh: "种子" };
const COMMA: Text = { en: ", ", zh: "，" };

function auditHtml({ audit }: Manifest, { say }: Reader): string {
  if (!audit) return `<p>${say({ en: "No run was finished.", zh: "没有完成任何运行。" })}</p>`;
  const conserved = Math.max(audit.peopleError, audit.capitalError, audit.landError);
  const ofGdp = (kind: string): Text => ({ en: ` of GDP (${kind})`, zh: `（占GDP；${kind}）` });
  const checks: [Text, number, Text][] = [
    [
      { en: "Every transaction has a payer and a payee", zh: "每笔交易都有付方与收方" },
      audit.worstRow,
      ofGdp(audit.worstRowKind),
    ],
    [{ en: "Every budget balances", zh: "每个预算都平衡" }, audit.worstAccount, ofGdp(audit.worstAccountName)],
    [{ en: "Every market clears", zh: "每个市场都出清" }, audit.goodsError, { en: " of sales", zh: "（占销售额）" }],
    [{ en: "People, capital and land are conserved", zh: "人口、资本与土地守恒" }, conserved, { en: "", zh: "" }],
    [
      { en: "The market solver converged", zh: "市场求解收敛" },
      audit.residual,
      { en: `, at most ${audit.iterations} iterations`, zh: `，最多${audit.iterations}次迭代` },
    ],
  ];
  const largest = say(LARGEST_ERROR);
  const rows = checks.map(
    ([name, error, rest]) =>
      `<dt>${say(name)}</dt><dd>${largest}${error.toExponential(1)}${escapeHtml(say(rest))}</dd>`,
  );
  return `<dl>${rows.join("")}</dl>`;
}

const LARGEST_ERROR: Text = { en: "largest error ", zh: "最大误差" };

/** Where the numbers of a game come from. HTML. */
export function gameProvenance(view: GameView): string {
  const { say, report, manifest } = view;
  const { settings, method } = report;
  const { audit, seed } = manifest;
  const size = audit?.worstRow.toExponential(1);
  const kind = escapeHtml(audit?.worstRowKind ?? "");
  const largest = audit
    ? say({ en: `largest error ${size} of GDP (${kind})`, zh: `最大误差${size}（占GDP；${kind}）` })
    : say({ en: "none was finished", zh: "均未完成" });
  const { orders, marketTolerance, discount } = settings;
  const how =
    method === "exact"
      ? say({ en: "all coalitions", zh: "全部联盟" })
      : say({ en: `${orders} sampled orders of arrival`, zh: `抽样${orders}种加入次序` });
  const solved = say({
    en: `${how}; markets solved to ${marketTolerance}; discount ${discount}`,
    zh: `${how}；市场求解精度${marketTolerance}；贴现因子${discount}`,
  });
  return `<dl>${originHtml(manifest, view)}
<dt>${say(SEED)}</dt><dd>${escapeHtml(String(seed))}</dd>
<dt>${say({ en: "Coalitions", zh: "联盟" })}</dt><dd>${solved}</dd>
<dt>${say({ en: "Audit of the recorded runs", zh: "记录运行的核算检验" })}</dt><dd>${largest}</dd>${unfinishedHtml(manifest, view)}</dl>`;
}

/** Where the numbers of a study of many worlds come from. HTML. */
export function studyProvenance(manifest: Manifest, reader: Reader): string {
  const { say } = reader;
  const reasons = new Map<string, number>();
  for (const { reason } of manifest.failed) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const failed = [...reasons]
    .map(([reason, count]) => say({ en: `${count} times: ${reason}`, zh: `${count}次：${reason}` }))
    .map((text) => `<dd>${escapeHtml(text)}</dd>`)
    .join("");
  const tables = say({
    en: "design.csv (what each case was), outcomes.csv (what came out), dictionary.csv beside this file",
    zh: "与本文件同一目录：design.csv（各算例的设定）、outcomes.csv（结果）、dictionary.csv",
  });
  const lost = say({ en: "What could not be run", zh: "无法运行的算例" });
  return `<dl>${originHtml(manifest, reader)}
<dt>${say(SEED)}</dt><dd>${escapeHtml(String(manifest.seed))}</dd>
<dt>${say(TABLES)}</dt><dd>${tables}</dd>${failed && `<dt>${lost}</dt>${failed}`}</dl>`;
}

function unfinishedHtml({ failed }: Manifest, { say }: Reader): string {
  const runs = failed
    .map(({ variant, reason }) => `<dd>${escapeHtml(`${variant}${say({ en: ": ", zh: "：" })}${reason}`)}</dd>`)
    .join("");
  const title = say({ en: "Recorded runs that could not be finished", zh: "未能完成的记录运行" });
  return runs && `<dt>${title}</dt>${runs}`;
}

function originHtml({ program, node, scenario, modules = [] }: Manifest, { say }: Reader): string {
  const comma = say(COMMA);
  const outside = modules
    .map(({ file, sha256 }) => `<dd>${escapeHtml(`${file}${comma}SHA-256 ${sha256}`)}</dd>`)
    .join("");
  const title = say({ en: "Modules from outside", zh: "外部模块" });
  return `<dt>${say({ en: "Program", zh: "程序" })}</dt><dd>${programText(program, say)}; Node ${escapeHtml(node)}</dd>
<dt>${say({ en: "Scenario", zh: "情景" })}</dt><dd>${escapeHtml(scenario.file)}</dd><dt>${say({ en: "SHA-256 (resolved)", zh: "SHA-256（展开后）" })}</dt><dd>${escapeHtml(scenario.sha256)}</dd>${outside && `<dt>${title}</dt>${outside}`}`;
}

/** "agglom 0.1.0, commit 5cd1702". HTML. */
export function programText({ name, version, commit }: Manifest["program"], say: Reader["say"]): string {
  const at = commit ? say({ en: `, commit ${commit}`, zh: `，提交${commit}` }) : "";
  return `${name} ${escapeHtml(version)}${escapeHtml(at)}`;
}
