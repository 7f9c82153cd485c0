import { t } from "../../../words/index.js";
import { type Lesson, type Measure, OWN } from "./lesson.js";
import { BASELINE, CITY_OPTIONS, CONSUMPTION, changeIn, GDP, leastChange, lever } from "./shared.js";

const GAP = "core-periphery-gap";
const HEAD = "real-gdp-per-head";

const border = (pairs: unknown, scale: number) => lever("administrative-border", { between: pairs, scale });
const HARBOUR_MILL = [["harbour", "mill"]];

const gap: Measure = {
  label: t("lab.gapBetweenCorePeriphery"),
  unit: "number",
  decimals: 3,
  of: (results, arm) => results.value(arm, "cluster", GAP),
};

const ratio: Measure = {
  label: t("lab.gdpPerHeadHarbour"),
  unit: "number",
  decimals: 3,
  of: (results, arm) => results.value(arm, "harbour", HEAD) / results.value(arm, "spring", HEAD),
};

export const BARRIERS: Lesson = {
  id: "barriers",
  title: t("lab.barriersAgglomeration"),
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: ["harbour", "mill", "spring", "cluster"], indicators: [GDP, HEAD, CONSUMPTION, GAP] },
  goal: t("lab.seeWhomBorderBetween"),
  arms: [
    BASELINE,
    { id: "triple", label: t("lab.borderThreeTimesHigh"), levers: [border("cities", 3)] },
    { id: "double", label: t("lab.borderTwiceHigh"), levers: [border("cities", 2)] },
    { id: "half", label: t("lab.borderHalfHigh"), levers: [border("cities", 0.5)] },
    { id: "open", label: t("lab.border"), levers: [border("cities", 0)] },
    {
      id: "partial",
      label: t("lab.borderBetweenHarbourMill"),
      levers: [border(HARBOUR_MILL, 0)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.threeCitiesBorder"),
      text: [t("lab.harbourLargeServiceCity"), t("lab.krugmanVenables1995Reason")],
    },
    {
      kind: "predict",
      title: t("lab.gainsMost"),
      question: t("lab.borderFallsNothing2024"),
      options: CITY_OPTIONS,
      right: (r) =>
        ["harbour", "mill", "spring"].reduce((best, city) =>
          r.change("open", city, GDP) > r.change("open", best, GDP) ? city : best,
        ),
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["open"],
        measures: [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp")],
      },
      explain: [t("lab.smallerMarketGainsMore")],
    },
    {
      kind: "predict",
      title: t("lab.firstWiderThenNarrower"),
      question: t("lab.letBorderFallThree"),
      options: [
        { id: "inverted", label: t("lab.widensFirstNarrowsLater") },
        { id: "narrows", label: t("lab.narrowsAllWay") },
        { id: "widens", label: t("lab.widensAllWay") },
      ],
      right: (r) => {
        const gaps = ["triple", "double", BASELINE.id, "half", "open"].map((arm) => gap.of(r, arm));
        const falls = gaps.slice(1).map((value, at) => value < gaps[at]!);
        if (falls.every(Boolean)) return "narrows";
        return falls.some(Boolean) ? "inverted" : "widens";
      },
      table: {
        caption: t("lab.gap2036FiveHeights"),
        arms: ["triple", "double", BASELINE.id, "half", "open"],
        measures: [gap, ratio],
      },
      explain: [t("lab.textbookSInvertedU"), t("lab.differsHereHousingGrows")],
    },
    {
      kind: "predict",
      title: t("lab.twoAgreeOneStays"),
      question: t("lab.harbourMillAloneRemove"),
      options: [
        { id: "rises", label: t("lab.risesNeighboursGrowRicher") },
        { id: "falls", label: t("lab.fallsTradePasses") },
      ],
      right: (r) => (r.change("partial", "spring", GDP) > 0 ? "rises" : "falls"),
      table: {
        caption: t("lab.change2036AgainstBaselineRatio"),
        arms: ["partial", "open"],
        measures: [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp"), ratio],
      },
      explain: [t("lab.springSGoodsBecome")],
    },
    {
      kind: "prove",
      title: t("lab.proveNarrowerNobodyLoses"),
      task: t("lab.setHeightsBothBorders"),
      sliders: [
        {
          id: "mill",
          label: t("lab.borderBetweenHarbourMillToday"),
          unit: t("lab.text2"),
          low: 0,
          high: 200,
          step: 10,
          start: 100,
        },
        {
          id: "spring",
          label: t("lab.borderBetweenHarbourSpring"),
          unit: t("lab.text2"),
          low: 0,
          high: 200,
          step: 10,
          start: 100,
        },
      ],
      arms: ({ mill = 100, spring = 100 }) => ({
        [OWN]: { levers: [border(HARBOUR_MILL, mill / 100), border([["harbour", "spring"]], spring / 100)] },
      }),
      goals: [
        { label: t("lab.gapBelow0415"), holds: (r) => gap.of(r, OWN) < 0.415 },
        {
          label: t("lab.citySGdpFalls"),
          holds: (r) => leastChange(r, GDP) > -0.001,
        },
      ],
      measures: [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp"), gap],
      beside: [BASELINE.id],
      hint: t("lab.didSpringLoseWhen"),
      solution: { mill: 20, spring: 20 },
      shown: [t("lab.integrationAllNarrowsGap")],
    },
  ],
  expected: [
    {
      text: t("lab.borderHarbourMillSpring"),
      numbers: [
        { is: "2.7", of: (r) => r.change("open", "harbour", GDP) },
        { is: "5.2", of: (r) => r.change("open", "mill", GDP) },
        { is: "3.8", of: (r) => r.change("open", "spring", GDP) },
      ],
    },
    {
      text: t("lab.gapThreeTimesOnce"),
      numbers: [
        { is: "0.441", of: (r) => gap.of(r, "triple") },
        { is: "0.425", of: (r) => gap.of(r, BASELINE.id) },
        { is: "0.405", of: (r) => gap.of(r, "open") },
      ],
    },
    {
      text: t("lab.harbourMillAloneSpring"),
      numbers: [
        { is: "-0.38", of: (r) => r.change("partial", "spring", GDP) },
        { is: "5.4", of: (r) => r.change("partial", "mill", GDP) },
      ],
    },
  ],
  misreadings: [t("lab.modelRefutesKrugmanVenables"), t("lab.harbourLosesSinceGains")],
  basis: t("lab.inventedCountryDocsFindings"),
};
