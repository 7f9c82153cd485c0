import { type Lesson, OWN } from "./lesson.js";
import {
  ALL_CONSUMPTION,
  arm,
  CITIES,
  CITY,
  CONSUMPTION,
  changed,
  changedIn,
  changesIn,
  GDP,
  goal,
  inCity,
  lesson,
  lever,
  moving,
  predict,
  prove,
  say,
  slider,
  told,
} from "./shared.js";

const border = (between: unknown) => lever("administrative-border", { between, scale: 0.5 });
const pool = (cities: readonly string[]) =>
  lever("revenue-pool", { members: cities.map((city) => ({ city, weight: 1 })), share: 0.4 });
const pay = (payer: string, amount: number) =>
  amount > 0 ? [lever("central-transfer", { id: `to-harbour-${payer}`, payer, payee: "harbour", amount })] : [];

const AGREEMENT = [border("cities"), pool(CITIES)];

const CONSUMES = changesIn("consumption");

export const COMPENSATION: Lesson = lesson({
  id: "compensation",
  title: "lab.compensationKeepsEveryone",
  minutes: 7,
  indicators: [GDP, CONSUMPTION],
  goal: "lab.tellGainAllTogether",
  arms: {
    all: arm("lab.allThreeAgree", AGREEMENT),
    "without-harbour": arm("lab.millSpringGoWithout", [pool(["mill", "spring"])]),
    "without-spring": arm("lab.harbourMillGoWithout", [border([["harbour", "mill"]]), pool(["harbour", "mill"])]),
    pool: arm("lab.poolWithoutLowerBorder", [pool(CITIES)]),
  },
  steps: [
    say("lab.package", "lab.agreementHalvesCostBorder"),
    predict({
      title: "lab.refuses",
      question: "lab.allThreeTogetherGain",
      options: { ...CITY, none: "lab.none" },
      right: (r) => CITIES.find((city) => r.change("all", city, CONSUMPTION) < 0) ?? "none",
      table: ["lab.change2036AgainstBaseline", ["all"], [...CONSUMES, ALL_CONSUMPTION]],
      explain: ["lab.harbourHasLargestTreasury"],
    }),
    predict({
      title: "lab.goWithout",
      question: "lab.harbourRefusesWouldMill",
      options: { on: "lab.goSpring", none: "lab.noAgreement" },
      right: (r) => (r.change("without-harbour", "mill", CONSUMPTION) > 0 ? "on" : "none"),
      table: ["lab.change2036AgainstBaseline", ["all", "without-harbour", "without-spring"], CONSUMES],
      explain: ["lab.millSpringLieOne"],
    }),
    predict({
      title: "lab.whenWindowEmpty",
      question: "lab.supposeAgreementWerePool",
      options: { yes: "lab.yesThereEnoughShare", no: "lab.togetherTheyGainNothing" },
      right: (r) => (ALL_CONSUMPTION.of(r, "pool") > 0 ? "yes" : "no"),
      table: ["lab.change2036AgainstBaseline", ["pool", "all"], [...CONSUMES, ALL_CONSUMPTION]],
      explain: ["lab.compensationDividesGainMakes"],
    }),
    prove({
      title: "lab.proveKeepAllThree",
      task: "lab.setMillSpringPay",
      sliders: [
        slider("mill", "lab.millPaysHarbour", "lab.n100MillionYuan", [0, 60, 5]),
        slider("spring", "lab.springPaysHarbour", "lab.n100MillionYuan", [0, 60, 5]),
      ],
      arms: ({ mill = 0, spring = 0 }) => ({
        [OWN]: { levers: [...AGREEMENT, ...pay("mill", mill), ...pay("spring", spring)] },
      }),
      goals: CITIES.map((city) => goal(inCity("lab.least07", city), (r) => r.change(OWN, city, CONSUMPTION) >= 0.7)),
      measures: CONSUMES,
      chart: moving(CONSUMPTION),
      beside: ["all"],
      hint: "lab.springGainsMostAll",
      solution: { mill: 20, spring: 50 },
      shown: "lab.manyPaymentsDoWindow",
    }),
  ],
  expected: [
    told("lab.agreementAllConsumptionHarbour", ...changedIn(["-0.45", "1.7", "7.5"], "all", CONSUMPTION), [
      "1.0",
      changed("all", "cluster", CONSUMPTION),
    ]),
    told("lab.withoutHarbourMill", ["-1.0", changed("without-harbour", "mill", CONSUMPTION)]),
    told("lab.poolAloneTogether", ["-0.02", changed("pool", "cluster", CONSUMPTION)]),
  ],
  misreadings: ["lab.compensationSubsidyRichCity", "lab.largerPaymentSaferDeal"],
  basis: "lab.docsGameMdDocs",
});
