import type { Data } from "plotly.js-dist-min";
import { betaConvergence } from "../../../indicators/index.js";
import { t } from "../../../language/index.js";
import type { Lookup } from "../../data.js";
import { axis, axisName, baseLayout, label, panelTitle } from "../../figure.js";
import { CATEGORIES, MUTED, tint } from "../../palette.js";
import type { Drawing } from "../../parts.js";
import { plain, signed } from "../../present.js";
import type { ReportFigure } from "../../reportFigure.js";
import { PAGE, type Space } from "../../space.js";
import { namesOf } from "./names.js";
import { panelPlaces, rowsOf } from "./panels.js";

const INCOME = "real-gdp-per-head";
const PEOPLE = "residents";
const LARGEST = 26;
const MARGIN = { l: 70, r: 20, t: 40, b: 50 };

/** Do the poorer cities grow faster? Growth on first income with bubbles of residents, line, speed and half-life, without and with the reform. */
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
  const years = view.lastYear - view.years[0]!;
  const places = panelPlaces(2, space, { gap: 0.08 });
  const rows = rowsOf(2, space);
  const height = 70 + 300 * rows;
  const arms = [view.data.context.variants[0]!.label, view.focus.label];
  const layout = baseLayout(height, { margin: MARGIN, annotations: [], shapes: [] });
  const growth = ({ first, last }: City, arm: number) => (100 * Math.log(last[arm]! / first)) / years;
  const all = cities.flatMap((city) => [growth(city, 0), growth(city, 1)]);
  const range = padded(all, 0.12);
  const data = arms.flatMap((arm, a): Data[] => {
    const fit = betaConvergence(
      cities.map(({ first }) => first),
      cities.map(({ last }) => last[a]!),
      years,
    );
    const ends = [Math.min(...cities.map(({ first }) => first)), Math.max(...cities.map(({ first }) => first))];
    const across = padded(ends.map(Math.log10), 0.1);
    const { x, y } = places[a]!;
    Object.assign(layout, {
      [`xaxis${a + 1}`]: axis({
        domain: x,
        anchor: axisName("y", a + 1),
        type: "log",
        range: across,
        tickvals: ticksBetween(ends[0]!, ends[1]!),
        title: {
          text: label(
            view.say(
              t("report.realIncomePerResident", {
                years: view.years[0],
                unit: view.entry(INCOME).unit.split(/,|（/)[0],
              }),
            ),
          ),
        },
      }),
      [`yaxis${a + 1}`]: axis({
        domain: y,
        anchor: axisName("x", a + 1),
        range,
        nticks: 6,
        showticklabels: a === 0 || rows > 1,
        ...(a === 0 || rows > 1 ? { title: { text: view.say(t("report.growthYear")) } } : {}),
      }),
    });
    const speed = view.say(
      t("report.speedOfConvergence", {
        speed: plain(100 * fit.speed, 2),
        converges: fit.halfLife > 0 && fit.halfLife < LONGEST,
        halfLife: plain(fit.halfLife, 0),
      }),
    );
    layout.annotations!.push(
      panelTitle(
        `<b>${"ab"[a]}</b>  ${label(arm)}<br>β = ${signed(100 * fit.slope, 2)}${view.say(t("join.semicolon"))}${speed}`,
        x,
        y[1],
      ),
    );
    const axes = { xaxis: axisName("x", a + 1), yaxis: axisName("y", a + 1) };
    const largest = Math.max(...cities.map(({ people }) => people));
    const size = (people: number) => Math.max(5, LARGEST * Math.sqrt(people / largest));
    const frame = {
      ...{ xref: axes.xaxis, yref: axes.yaxis, x: across, y: range },
      width: (x[1] - x[0]) * (space.width - MARGIN.l - MARGIN.r),
      height: (y[1] - y[0]) * (height - MARGIN.t - MARGIN.b),
    };
    const marks = cities.map((city) => ({
      name: city.name,
      x: Math.log10(city.first),
      y: growth(city, a),
      radius: size(city.people) / 2,
      rank: city.people,
    }));
    layout.annotations!.push(...namesOf(marks, frame));
    return [
      {
        type: "scatter",
        mode: "markers",
        x: cities.map(({ first }) => first),
        y: cities.map((city) => growth(city, a)),
        marker: {
          size: cities.map(({ people }) => size(people)),
          color: tint(CATEGORIES[1], 0.45),
          opacity: 1,
          line: { color: CATEGORIES[1], width: 1 },
        },
        ...axes,
      } as Data,
      {
        type: "scatter",
        mode: "lines",
        x: ends,
        y: ends.map((income) => 100 * (fit.intercept + fit.slope * Math.log(income))),
        line: { color: MUTED, width: 1.5, dash: "dash" },
        ...axes,
      },
    ];
  });
  return {
    title: view.say(t("report.doPoorerCitiesGrow")),
    caption: view.say(
      t("report.yearlyGrowthRealIncome", {
        years: view.years[0],
        lastYear: view.lastYear,
        citiesCount: cities.length,
        label: view.focus.label,
        replicates: view.data.manifest.replicates,
      }),
    ),
    data,
    layout,
    height,
  };
}

function citiesOf(view: Lookup): City[] {
  return view.data.context.cities.flatMap(({ id, label: name }) => {
    const course = view.course(view.focus.id, id, INCOME);
    const [first, last] = [course[0]?.baselineMean, course.at(-1)];
    const people = view.effect(view.focus.id, id, PEOPLE)?.baselineMean;
    if (!first || !last || !people) return [];
    return [{ name, people, first, last: [last.baselineMean, last.variantMean] as [number, number] }];
  });
}

/** Years of half-life above which there is no convergence to speak of. */
const LONGEST = 500;

function padded(values: readonly number[], part: number): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = part * (high - low || 1);
  return [low - room, high + room];
}

/** Round values, as many as can be read. */
function ticksBetween(low: number, high: number): number[] {
  const round = [1, 1.5, 2, 3, 5, 7].flatMap((digit) => [0.1, 1, 10, 100, 1000].map((power) => digit * power));
  return round.filter((value) => value > 0.9 * low && value < 1.1 * high).sort((a, b) => a - b);
}
