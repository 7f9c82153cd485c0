import { type Lesson, OWN } from "./lesson.js";
import {
  arm,
  CITIES,
  type City,
  CONSUMPTION,
  change,
  changed,
  changedIn,
  changesIn,
  GDP,
  goal,
  inCity,
  leastChange,
  lesson,
  lever,
  mostChanged,
  moving,
  predict,
  prove,
  say,
  slider,
  told,
  whoGains,
} from "./shared.js";

/** A thousandth of each city's GDP, 100 million a year. */
const UNIT: Readonly<Record<City, number>> = { harbour: 6, mill: 3, spring: 1 };

/** A world in which three times as much is learnt from the same platform. */
const RICH = { parameters: { knowledge: { platformGain: 0.3 } } } as const;

const platform = (parts: Partial<Record<City, number>>) =>
  CITIES.map((city) =>
    lever("platform-contribution", { cities: [city], contribution: UNIT[city] * (parts[city] ?? 0) }),
  );

const ALL = { harbour: 1, mill: 1, spring: 1 } as const;

const KNOWLEDGE = "knowledge";

const knowledge = CITIES.map((city) => change(inCity("lab.knowledge", city), city, KNOWLEDGE, "baseline", 1));

export const PLATFORM: Lesson = lesson({
  id: "platform",
  title: "lab.sharedPlatformPublicGood",
  minutes: 8,
  indicators: [GDP, CONSUMPTION, KNOWLEDGE],
  goal: "lab.seeWhyNobodyPays",
  arms: {
    mill: arm("lab.millAlonePaysTenth", platform({ mill: 1 })),
    all: arm("lab.allThreePayTenth", platform(ALL)),
    rich: arm("lab.threeTimesMuchLearnt", [], RICH),
    "rich-mill": arm("lab.sameMillAlonePays", platform({ mill: 1 }), RICH),
    "rich-free": arm("lab.sameAllButMill", platform({ harbour: 1, spring: 1 }), RICH),
    "rich-all": arm("lab.sameAllPay", platform(ALL), RICH),
  },
  steps: [
    say("lab.laboratoryThree", "lab.threeCitiesMayPay"),
    predict({
      title: "lab.millPaysAlone",
      question: "lab.millPaysWhoseKnowledge",
      options: { mill: "lab.millSPays", harbour: "lab.harbourSLargest", spring: "lab.springSHadLeast" },
      right: (r) => mostChanged(r, "mill", KNOWLEDGE),
      table: ["lab.change2036AgainstBaseline", ["mill", "all"], [...knowledge, ...changesIn("consumption")]],
      explain: ["lab.springPaidNothingGains"],
    }),
    predict({
      title: "lab.allPay",
      question: "lab.allThreePayDoAllConsume",
      options: { all: "lab.yesAll", some: "lab.someDoSomeDo", none: "lab.noneDoes" },
      right: (r) => whoGains(r, "all"),
      table: ["lab.change2036AgainstBaseline", ["all"], [...changesIn("gdp"), ...changesIn("consumption")]],
      explain: ["lab.gdpRisesAllThree"],
    }),
    predict({
      title: "lab.wereWorthThreeTimes",
      question: "lab.supposeThreeTimesMuch",
      options: { pay: "lab.payToo", free: "lab.rideFree" },
      right: (r) => {
        const [pays, rides] = ["rich-all", "rich-free"].map((id) => r.change(id, "mill", CONSUMPTION, "rich"));
        return pays! > rides! ? "pay" : "free";
      },
      table: ["lab.change2036AgainstSame", ["rich-mill", "rich-free", "rich-all"], changesIn("consumption", "rich")],
      explain: ["lab.nowAllGainWhen"],
    }),
    prove({
      title: "lab.proveContract",
      task: "lab.worldThreeTimesMuch",
      sliders: CITIES.map((city) => slider(city, inCity("lab.paysThousandthsGdp", city), "lab.perMille", [0, 3, 0.5])),
      arms: (values) => ({ [OWN]: { levers: platform(values), ...RICH } }),
      goals: [goal("lab.eachConsumesTenthMore", (r) => leastChange(r, CONSUMPTION, "rich") >= 0.1)],
      measures: changesIn("consumption", "rich"),
      chart: moving(CONSUMPTION, "rich", "lab.threeTimesMuchLearnt"),
      beside: ["rich-all"],
      hint: "lab.ifAllPayTwice",
      solution: { harbour: 2, mill: 2, spring: 2 },
      shown: "lab.contractEachPaysOnly",
    }),
  ],
  expected: [
    told("lab.millAloneKnowledgeHarbour", ...changedIn(["0.4", "0.6", "1.3"], "mill", KNOWLEDGE), [
      "-0.08",
      changed("mill", "mill", CONSUMPTION),
    ]),
    told("lab.allPayConsumptionHarbour", ...changedIn(["-0.05", "-0.03", "0.03"], "all", CONSUMPTION)),
    told(
      "lab.threeTimesMuchLearntMill",
      ["-0.03", changed("rich-mill", "mill", CONSUMPTION, "rich")],
      ["0.11", changed("rich-all", "mill", CONSUMPTION, "rich")],
    ),
  ],
  misreadings: ["lab.citiesDoPayBecause", "lab.dilemmaWheneverSomethingShared"],
  basis: "lab.nineCitiesAsked",
});
