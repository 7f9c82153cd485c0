import { type Lesson, OWN } from "./lesson.js";
import {
  arm,
  CITIES,
  CONSUMPTION,
  change,
  changed,
  changedIn,
  changeIn,
  changesIn,
  GDP,
  goal,
  lesson,
  lever,
  moving,
  number,
  predict,
  prove,
  say,
  slider,
  told,
  whoGains,
} from "./shared.js";

const subsidy = (city: string, percent: number) =>
  lever("sector-subsidy", { cities: [city], sectors: ["manufacturing"], sectorSubsidy: percent / 100 });

const EXCESS = "excess-capacity";
const CAPITAL = "capital";

const idle = number("lab.shareIdle", 3, (r, id) => r.value(id, "cluster", EXCESS));

export const RACE: Lesson = lesson({
  id: "race",
  title: "lab.subsidyRaceOvercapacity",
  minutes: 8,
  indicators: [GDP, CONSUMPTION, CAPITAL, EXCESS],
  goal: "lab.seeWhyEachCity",
  arms: {
    harbour: arm("lab.harbourAloneSubsidises10", [subsidy("harbour", 10)]),
    mill: arm("lab.millAloneSubsidises10", [subsidy("mill", 10)]),
    all: arm(
      "lab.allThreeSubsidise10",
      CITIES.map((city) => subsidy(city, 10)),
    ),
  },
  steps: [
    say("lab.hotIndustry", "lab.eachThreeCitiesMay", "lab.cityGovernmentJudgedGdp"),
    predict({
      title: "lab.oneCityAlone",
      question: "lab.harbourAlonePaysManufacturers",
      options: { both: "lab.bothRise", gdp: "lab.gdpRisesConsumptionFalls", none: "lab.bothFall" },
      right: (r) => {
        if (r.change("harbour", "harbour", GDP) <= 0) return "none";
        return r.change("harbour", "harbour", CONSUMPTION) > 0 ? "both" : "gdp";
      },
      table: [
        "lab.change2036AgainstBaseline",
        ["harbour"],
        [
          changeIn("harbour", "gdp"),
          changeIn("harbour", "consumption"),
          changeIn("mill", "gdp"),
          changeIn("spring", "gdp"),
        ],
      ],
      explain: ["lab.subsidyWinsHarbourCapital"],
    }),
    predict({
      title: "lab.allThreePay",
      question: "lab.nowAllThreePay",
      options: { all: "lab.allThree", some: "lab.oneTwoThem", none: "lab.noneThem" },
      right: (r) => whoGains(r, "all"),
      table: [
        "lab.change2036AgainstBaseline",
        ["mill", "all"],
        [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), ...changesIn("consumption")],
      ],
      explain: ["lab.eachStillWinsGdp"],
    }),
    predict({
      title: "lab.doesCapacityLieIdle",
      question: "lab.raceManufacturersBuildMore",
      options: { none: "lab.none", some: "lab.upTenth", much: "lab.moreThanTenth" },
      right: (r) => {
        const share = idle.of(r, "all");
        return share === 0 ? "none" : share < 0.1 ? "some" : "much";
      },
      table: [
        "lab.capitalShareIdle2036",
        ["harbour", "all"],
        [change("lab.capitalThreeCities", "cluster", CAPITAL, "baseline", 1), idle],
      ],
      explain: ["lab.thereMoreCapitalNone"],
    }),
    prove({
      title: "lab.proveAnswerHarbour",
      task: "lab.harbourPays10You",
      sliders: [slider("rate", "lab.millSSubsidy", "unit.percent", [0, 10, 1])],
      arms: ({ rate = 0 }) => ({
        [OWN]: { levers: [subsidy("harbour", 10), ...(rate > 0 ? [subsidy("mill", rate)] : [])] },
      }),
      goals: [
        goal("lab.millGdpUpAtMostTenth", (r) => r.change(OWN, "mill", GDP) >= 0 && r.change(OWN, "mill", GDP) <= 0.1),
      ],
      measures: (["mill", "harbour"] as const).flatMap((city) => [
        changeIn(city, "gdp"),
        changeIn(city, "consumption"),
      ]),
      chart: moving(GDP),
      beside: ["harbour"],
      hint: "lab.alone10BringsMill",
      solution: { rate: 5 },
      shown: "lab.millSGovernmentWhere",
    }),
  ],
  expected: [
    told(
      "lab.harbourAloneGdpConsumption",
      ["0.97", changed("harbour", "harbour", GDP)],
      ["-0.46", changed("harbour", "harbour", CONSUMPTION)],
      ["-0.42", changed("harbour", "mill", GDP)],
      ["-0.26", changed("harbour", "spring", GDP)],
    ),
    told(
      "lab.allThreeConsumptionHarbour",
      ...changedIn(["-0.29", "-1.65", "-0.75"], "all", CONSUMPTION),
      ["0.39", changed("all", "mill", GDP)],
      ["0.84", changed("mill", "mill", GDP)],
    ),
    told("lab.capitalIdle", ["4.0", changed("all", "cluster", CAPITAL)], ["0", (r) => idle.of(r, "all")]),
  ],
  misreadings: ["lab.prisonerSDilemmaGdp", "lab.overcapacityMeansIdlePlants"],
  basis: "lab.raceOfDelta",
});
