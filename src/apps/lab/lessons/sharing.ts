import { t } from "../../../words/index.js";
import { type Lesson, type Measure, OWN, type Results } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

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
  behaviour: "best-response",
  from: 2024,
  every: 6,
  horizon: 10,
  levers: [
    { type: "tax-rates", parameter: "profitTaxRate", cities: "all", low: 0, high: 0.6, start: 0.25, accuracy: 0.01 },
  ],
} as const;

const rate = (city: City): Measure => ({
  label: t("lab.rateChosen", { CITY: CITY[city] }),
  unit: "number",
  decimals: 1,
  of: (results, arm) => 100 * results.chosen(arm, city),
});

const meanRate = (results: Results, arm: string) =>
  CITIES.reduce((sum, city) => sum + results.chosen(arm, city) / CITIES.length, 0);

const clusterConsumption: Measure = {
  label: t("lab.allThreeConsumption"),
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, "cluster", CONSUMPTION),
};

const clusterGdp: Measure = {
  label: t("lab.allThreeRealGdp"),
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, "cluster", GDP),
};

export const SHARING: Lesson = {
  id: "sharing",
  title: t("lab.taxSharingHelpsTax"),
  minutes: 10,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION] },
  goal: t("lab.tellThreeThingsApart"),
  arms: [
    BASELINE,
    {
      id: "pool",
      label: t("lab.ratesToday40Taxes"),
      levers: [pool(40)],
    },
    {
      id: "choose",
      label: t("lab.citiesChooseTheirRates"),
      levers: [],
      governments: CHOOSING,
    },
    {
      id: "choose-pool",
      label: t("lab.theyChooseHalfAll"),
      levers: [pool(50)],
      governments: CHOOSING,
    },
    {
      id: "choose-moved",
      label: t("lab.theyChooseAllTaxes"),
      levers: [moved],
      governments: CHOOSING,
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.threeWaysShare"),
      text: [t("lab.poolTakesPartAll"), t("lab.firstRatesTaxGiven")],
    },
    {
      kind: "predict",
      title: t("lab.ratesThey"),
      question: t("lab.n40LocalTaxesPooled"),
      options: [
        { id: "rises", label: t("lab.risesMoreThan0") },
        { id: "same", label: t("lab.hardlyChanges") },
        { id: "falls", label: t("lab.fallsMoreThan0") },
      ],
      right: (r) => {
        const change = clusterGdp.of(r, "pool");
        return Math.abs(change) < 0.1 ? "same" : change > 0 ? "rises" : "falls";
      },
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["pool"],
        measures: [
          clusterGdp,
          changeIn("harbour", "consumption"),
          changeIn("mill", "consumption"),
          changeIn("spring", "consumption"),
        ],
      },
      explain: [t("lab.poolMovesMoneyHarbour")],
    },
    {
      kind: "predict",
      title: t("lab.citiesChoosePool"),
      question: t("lab.nowEachCityChooses"),
      options: [
        { id: "higher", label: t("lab.higherRates") },
        { id: "lower", label: t("lab.lowerRates") },
        { id: "same", label: t("lab.change2") },
      ],
      right: (r) => {
        const difference = meanRate(r, "choose-pool") - meanRate(r, "choose");
        return Math.abs(difference) < 0.01 ? "same" : difference > 0 ? "higher" : "lower";
      },
      table: {
        caption: t("lab.ratesChosenLastChange"),
        arms: ["choose", "choose-pool"],
        measures: [rate("harbour"), rate("mill"), rate("spring"), clusterConsumption],
      },
      explain: [t("lab.higherRateBringsCity")],
    },
    {
      kind: "predict",
      title: t("lab.citiesChooseMovedFirms"),
      question: t("lab.placePoolAllTaxes"),
      options: [
        { id: "much", label: t("lab.moreThan5Points") },
        { id: "some", label: t("lab.n15Points") },
        { id: "nothing", label: t("lab.lessThanPoint") },
      ],
      right: (r) => {
        const points = 100 * (meanRate(r, "choose-moved") - meanRate(r, "choose"));
        return points > 5 ? "much" : points > 1 ? "some" : "nothing";
      },
      table: {
        caption: t("lab.ratesChosenLastChange"),
        arms: ["choose", "choose-moved"],
        measures: [rate("harbour"), rate("mill"), rate("spring"), clusterConsumption],
      },
      explain: [t("lab.directionTheorySizeNothing")],
    },
    {
      kind: "prove",
      title: t("lab.proveBringMillS"),
      task: t("lab.citiesChooseFindPool"),
      sliders: [
        {
          id: "share",
          label: t("lab.shareTaxesPooled"),
          unit: t("lab.text2"),
          low: 0,
          high: 60,
          step: 10,
          start: 0,
        },
      ],
      arms: ({ share = 0 }) => ({
        [OWN]: { levers: share > 0 ? [pool(share)] : [], governments: CHOOSING },
      }),
      goals: [
        {
          label: t("lab.millChooses25Less"),
          holds: (r) => r.chosen(OWN, "mill") <= 0.25,
        },
        {
          label: t("lab.harbourSConsumptionFalls"),
          holds: (r) => r.change(OWN, "harbour", CONSUMPTION) > -5,
        },
      ],
      measures: [rate("harbour"), rate("mill"), rate("spring"), changeIn("harbour", "consumption"), clusterConsumption],
      beside: ["choose"],
      hint: t("lab.largerPoolLessCity"),
      solution: { share: 50 },
      shown: [t("lab.sharingWorksWhereChanges")],
    },
  ],
  expected: [
    {
      text: t("lab.poolGivenRatesGdp"),
      numbers: [
        { is: "0.0", of: (r) => Math.abs(clusterGdp.of(r, "pool")) },
        { is: "-1.2", of: (r) => r.change("pool", "harbour", CONSUMPTION) },
        { is: "6.2", of: (r) => r.change("pool", "spring", CONSUMPTION) },
      ],
    },
    {
      text: t("lab.ratesChosenLastHarbour"),
      numbers: [
        { is: "41", of: (r) => 100 * r.chosen("choose", "harbour") },
        { is: "38", of: (r) => 100 * r.chosen("choose", "mill") },
        { is: "30", of: (r) => 100 * r.chosen("choose-pool", "harbour") },
        { is: "22", of: (r) => 100 * r.chosen("choose-pool", "mill") },
      ],
    },
    {
      text: t("lab.movedFirmsSharedPoints"),
      numbers: [{ is: "0.1", of: (r) => 100 * (meanRate(r, "choose-moved") - meanRate(r, "choose")) }],
    },
  ],
  misreadings: [t("lab.poolsGoodHereRates"), t("lab.sharingTaxesMovedFirms")],
  basis: t("lab.sameDirectionsTheoryGroup"),
};
