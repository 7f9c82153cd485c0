import { t } from "../../../words/index.js";
import { type Lesson, OWN } from "./lesson.js";
import { BASELINE, CITIES, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const subsidy = (city: string, percent: number) =>
  lever("sector-subsidy", { cities: [city], sectors: ["manufacturing"], sectorSubsidy: percent / 100 });

const EXCESS = "excess-capacity";
const CAPITAL = "capital";

export const RACE: Lesson = {
  id: "race",
  title: t("lab.subsidyRaceOvercapacity"),
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: {
    places: [...CITIES, "cluster", "country"],
    indicators: [GDP, CONSUMPTION, CAPITAL, EXCESS],
  },
  goal: t("lab.seeWhyEachCity"),
  arms: [
    BASELINE,
    {
      id: "harbour",
      label: t("lab.harbourAloneSubsidises10"),
      levers: [subsidy("harbour", 10)],
    },
    { id: "mill", label: t("lab.millAloneSubsidises10"), levers: [subsidy("mill", 10)] },
    {
      id: "all",
      label: t("lab.allThreeSubsidise10"),
      levers: CITIES.map((city) => subsidy(city, 10)),
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.hotIndustry"),
      text: [t("lab.eachThreeCitiesMay"), t("lab.cityGovernmentJudgedGdp")],
    },
    {
      kind: "predict",
      title: t("lab.oneCityAlone"),
      question: t("lab.harbourAlonePaysManufacturers"),
      options: [
        { id: "both", label: t("lab.bothRise") },
        { id: "gdp", label: t("lab.gdpRisesConsumptionFalls") },
        { id: "none", label: t("lab.bothFall") },
      ],
      right: (r) => {
        const [gdp, consumption] = [r.change("harbour", "harbour", GDP), r.change("harbour", "harbour", CONSUMPTION)];
        if (gdp > 0 && consumption > 0) return "both";
        return gdp > 0 ? "gdp" : "none";
      },
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["harbour"],
        measures: [
          changeIn("harbour", "gdp"),
          changeIn("harbour", "consumption"),
          changeIn("mill", "gdp"),
          changeIn("spring", "gdp"),
        ],
      },
      explain: [t("lab.subsidyWinsHarbourCapital")],
    },
    {
      kind: "predict",
      title: t("lab.allThreePay"),
      question: t("lab.nowAllThreePay"),
      options: [
        { id: "all", label: t("lab.allThree") },
        { id: "some", label: t("lab.oneTwoThem") },
        { id: "none", label: t("lab.noneThem") },
      ],
      right: (r) => {
        const gainers = CITIES.filter((city) => r.change("all", city, CONSUMPTION) > 0).length;
        return gainers === 3 ? "all" : gainers > 0 ? "some" : "none";
      },
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["mill", "all"],
        measures: [
          changeIn("harbour", "gdp"),
          changeIn("mill", "gdp"),
          changeIn("harbour", "consumption"),
          changeIn("mill", "consumption"),
          changeIn("spring", "consumption"),
        ],
      },
      explain: [t("lab.eachStillWinsGdp")],
    },
    {
      kind: "predict",
      title: t("lab.doesCapacityLieIdle"),
      question: t("lab.raceManufacturersBuildMore"),
      options: [
        { id: "none", label: t("lab.none") },
        { id: "some", label: t("lab.upTenth") },
        { id: "much", label: t("lab.moreThanTenth") },
      ],
      right: (r) => {
        const idle = r.value("all", "cluster", EXCESS);
        return idle === 0 ? "none" : idle < 0.1 ? "some" : "much";
      },
      table: {
        caption: t("lab.capitalShareIdle2036"),
        arms: ["harbour", "all"],
        measures: [
          {
            label: t("lab.capitalThreeCities"),
            unit: "percent",
            decimals: 1,
            of: (r, arm) => r.change(arm, "cluster", CAPITAL),
          },
          {
            label: t("lab.shareIdle"),
            unit: "number",
            decimals: 3,
            of: (r, arm) => r.value(arm, "cluster", EXCESS),
          },
        ],
      },
      explain: [t("lab.thereMoreCapitalNone")],
    },
    {
      kind: "prove",
      title: t("lab.proveAnswerHarbour"),
      task: t("lab.harbourPays10You"),
      sliders: [
        {
          id: "rate",
          label: t("lab.millSSubsidy"),
          unit: t("lab.text2"),
          low: 0,
          high: 10,
          step: 1,
          start: 0,
        },
      ],
      arms: ({ rate = 0 }) => ({
        [OWN]: { levers: [subsidy("harbour", 10), ...(rate > 0 ? [subsidy("mill", rate)] : [])] },
      }),
      goals: [
        {
          label: t("lab.millSGdp0"),
          holds: (r) => r.change(OWN, "mill", GDP) >= 0 && r.change(OWN, "mill", GDP) <= 0.5,
        },
      ],
      measures: [
        changeIn("mill", "gdp"),
        changeIn("mill", "consumption"),
        changeIn("harbour", "gdp"),
        changeIn("harbour", "consumption"),
      ],
      beside: ["harbour"],
      hint: t("lab.alone10BringsMill"),
      solution: { rate: 7 },
      shown: [t("lab.millSGovernmentWhere")],
    },
  ],
  expected: [
    {
      text: t("lab.harbourAloneGdpConsumption"),
      numbers: [
        { is: "0.97", of: (r) => r.change("harbour", "harbour", GDP) },
        { is: "-0.46", of: (r) => r.change("harbour", "harbour", CONSUMPTION) },
        { is: "-0.42", of: (r) => r.change("harbour", "mill", GDP) },
        { is: "-0.26", of: (r) => r.change("harbour", "spring", GDP) },
      ],
    },
    {
      text: t("lab.allThreeConsumptionHarbour"),
      numbers: [
        { is: "-0.29", of: (r) => r.change("all", "harbour", CONSUMPTION) },
        { is: "-1.65", of: (r) => r.change("all", "mill", CONSUMPTION) },
        { is: "-0.75", of: (r) => r.change("all", "spring", CONSUMPTION) },
        { is: "0.39", of: (r) => r.change("all", "mill", GDP) },
        { is: "0.84", of: (r) => r.change("mill", "mill", GDP) },
      ],
    },
    {
      text: t("lab.capitalIdle"),
      numbers: [
        { is: "4.0", of: (r) => r.change("all", "cluster", CAPITAL) },
        { is: "0", of: (r) => r.value("all", "cluster", EXCESS) },
      ],
    },
  ],
  misreadings: [t("lab.prisonerSDilemmaGdp"), t("lab.overcapacityMeansIdlePlants")],
  basis: t("lab.docsFindingsMdYangtze"),
};
