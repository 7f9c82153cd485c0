import type { Language, Text } from "../language/index.js";
import type { LeagueReport, LeagueRow } from "../results/league.js";
import { type LeagueFigure, leagueEffects, leagueRanks } from "./figures/study/league.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { plain, signed } from "./present.js";
import { programText } from "./provenance.js";
import type { Seen } from "./reader.js";
import { pageHtml } from "./shell.js";
import { leagueSeen } from "./studyViews.js";
import { tableHtml } from "./tableHtml.js";

/** Every figure of the page, in reading order. */
export const LEAGUE_FIGURES: readonly LeagueFigure[] = [leagueRanks, leagueEffects];

interface PageView extends Seen<LeagueReport> {
  sentences: readonly string[];
}

const SECTIONS: readonly SectionOf<PageView, string>[] = [
  {
    id: "findings",
    title: { en: "Findings", zh: "主要发现" },
    above: ({ sentences }) =>
      `<ul class="findings">${sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join("")}</ul>`,
  },
  { id: "levels", title: { en: "Levels", zh: "水平" }, below: (view) => table(view, "level") },
  {
    id: "effects",
    title: { en: "The same reform in each", zh: "同一改革在各地" },
    below: (view) => table(view, "effect"),
  },
  { id: "reading", title: { en: "How to read this page", zh: "如何阅读本页" }, above: ({ say }) => say(READING) },
  {
    id: "provenance",
    title: { en: "Provenance", zh: "来源" },
    above: ({ report, say }) => `<p>${programText(report.program, say)}${say({ en: ".", zh: "。" })}</p>`,
  },
];

/** Regions side by side as one HTML file. `sentences`: the answer in words of that language. */
export function leagueHtml(
  report: LeagueReport,
  sentences: readonly string[],
  plotlySource: string,
  language: Language = "en",
): string {
  const view: PageView = { ...leagueSeen(report, language), sentences };
  const figures = drawn(LEAGUE_FIGURES, () => view);
  const sections = filled(SECTIONS, figures, () => view, language);
  const name = view.report.reform.title;
  const title = view.say({ en: `${name}: league`, zh: `${name}：城市群比较` });
  return pageHtml({ title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: PageView): string {
  const { reform, regions, worlds, years } = report;
  const facts = [
    say({ en: `${regions.length} regions`, zh: `${regions.length}个区域` }),
    say({ en: `${years} years on cohorts`, zh: `群组模型，${years}年` }),
    worlds > 0
      ? say({ en: `${worlds} worlds each`, zh: `各${worlds}个情形` })
      : say({ en: "central values", zh: "中心值" }),
  ];
  return `<header><p class="kind">${say({ en: "League of agglomerations", zh: "城市群比较" })}</p>
<h1>${escapeHtml(reform.title)}</h1>
<p class="question">${escapeHtml(reform.question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}

function table({ report, say }: PageView, kind: LeagueRow["kind"]): string {
  const { regions, rows } = report;
  const ownCurrency = say({ en: "of the currency", zh: "（本币）" });
  const body = rows
    .filter((row) => row.kind === kind)
    .map((row) => {
      const unit = kind === "effect" ? "%" : row.unit.replaceAll("{currency}", ownCurrency);
      return [
        say({ en: `${row.label}, ${unit}`, zh: `${row.label}，${unit}` }),
        ...row.cells.map(({ value, band, rank }) => {
          if (value === null) return "–";
          const show = kind === "effect" ? signed : (one: number) => plain(one, threeDigits(one));
          const interval = band ? ` [${show(band[0])}, ${show(band[1])}]` : "";
          return `${show(value)}${interval}${rank === null ? "" : ` (${rank})`}`;
        }),
      ];
    });
  const heads = regions.map(({ label, currency }) =>
    kind === "level" ? say({ en: `${label} (${currency})`, zh: `${label}（${currency}）` }) : label,
  );
  const first = kind === "effect" ? say({ en: "Effect", zh: "影响" }) : say({ en: "Indicator", zh: "指标" });
  return tableHtml([first, ...heads], body);
}

function threeDigits(value: number): number {
  return value === 0 ? 0 : Math.min(5, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

const READING: Text = {
  en: `<ul>
<li><b>Rank.</b> In brackets after a value: 1 is best among those shown; none where an indicator has no better direction, or where money of several currencies would be compared.</li>
<li><b>Levels</b> are those of the calibrated base year. Structure below three sectors is imputed, barriers are estimated or assumed: levels of such indicators compare assumptions as much as regions.</li>
<li><b>The same reform</b> changes each region’s own barriers by the same rule; its effect is in per cent of each region’s own baseline.</li>
<li><b>Intervals</b> hold nine of ten joint draws of what is uncertain. A difference between two regions inside both intervals is no finding.</li>
</ul>`,
  zh: `<ul>
<li><b>名次。</b>数值后括号内：1为所列之中最佳；指标没有优劣方向，或须比较不同货币的金额时，不列名次。</li>
<li><b>水平</b>是校准基年的数值。三次产业以下的结构为推算值，壁垒为估计值或假设值：此类指标的水平，比较的既是区域，也是假设。</li>
<li><b>同一改革</b>按同一规则改变各区域自身的壁垒；其影响以各区域自身基准情形的百分比表示。</li>
<li><b>区间</b>包含不确定因素联合抽取的九成。两个区域之差若同在两个区间之内，便不构成发现。</li>
</ul>`,
};
