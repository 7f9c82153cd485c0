import type { Data } from "plotly.js-dist-min";
import { betaConvergence } from "../../../indicators/index.js";
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
            view.say({
              en: `real income per resident ${view.years[0]} (${view.entry(INCOME).unit.split(",")[0]}, log scale)`,
              zh: `${view.years[0]}年人均实际收入（${view.entry(INCOME).unit.split("（")[0]}，对数刻度）`,
            }),
          ),
        },
      }),
      [`yaxis${a + 1}`]: axis({
        domain: y,
        anchor: axisName("x", a + 1),
        range,
        nticks: 6,
        showticklabels: a === 0 || rows > 1,
        ...(a === 0 || rows > 1 ? { title: { text: view.say({ en: "growth (% a year)", zh: "年均增长（%）" }) } } : {}),
      }),
    });
    const speed = view.say({
      en: `λ = ${plain(100 * fit.speed, 2)} % a year, ${halfLife(fit.halfLife) ? `half-life ${halfLife(fit.halfLife)} years` : "no convergence"}`,
      zh: `λ = ${plain(100 * fit.speed, 2)}%/年，${halfLife(fit.halfLife) ? `半衰期${halfLife(fit.halfLife)}年` : "无收敛"}`,
    });
    layout.annotations!.push(
      panelTitle(
        `<b>${"ab"[a]}</b>  ${label(arm)}<br>β = ${signed(100 * fit.slope, 2)}${view.say({ en: "; ", zh: "；" })}${speed}`,
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
    title: view.say({ en: "Do the poorer cities grow faster?", zh: "较穷的城市增长更快吗？" }),
    caption: view.say({
      en: `Yearly growth of real income per resident from ${view.years[0]} to ${view.lastYear} on its first value, ${cities.length} cities; a, without, b, with “${view.focus.label}”; means over ${view.data.manifest.replicates} replicates. Area of a circle: residents. Line: least squares, every city once (Barro and Sala-i-Martin 1992); β in log points per hundred and year, λ = −ln(1 + βT)/T. Regression to the mean alone gives a slope below zero.`,
      zh: `${view.years[0]}—${view.lastYear}年人均实际收入年均增长与期初水平，${cities.length}个城市；a：基准情形，b：“${view.focus.label}”；${view.data.manifest.replicates}次重复的均值。圆面积：常住人口。虚线：最小二乘，各城市权重相同（Barro 和 Sala-i-Martin 1992）；β为每年百分之一对数点，λ = −ln(1 + βT)/T。仅均值回归也会使斜率为负。`,
    }),
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

/** Above a few hundred years there is no convergence to speak of. */
function halfLife(years: number): string {
  return years > 0 && years < 500 ? plain(years, 0) : "";
}

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
