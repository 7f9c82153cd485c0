import { meanOf } from "../../../maths/numerics/sums.js";
import { type Lesson, OWN, type Results } from "./lesson.js";
import {
  ALL_CONSUMPTION,
  ALL_GDP,
  arm,
  CITIES,
  CITY,
  CONSUMPTION,
  changed,
  changeIn,
  changesIn,
  cityLines,
  GDP,
  goal,
  inCity,
  lesson,
  lever,
  number,
  predict,
  prove,
  say,
  slider,
  told,
} from "./shared.js";

const pool = (percent: number) =>
  lever("revenue-pool", { members: [{ city: "all", weight: 1 }], share: percent / 100 });

const moved = lever("relocation-tax-sharing", {
  origins: "all",
  destinations: "all",
  share: 1,
  years: 10,
  capYears: 10,
  minimumTax: 0,
  governmentLedOnly: false,
});

/** Cities set their rate of profit tax themselves, in the first year and every six, looking ten years ahead. */
const CHOOSING = {
  governments: {
    behaviour: "best-response",
    from: 2024,
    every: 6,
    horizon: 10,
    levers: [
      { type: "tax-rates", parameter: "profitTaxRate", cities: "all", low: 0, high: 0.6, start: 0.25, accuracy: 0.01 },
    ],
  },
} as const;

const rates = CITIES.map((city) =>
  number(inCity("lab.rateChosen", city), 1, (results, id) => 100 * results.chosen(id, city)),
);

const meanRate = (results: Results, id: string) => meanOf(CITIES.map((city) => results.chosen(id, city)));

/** Points by which the mean rate is higher than where nothing is shared. */
const higher = (results: Results, id: string) => 100 * (meanRate(results, id) - meanRate(results, "choose"));

const chosen = (id: string, city: string) => (results: Results) => 100 * results.chosen(id, city);

export const SHARING: Lesson = lesson({
  id: "sharing",
  title: "lab.taxSharingHelpsTax",
  minutes: 10,
  indicators: [GDP, CONSUMPTION],
  goal: "lab.tellThreeThingsApart",
  arms: {
    pool: arm("lab.ratesToday40Taxes", [pool(40)]),
    choose: arm("lab.citiesChooseTheirRates", [], CHOOSING),
    "choose-pool": arm("lab.theyChooseHalfAll", [pool(50)], CHOOSING),
    "choose-moved": arm("lab.theyChooseAllTaxes", [moved], CHOOSING),
  },
  steps: [
    say("lab.threeWaysShare", "lab.poolTakesPartAll", "lab.firstRatesTaxGiven"),
    predict({
      title: "lab.ratesThey",
      question: "lab.n40LocalTaxesPooled",
      options: { rises: "lab.rises", same: "lab.hardlyChanges", falls: "lab.falls" },
      right: (r) => {
        const gain = ALL_GDP.of(r, "pool");
        return Math.abs(gain) < 0.1 ? "same" : gain > 0 ? "rises" : "falls";
      },
      table: ["lab.change2036AgainstBaseline", ["pool"], [ALL_GDP, ...changesIn("consumption")]],
      explain: ["lab.poolMovesMoneyHarbour"],
    }),
    predict({
      title: "lab.citiesChoosePool",
      question: "lab.nowEachCityChooses",
      options: { higher: "lab.higherRates", lower: "lab.lowerRates", same: "lab.noChange" },
      right: (r) => {
        const points = higher(r, "choose-pool");
        return Math.abs(points) < 1 ? "same" : points > 0 ? "higher" : "lower";
      },
      table: ["lab.ratesChosenLastChange", ["choose", "choose-pool"], [...rates, ALL_CONSUMPTION]],
      explain: ["lab.higherRateBringsCity"],
    }),
    predict({
      title: "lab.citiesChooseMovedFirms",
      question: "lab.placePoolAllTaxes",
      options: { much: "lab.moreThan5Points", some: "lab.n15Points", nothing: "lab.lessThanPoint" },
      right: (r) => {
        const points = higher(r, "choose-moved");
        return points > 5 ? "much" : points > 1 ? "some" : "nothing";
      },
      table: ["lab.ratesChosenLastChange", ["choose", "choose-moved"], [...rates, ALL_CONSUMPTION]],
      explain: ["lab.directionTheorySizeNothing"],
    }),
    prove({
      title: "lab.proveBringMillS",
      task: "lab.citiesChooseFindPool",
      sliders: [slider("share", "lab.shareTaxesPooled", "unit.percent", [0, 60, 10])],
      arms: ({ share = 0 }) => ({ [OWN]: { levers: share > 0 ? [pool(share)] : [], ...CHOOSING } }),
      goals: [
        goal("lab.millChooses20To25", (r) => r.chosen(OWN, "mill") >= 0.2 && r.chosen(OWN, "mill") <= 0.25),
        goal("lab.harbourSConsumptionFalls", (r) => r.change(OWN, "harbour", CONSUMPTION) > -5),
      ],
      measures: [...rates, changeIn("harbour", "consumption"), ALL_CONSUMPTION],
      chart: {
        title: "lab.rateEachCityChooses",
        unit: "unit.percent",
        levels: true,
        lines: cityLines((city) => ({
          label: CITY[city],
          of: (r) => r.choices(OWN, city).map((rate) => 100 * rate),
        })),
        narrowest: 10,
      },
      beside: ["choose"],
      hint: "lab.largerPoolLessCity",
      solution: { share: 50 },
      shown: "lab.sharingWorksWhereChanges",
    }),
  ],
  expected: [
    told(
      "lab.poolGivenRatesGdp",
      ["0.0", (r) => Math.abs(ALL_GDP.of(r, "pool"))],
      ["-1.2", changed("pool", "harbour", CONSUMPTION)],
      ["6.2", changed("pool", "spring", CONSUMPTION)],
    ),
    told(
      "lab.ratesChosenLastHarbour",
      ["41", chosen("choose", "harbour")],
      ["38", chosen("choose", "mill")],
      ["30", chosen("choose-pool", "harbour")],
      ["22", chosen("choose-pool", "mill")],
    ),
    told("lab.movedFirmsSharedPoints", ["0.1", (r) => higher(r, "choose-moved")]),
  ],
  misreadings: ["lab.poolsGoodHereRates", "lab.sharingTaxesMovedFirms"],
  basis: "lab.sameDirectionsTheoryGroup",
});
