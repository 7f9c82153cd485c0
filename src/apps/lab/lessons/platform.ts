import { t } from "../../../words/index.js";
import { type Lesson, type Measure, OWN } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

/** A thousandth of each city's GDP, 100 million a year. */
const UNIT: Readonly<Record<City, number>> = { harbour: 6, mill: 3, spring: 1 };

/** A world in which three times as much is learnt from the same platform. */
const RICH = { knowledge: { platformGain: 0.3 } } as const;

const platform = (parts: Partial<Record<City, number>>) =>
  CITIES.map((city) =>
    lever("platform-contribution", { cities: [city], contribution: UNIT[city] * (parts[city] ?? 0) }),
  );

const ALL = { harbour: 1, mill: 1, spring: 1 } as const;

const knowledge = (city: City, from: string): Measure => ({
  label: t("lab.knowledge", { CITY: CITY[city] }),
  unit: "percent",
  decimals: 1,
  of: (results, arm) => results.change(arm, city, "knowledge", from),
});

const consumption = (from: string) => CITIES.map((city) => changeIn(city, "consumption", from));

export const PLATFORM: Lesson = {
  id: "platform",
  title: t("lab.sharedPlatformPublicGood"),
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION, "knowledge"] },
  goal: t("lab.seeWhyNobodyPays"),
  arms: [
    BASELINE,
    {
      id: "mill",
      label: t("lab.millAlonePays0"),
      levers: platform({ mill: 1 }),
    },
    { id: "all", label: t("lab.allThreePay0"), levers: platform(ALL) },
    {
      id: "rich",
      label: t("lab.threeTimesMuchLearnt"),
      levers: [],
      parameters: RICH,
    },
    {
      id: "rich-mill",
      label: t("lab.sameMillAlonePays"),
      levers: platform({ mill: 1 }),
      parameters: RICH,
    },
    {
      id: "rich-free",
      label: t("lab.sameAllButMill"),
      levers: platform({ harbour: 1, spring: 1 }),
      parameters: RICH,
    },
    {
      id: "rich-all",
      label: t("lab.sameAllPay"),
      levers: platform(ALL),
      parameters: RICH,
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.laboratoryThree"),
      text: [t("lab.threeCitiesMayPay")],
    },
    {
      kind: "predict",
      title: t("lab.millPaysAlone"),
      question: t("lab.millAlonePays01"),
      options: [
        { id: "mill", label: t("lab.millSPays") },
        { id: "harbour", label: t("lab.harbourSLargest") },
        { id: "spring", label: t("lab.springSHadLeast") },
      ],
      right: (r) =>
        CITIES.reduce((best, city) =>
          r.change("mill", city, "knowledge") > r.change("mill", best, "knowledge") ? city : best,
        ),
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["mill", "all"],
        measures: [
          knowledge("harbour", BASELINE.id),
          knowledge("mill", BASELINE.id),
          knowledge("spring", BASELINE.id),
          ...consumption(BASELINE.id),
        ],
      },
      explain: [t("lab.springPaidNothingGains")],
    },
    {
      kind: "predict",
      title: t("lab.allPay"),
      question: t("lab.allThreePay01"),
      options: [
        { id: "all", label: t("lab.yesAll") },
        { id: "some", label: t("lab.someDoSomeDo") },
        { id: "none", label: t("lab.noneDoes") },
      ],
      right: (r) => {
        const gainers = CITIES.filter((city) => r.change("all", city, CONSUMPTION) > 0).length;
        return gainers === 3 ? "all" : gainers > 0 ? "some" : "none";
      },
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["all"],
        measures: [
          changeIn("harbour", "gdp"),
          changeIn("mill", "gdp"),
          changeIn("spring", "gdp"),
          ...consumption(BASELINE.id),
        ],
      },
      explain: [t("lab.gdpRisesAllThree")],
    },
    {
      kind: "predict",
      title: t("lab.wereWorthThreeTimes"),
      question: t("lab.supposeThreeTimesMuch"),
      options: [
        { id: "pay", label: t("lab.payToo") },
        { id: "free", label: t("lab.rideFree") },
      ],
      right: (r) =>
        r.change("rich-all", "mill", CONSUMPTION, "rich") > r.change("rich-free", "mill", CONSUMPTION, "rich")
          ? "pay"
          : "free",
      table: {
        caption: t("lab.change2036AgainstSame"),
        arms: ["rich-mill", "rich-free", "rich-all"],
        measures: consumption("rich"),
      },
      explain: [t("lab.nowAllGainWhen")],
    },
    {
      kind: "prove",
      title: t("lab.proveContract"),
      task: t("lab.worldThreeTimesMuch"),
      sliders: CITIES.map((city) => ({
        id: city,
        label: t("lab.paysThousandthsGdp", { CITY: CITY[city] }),
        unit: t("lab.text3"),
        low: 0,
        high: 3,
        step: 0.5,
        start: 0,
      })),
      arms: (values) => ({ [OWN]: { levers: platform(values), parameters: RICH } }),
      goals: [
        {
          label: t("lab.eachCityConsumes0"),
          holds: (r) => CITIES.every((city) => r.change(OWN, city, CONSUMPTION, "rich") >= 0.1),
        },
      ],
      measures: consumption("rich"),
      beside: ["rich-all"],
      hint: t("lab.ifAllPayTwice"),
      solution: { harbour: 2, mill: 2, spring: 2 },
      shown: [t("lab.contractEachPaysOnly")],
    },
  ],
  expected: [
    {
      text: t("lab.millAloneKnowledgeHarbour"),
      numbers: [
        { is: "0.4", of: (r) => r.change("mill", "harbour", "knowledge") },
        { is: "0.6", of: (r) => r.change("mill", "mill", "knowledge") },
        { is: "1.3", of: (r) => r.change("mill", "spring", "knowledge") },
        { is: "-0.08", of: (r) => r.change("mill", "mill", CONSUMPTION) },
      ],
    },
    {
      text: t("lab.allPayConsumptionHarbour"),
      numbers: [
        { is: "-0.05", of: (r) => r.change("all", "harbour", CONSUMPTION) },
        { is: "-0.03", of: (r) => r.change("all", "mill", CONSUMPTION) },
        { is: "0.03", of: (r) => r.change("all", "spring", CONSUMPTION) },
      ],
    },
    {
      text: t("lab.threeTimesMuchLearntMill"),
      numbers: [
        { is: "-0.03", of: (r) => r.change("rich-mill", "mill", CONSUMPTION, "rich") },
        { is: "0.11", of: (r) => r.change("rich-all", "mill", CONSUMPTION, "rich") },
      ],
    },
  ],
  misreadings: [t("lab.citiesDoPayBecause"), t("lab.dilemmaWheneverSomethingShared")],
  basis: t("lab.docsFindingsMdNine"),
};
