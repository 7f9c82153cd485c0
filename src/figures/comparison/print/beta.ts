import type { Data } from "plotly.js-dist-min";
import { betaConvergence } from "../../../measures/indicators/index.js";
import { type Lookup, oneYear, plain, shownOf, signed } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, line, panelPlaces, points, rowsOf } from "../../drawing/chart.js";
import { type Drawing, extent, label, MARGIN, PAGE, padded, type Space } from "../../drawing/figure.js";
import { CATEGORIES, MUTED, tint } from "../../drawing/palette.js";
import type { ReportFigure } from "../reportFigure.js";
import { namesOf } from "./names.js";

const INCOME = "real-gdp-per-head";
const PEOPLE = "residents";
const LARGEST = 26;

/**
 * Do the poorer cities grow faster? Growth on first income with bubbles of residents, line, speed and half-life,
 * without and with the reform.
 */
export const betaScatter: ReportFigure = {
  id: "beta",
  section: "convergence",
  reads: [INCOME, PEOPLE],
  readsCourses: [INCOME],
  narrow: true,
  draw,
};

interface City {
  name: string;
  people: number;
  first: number;
  /** Without and with the reform. */
  last: [number, number];
}

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const cities = citiesOf(view);
  const [first, { lastYear }] = [view.years[0]!, view];
  const years = lastYear - first;
  if (cities.length < 4 || years === 0) return undefined;
  const height = 70 + 300 * rowsOf(2, space);
  const incomes = cities.map((city) => city.first);
  const ends = extent(incomes);
  const growths = [0, 1].map((arm) => cities.map((city) => (100 * Math.log(city.last[arm]! / city.first)) / years));
  const [x, y] = [padded(ends.map(Math.log10), 0.1), padded(growths.flat(), 0.12)];
  const sizes = sizesOf(cities);
  const { labels } = shownOf(view);
  const places = panelPlaces(2, space, { gap: 0.08 });
  const unit = view.entry(INCOME).unit.split(/,|（/)[0];
  return chart(view, {
    title: t("report.doPoorerCitiesGrow"),
    caption: t("report.yearlyGrowthRealIncome", {
      years: first,
      lastYear,
      citiesCount: cities.length,
      ...labels,
      replicates: view.data.manifest.replicates,
    }),
    height,
    shared: "names",
    panels: [labels.against, labels.run].map((name, arm) => {
      const [place, growth] = [places[arm]!, growths[arm]!];
      const lasts = cities.map(({ last }) => last[arm]!);
      const fit = betaConvergence(incomes, lasts, years);
      const title = label(view.say("report.realIncomePerResident", { years: first, unit }));
      return {
        place,
        title: headOf(name, fit, view),
        x: { type: "log", range: x, tickvals: ticksBetween(...ends), title },
        y: { range: y, nticks: 6, title: t("report.growthYear") },
        annotations: namesOf(
          // Circles as those see them who place names.
          cities.map((city, c) => ({
            name: city.name,
            x: Math.log10(city.first),
            y: growth[c]!,
            radius: sizes[c]! / 2,
            rank: city.people,
          })),
          {
            x,
            y,
            width: (place.x[1] - place.x[0]) * (space.width - MARGIN.l - MARGIN.r),
            height: (place.y[1] - place.y[0]) * (height - MARGIN.t - MARGIN.b),
            // A flat line runs through them.
          },
        ).map((one) => ({ ...one, bgcolor: "#ffffff" })),
        data: [circlesOf(incomes, growth, sizes), lineOf(ends, fit)],
      };
    }),
  });
}

type Fit = ReturnType<typeof betaConvergence>;

/** Name, slope and speed of convergence of an arm. */
function headOf(name: string, fit: Fit, view: Lookup): string {
  const speed = view.say("report.speedOfConvergence", {
    speed: plain(100 * fit.speed, 2),
    converges: fit.halfLife > 0 && fit.halfLife < LONGEST,
    halfLife: plain(fit.halfLife, 0),
  });
  return `${label(name)}<br>β = ${signed(100 * fit.slope, 2)}${view.say("join.semicolon")}${speed}`;
}

function sizesOf(cities: readonly City[]): number[] {
  const largest = Math.max(...cities.map(({ people }) => people));
  return cities.map(({ people }) => Math.max(5, LARGEST * Math.sqrt(people / largest)));
}

function circlesOf(incomes: readonly number[], growth: readonly number[], size: readonly number[]): Data {
  const [, colour] = CATEGORIES;
  return points(incomes, growth, {
    marker: { size, color: tint(colour, 0.45), opacity: 1, line: { color: colour, width: 1 } },
  });
}

function lineOf(ends: readonly number[], { intercept, slope }: Fit): Data {
  const growth = ends.map((income) => 100 * (intercept + slope * Math.log(income)));
  return line(ends, growth, { line: { color: MUTED, width: 1.5, dash: "dash" } });
}

function citiesOf(view: Lookup): City[] {
  const { pair, effect } = shownOf(view, oneYear(view.lastYear));
  const variant = pair.run === view.baseline ? pair.against : pair.run;
  return view.data.context.cities.flatMap(({ id, label: name }) => {
    const first = view.effect(variant, id, INCOME, view.years[0])?.baselineMean;
    const [last, people] = [effect(id, INCOME), view.effect(variant, id, PEOPLE)?.baselineMean];
    if (!first || !last || !people) return [];
    return [{ name, people, first, last: [last.baselineMean, last.baselineMean + last.effect] as [number, number] }];
  });
}

/** Years of half-life above which there is no convergence to speak of. */
const LONGEST = 500;

/** Round values, as many as can be read; the ends where there is none between them. */
function ticksBetween(low: number, high: number): number[] {
  const round = [1, 1.5, 2, 3, 5, 7].flatMap((digit) => [0.1, 1, 10, 100, 1000].map((power) => digit * power));
  const within = round.filter((value) => value > 0.9 * low && value < 1.1 * high).sort((a, b) => a - b);
  return within.length > 0 ? within : [low, high].map((end) => Number(end.toPrecision(3)));
}
