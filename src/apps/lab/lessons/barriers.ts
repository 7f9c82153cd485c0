import { type Lesson, OWN } from "./lesson.js";
import {
  arm,
  CITY,
  CONSUMPTION,
  changed,
  changedIn,
  changesIn,
  GDP,
  goal,
  leastChange,
  lesson,
  lever,
  mostChanged,
  moving,
  number,
  predict,
  prove,
  say,
  slider,
  told,
} from "./shared.js";

const GAP = "core-periphery-gap";
const HEAD = "real-gdp-per-head";

const border = (pairs: unknown, scale: number) => lever("administrative-border", { between: pairs, scale });
const HARBOUR_MILL = [["harbour", "mill"]];

const gap = number("lab.gapBetweenCorePeriphery", 3, (results, id) => results.value(id, "cluster", GAP));

const ratio = number(
  "lab.gdpPerHeadHarbour",
  3,
  (results, id) => results.value(id, "harbour", HEAD) / results.value(id, "spring", HEAD),
);

const HEIGHTS = ["triple", "double", "baseline", "half", "open"];

export const BARRIERS: Lesson = lesson({
  id: "barriers",
  title: "lab.barriersAgglomeration",
  minutes: 8,
  indicators: [GDP, HEAD, CONSUMPTION, GAP],
  goal: "lab.seeWhomBorderBetween",
  arms: {
    triple: arm("lab.borderThreeTimesHigh", [border("cities", 3)]),
    double: arm("lab.borderTwiceHigh", [border("cities", 2)]),
    half: arm("lab.borderHalfHigh", [border("cities", 0.5)]),
    open: arm("lab.border", [border("cities", 0)]),
    partial: arm("lab.borderBetweenHarbourMill", [border(HARBOUR_MILL, 0)]),
  },
  steps: [
    say("lab.threeCitiesBorder", "lab.harbourLargeServiceCity", "lab.krugmanVenables1995Reason"),
    predict({
      title: "lab.gainsMost",
      question: "lab.borderFallsNothing2024",
      options: CITY,
      right: (r) => mostChanged(r, "open", GDP),
      table: ["lab.change2036AgainstBaseline", ["open"], changesIn("gdp")],
      explain: ["lab.smallerMarketGainsMore"],
    }),
    predict({
      title: "lab.firstWiderThenNarrower",
      question: "lab.letBorderFallThree",
      options: {
        inverted: "lab.widensFirstNarrowsLater",
        narrows: "lab.narrowsAllWay",
        widens: "lab.widensAllWay",
      },
      right: (r) => {
        const gaps = HEIGHTS.map((height) => gap.of(r, height));
        const falls = gaps.slice(1).map((value, at) => value < gaps[at]!);
        if (falls.every(Boolean)) return "narrows";
        return falls.some(Boolean) ? "inverted" : "widens";
      },
      table: ["lab.gap2036FiveHeights", HEIGHTS, [gap, ratio]],
      explain: ["lab.textbookSInvertedU", "lab.differsHereHousingGrows"],
    }),
    predict({
      title: "lab.twoAgreeOneStays",
      question: "lab.harbourMillAloneRemove",
      options: { rises: "lab.risesNeighboursGrowRicher", falls: "lab.fallsTradePasses" },
      right: (r) => (r.change("partial", "spring", GDP) > 0 ? "rises" : "falls"),
      table: ["lab.change2036AgainstBaselineRatio", ["baseline", "partial", "open"], [...changesIn("gdp"), ratio]],
      explain: ["lab.springSGoodsBecome"],
    }),
    prove({
      title: "lab.proveNarrowerNobodyLoses",
      task: "lab.setHeightsBothBorders",
      sliders: [
        slider("mill", "lab.borderBetweenHarbourMillToday", "unit.percent", [0, 200, 10], 100),
        slider("spring", "lab.borderBetweenHarbourSpring", "unit.percent", [0, 200, 10], 100),
      ],
      arms: ({ mill = 100, spring = 100 }) => ({
        [OWN]: { levers: [border(HARBOUR_MILL, mill / 100), border([["harbour", "spring"]], spring / 100)] },
      }),
      goals: [
        goal("lab.gapBelow0415", (r) => gap.of(r, OWN) < 0.415),
        goal("lab.citySGdpFalls", (r) => leastChange(r, GDP) > -0.001),
      ],
      measures: [...changesIn("gdp"), gap],
      chart: moving(GDP),
      beside: ["baseline"],
      hint: "lab.didSpringLoseWhen",
      solution: { mill: 20, spring: 20 },
      shown: "lab.integrationAllNarrowsGap",
    }),
  ],
  expected: [
    told("lab.borderHarbourMillSpring", ...changedIn(["2.7", "5.2", "3.8"], "open", GDP)),
    told(
      "lab.gapThreeTimesOnce",
      ["0.441", (r) => gap.of(r, "triple")],
      ["0.425", (r) => gap.of(r, "baseline")],
      ["0.405", (r) => gap.of(r, "open")],
    ),
    told(
      "lab.harbourMillAloneSpring",
      ["-0.38", changed("partial", "spring", GDP)],
      ["5.4", changed("partial", "mill", GDP)],
    ),
  ],
  misreadings: ["lab.modelRefutesKrugmanVenables", "lab.harbourLosesSinceGains"],
  basis: "lab.inventedCountryFacts",
});
