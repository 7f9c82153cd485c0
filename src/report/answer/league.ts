import type { LeagueReport, ShownLeague } from "../../measures/results/league.js";
import type { Seen } from "../../measures/views/reader.js";
import { leagueNumber } from "../../measures/views/studyNames.js";
import { leagueSeen } from "../../measures/views/studyViews.js";
import { type Language, listed, percentSigns, type Text, t, textOf } from "../../words/index.js";

type View = Seen<LeagueReport>;

/**
 * First sentences of a league: to whom the reform brings most and least, who leads most often in levels, and what could
 * not be run. No markup.
 */
export function leagueSentences(source: LeagueReport, language: Language): string[] {
  const view = leagueSeen(source, language);
  return [effects(view), leaders(view), lost(view)]
    .filter((text) => text !== undefined)
    .map((text) => percentSigns(view.say(text), language));
}

interface Place {
  name: string;
  value: number;
  /** "South bay (+3.1 %, 2.3 to 3.9)" */
  text: string;
}

function effects(view: View): Text | undefined {
  const { report, language } = view;
  const row = report.rows.find(({ kind, indicator }) => kind === "effect" && indicator === "real-gdp");
  const sorted = row ? placesOf(view, row).sort((a, b) => b.value - a.value) : [];
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least) return undefined;
  const { label } = report.reform;
  const { years, worlds } = report;
  const given = givenOfAll(report);
  const alike = leagueNumber(most.value, "effect") === leagueNumber(least.value, "effect");
  if (least.value < 0 && !alike)
    return t("report.leagueSpread", { label, most: most.text, least: least.text, years, worlds, given });
  const all = listed(
    sorted.map(({ text }) => textOf(text)),
    language,
  );
  const whom =
    alike && sorted.length > 1
      ? t("report.leagueAlike", { all })
      : t("report.leagueMostAndLeast", { most: most.text, several: sorted.length > 1, least: least.text });
  return t("report.leagueRaises", { label, whom, falls: most.value < 0, years, worlds, given });
}

/** "some": draws of some regions were held against data, those of others were not. */
function givenOfAll({ regions }: Pick<ShownLeague, "regions">): "data" | "prior" | "some" | undefined {
  const kinds = new Set(regions.map(({ given }) => given));
  return kinds.size > 1 ? "some" : [...kinds][0];
}

function placesOf({ report, say }: View, row: ShownLeague["rows"][number]): Place[] {
  return row.cells.flatMap(({ value, band }, at) => {
    if (value === null) return [];
    const name = report.regions[at]!.label;
    const [from, to] = (band ?? []).map((end) => leagueNumber(end, "effect"));
    const interval = from === undefined ? "" : ` [${from}, ${to}]`;
    const text = say(t("report.placeWithSize", { name, size: `${leagueNumber(value, "effect")} %${interval}` }));
    return [{ name, value, text }];
  });
}

function leaders({ report, language }: View): Text | undefined {
  const levels = report.rows.filter(({ kind }) => kind === "level");
  const leads = report.regions.map((_, at) => levels.filter((row) => row.cells[at]!.rank === 1).length);
  const most = Math.max(...leads);
  if (report.regions.length < 2 || most === 0) return undefined;
  const first = report.regions.filter((_, at) => leads[at] === most).map(({ label }) => textOf(label));
  const ranked = levels.filter((row) => row.cells.some(({ rank }) => rank !== null)).length;
  return t("report.leagueLeaders", { ranked, names: listed(first, language), several: first.length > 1, most });
}

function lost({ report, say }: View): Text | undefined {
  const failed = report.regions.filter((region) => region.failed > 0);
  if (failed.length === 0) return undefined;
  const each = failed.map((region) => say(t("report.drawsLostBy", { failed: region.failed, region: region.label })));
  return t("report.drawsLost", { lost: each.join(say(t("join.comma"))) });
}
