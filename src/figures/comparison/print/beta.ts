import type { Data } from "plotly.js-dist-min";
import { betaConvergence } from "../../../measures/indicators/index.js";
import { type Lookup, oneYear, plain, shownOf, signed } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, line, type PanelPlace, panelPlaces, points, rowsOf } from "../../drawing/chart.js";
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
  if (cities.length < 4) return undefined;
  const first = view.years[0]!;
  const years = view.lastYear - first;
  const height = 70 + 300 * rowsOf(2, space);
  const growth = ({ first, last }: City, arm: number) => (100 * Math.log(last[arm]! / first)) / years;
  const range = padded(
    cities.flatMap((city) => [growth(city, 0), growth(city, 1)]),
    0.12,
  );
  const { labels } = shownOf(view);
  const arms = [labels.against, labels.run];
  const places = panelPlaces(2, space, { gap: 0.08 });
  const unit = view.entry(INCOME).unit.split(/,|（/)[0];
  return chart(view, {
    title: t("report.doPoorerCitiesGrow"),
    caption: t("report.yearlyGrowthRealIncome", {
      years: first,
      lastYear: view.lastYear,
      citiesCount: cities.length,
      ...labels,
      replicates: view.data.manifest.replicates,
    }),
    height,
    shared: "names",
    panels: arms.map((name, arm) => {
      const place = places[arm]!;
      const panel: Arm = { arm, name, place, cities, growth: (city) => growth(city, arm), range, years };
      const across = padded(endsOf(panel).map(Math.log10), 0.1);
      return {
        place,
        title: headOf(panel, view),
        x: {
          type: "log",
          range: across,
          tickvals: ticksBetween(...endsOf(panel)),
          title: label(view.say("report.realIncomePerResident", { years: first, unit })),
        },
        y: { range, nticks: 6, title: t("report.growthYear") },
        annotations: namesOf(marksOf(panel), {
          x: across,
          y: range,
          width: (place.x[1] - place.x[0]) * (space.width - MARGIN.l - MARGIN.r),
          height: (place.y[1] - place.y[0]) * (height - MARGIN.t - MARGIN.b),
          // A flat line runs through them.
        }).map((name) => ({ ...name, bgcolor: "#ffffff" })),
        data: [circlesOf(panel), lineOf(panel)],
      };
    }),
  });
}

/** An arm's cities. */
interface Arm {
  arm: number;
  name: string;
  place: PanelPlace;
  cities: readonly City[];
  /** Per cent a year. */
  growth(city: City): number;
  /** Of growth, in both panels. */
  range: [number, number];
  years: number;
}

function endsOf({ cities }: Arm): [number, number] {
  return extent(cities.map(({ first }) => first));
}

function fitOf({ cities, arm, years }: Arm) {
  return betaConvergence(
    cities.map(({ first }) => first),
    cities.map(({ last }) => last[arm]!),
    years,
  );
}

/** Name, slope and speed of convergence of an arm. */
function headOf(panel: Arm, view: Lookup): string {
  const fit = fitOf(panel);
  const speed = view.say("report.speedOfConvergence", {
    speed: plain(100 * fit.speed, 2),
    converges: fit.halfLife > 0 && fit.halfLife < LONGEST,
    halfLife: plain(fit.halfLife, 0),
  });
  return `${label(panel.name)}<br>β = ${signed(100 * fit.slope, 2)}${view.say("join.semicolon")}${speed}`;
}

function sizesOf({ cities }: Arm): number[] {
  const largest = Math.max(...cities.map(({ people }) => people));
  return cities.map(({ people }) => Math.max(5, LARGEST * Math.sqrt(people / largest)));
}

/** Circles as those see them who place names. */
function marksOf(panel: Arm) {
  const sizes = sizesOf(panel);
  return panel.cities.map((city, c) => ({
    name: city.name,
    x: Math.log10(city.first),
    y: panel.growth(city),
    radius: sizes[c]! / 2,
    rank: city.people,
  }));
}

function circlesOf(panel: Arm): Data {
  return points(
    panel.cities.map(({ first }) => first),
    panel.cities.map((city) => panel.growth(city)),
    {
      marker: {
        size: sizesOf(panel),
        color: tint(CATEGORIES[1], 0.45),
        opacity: 1,
        line: { color: CATEGORIES[1], width: 1 },
      },
    },
  );
}

function lineOf(panel: Arm): Data {
  const ends = endsOf(panel);
  const { intercept, slope } = fitOf(panel);
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

/** Round values, as many as can be read. */
function ticksBetween(low: number, high: number): number[] {
  const round = [1, 1.5, 2, 3, 5, 7].flatMap((digit) => [0.1, 1, 10, 100, 1000].map((power) => digit * power));
  return round.filter((value) => value > 0.9 * low && value < 1.1 * high).sort((a, b) => a - b);
}
