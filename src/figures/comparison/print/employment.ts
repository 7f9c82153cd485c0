import { meanOf, sumOf } from "../../../maths/numerics/sums.js";
import { inSentence, type Lookup, plain, type ShownData } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { bars, chart, rowAxis } from "../../drawing/chart.js";
import { type Drawing, label, PAGE, type Space, wrapped } from "../../drawing/figure.js";
import { CATEGORIES, INK, MUTED } from "../../drawing/palette.js";
import type { ReportFigure } from "../reportFigure.js";

/** The industry that is looked at first in studies of how cities divide labour. */
const INFORMATION = /information/;

/** Pixels of a bar with the space to the next. */
const ROW = 17;

/**
 * Share of an industry in each city's employment in the base year: one that levers name, information services where
 * none does, else any; of several the one that differs most.
 */
export const employmentShares: ReportFigure = {
  id: "employment",
  section: "structure",
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { cities, sectors, employment } = view.data.context;
  if (!employment || employment.values.length !== cities.length) return undefined;
  const sector = sectorOf(view.data.context);
  if (sector === undefined) return undefined;
  const name = inSentence(sectors[sector]!.label);
  const share = (row: readonly number[]) => (100 * row[sector]!) / sumOf(row);
  const all = share(sectors.map((_, s) => sumOf(employment.values.map((row) => row[s]!))));
  const ranked = cities
    .map((city, c) => ({ name: city.label, share: share(employment.values[c]!), colour: CATEGORIES[1] as string }))
    .sort((a, b) => b.share - a.share)
    .slice(0, Math.floor((space.height - 100) / ROW));
  const together = { name: view.say("report.allCities"), share: all, colour: MUTED as string };
  const rows = [...ranked, together].sort((a, b) => b.share - a.share);
  const { year, imputed } = employment;
  const across = `${view.say("report.employmentCity", { name })}${imputed ? view.say("report.imputed") : ""}`;
  return chart(view, {
    title: t("report.shareEmploymentCity", { name }),
    caption: t("report.employmentCalibratedBaseYear", {
      year,
      isImputed: imputed,
      imputed: view.say("report.imputedObservedNationalShares"),
      omitted: cities.length - ranked.length,
      rankedCount: ranked.length,
      citiesCount: cities.length,
    }),
    height: Math.max(200, 76 + ROW * rows.length),
    margin: { l: 130, r: 40, t: 10, b: 54 },
    bargap: 0.3,
    x: { rangemode: "tozero", title: wrapped(across, 80) },
    y: rowAxis(rows.map((row) => label(row.name))),
    data: [
      bars(
        rows.map((row) => row.share),
        {
          text: rows.map((row) => plain(row.share, 1)),
          textposition: "outside",
          constraintext: "none",
          textfont: { size: 12, color: INK },
          cliponaxis: false,
          marker: { color: rows.map(({ colour }) => colour) },
        },
      ),
    ],
  });
}

/**
 * Of the industries that are asked about the one whose share in employment differs most between cities; undefined where
 * no city has any of them.
 */
function sectorOf({ sectors, employment, changes }: ShownData["context"]): number | undefined {
  const all = [...sectors.keys()];
  const named = new Set(changes.flatMap(({ levers }) => levers.flatMap((lever) => lever.sectors)));
  const candidates = [
    all.filter((s) => named.has(sectors[s]!.id)),
    all.filter((s) => INFORMATION.test(sectors[s]!.id)),
    all,
  ].find(({ length }) => length > 0)!;
  const sharesOf = (s: number) => employment!.values.map((row) => row[s]! / sumOf(row));
  const present = candidates.filter((s) => sharesOf(s).some((share) => share > 0));
  const spread = present.map((s) => {
    const shares = sharesOf(s);
    const mean = meanOf(shares);
    return sumOf(shares, (share) => (share / mean - 1) ** 2);
  });
  return present[spread.indexOf(Math.max(...spread))];
}
