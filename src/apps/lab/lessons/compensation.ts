import { t } from "../../../words/index.js";
import { type Lesson, OWN } from "./lesson.js";
import { BASELINE, CITIES, CITY, CITY_OPTIONS, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const border = (between: unknown) => lever("administrative-border", { between, scale: 0.5 });
const pool = (cities: readonly string[]) =>
  lever("revenue-pool", { members: cities.map((city) => ({ city, weight: 1 })), share: 0.4 });
const pay = (payer: string, amount: number) =>
  amount > 0 ? [lever("central-transfer", { id: `to-harbour-${payer}`, payer, payee: "harbour", amount })] : [];

const AGREEMENT = [border("cities"), pool(CITIES)];

const CONSUMES = CITIES.map((city) => changeIn(city, "consumption"));

export const COMPENSATION: Lesson = {
  id: "compensation",
  title: t("lab.compensationKeepsEveryone"),
  minutes: 7,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION] },
  goal: t("lab.tellGainAllTogether"),
  arms: [
    BASELINE,
    { id: "all", label: t("lab.allThreeAgree"), levers: AGREEMENT },
    {
      id: "without-harbour",
      label: t("lab.millSpringGoWithout"),
      levers: [pool(["mill", "spring"])],
    },
    {
      id: "without-spring",
      label: t("lab.harbourMillGoWithout"),
      levers: [border([["harbour", "mill"]]), pool(["harbour", "mill"])],
    },
    {
      id: "pool",
      label: t("lab.poolWithoutLowerBorder"),
      levers: [pool(CITIES)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.package"),
      text: [t("lab.agreementHalvesCostBorder")],
    },
    {
      kind: "predict",
      title: t("lab.refuses"),
      question: t("lab.allThreeTogetherGain"),
      options: [...CITY_OPTIONS, { id: "none", label: t("lab.none") }],
      right: (r) => CITIES.find((city) => r.change("all", city, CONSUMPTION) < 0) ?? "none",
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["all"],
        measures: [
          ...CONSUMES,
          {
            label: t("lab.allThreeConsumption"),
            unit: "percent",
            decimals: 2,
            of: (r, arm) => r.change(arm, "cluster", CONSUMPTION),
          },
        ],
      },
      explain: [t("lab.harbourHasLargestTreasury")],
    },
    {
      kind: "predict",
      title: t("lab.goWithout"),
      question: t("lab.harbourRefusesWouldMill"),
      options: [
        { id: "on", label: t("lab.goSpring") },
        { id: "none", label: t("lab.agreement2") },
      ],
      right: (r) => (r.change("without-harbour", "mill", CONSUMPTION) > 0 ? "on" : "none"),
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["all", "without-harbour", "without-spring"],
        measures: CONSUMES,
      },
      explain: [t("lab.millSpringLieOne")],
    },
    {
      kind: "predict",
      title: t("lab.whenWindowEmpty"),
      question: t("lab.supposeAgreementWerePool"),
      options: [
        { id: "yes", label: t("lab.yesThereEnoughShare") },
        { id: "no", label: t("lab.togetherTheyGainNothing") },
      ],
      right: (r) => (r.change("pool", "cluster", CONSUMPTION) > 0 ? "yes" : "no"),
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["pool", "all"],
        measures: [
          ...CONSUMES,
          {
            label: t("lab.allThreeConsumption"),
            unit: "percent",
            decimals: 2,
            of: (r, arm) => r.change(arm, "cluster", CONSUMPTION),
          },
        ],
      },
      explain: [t("lab.compensationDividesGainMakes")],
    },
    {
      kind: "prove",
      title: t("lab.proveKeepAllThree"),
      task: t("lab.setMillSpringPay"),
      sliders: [
        {
          id: "mill",
          label: t("lab.millPaysHarbour"),
          unit: t("lab.n100MillionYuan"),
          low: 0,
          high: 60,
          step: 5,
          start: 0,
        },
        {
          id: "spring",
          label: t("lab.springPaysHarbour"),
          unit: t("lab.n100MillionYuan"),
          low: 0,
          high: 60,
          step: 5,
          start: 0,
        },
      ],
      arms: ({ mill = 0, spring = 0 }) => ({
        [OWN]: { levers: [...AGREEMENT, ...pay("mill", mill), ...pay("spring", spring)] },
      }),
      goals: CITIES.map((city) => ({
        label: t("lab.least005", { CITY: CITY[city] }),
        holds: (r) => r.change(OWN, city, CONSUMPTION) >= 0.05,
      })),
      measures: CONSUMES,
      beside: ["all"],
      hint: t("lab.springGainsMostAll"),
      solution: { mill: 15, spring: 15 },
      shown: [t("lab.manyPaymentsDoWindow")],
    },
  ],
  expected: [
    {
      text: t("lab.agreementAllConsumptionHarbour"),
      numbers: [
        { is: "-0.45", of: (r) => r.change("all", "harbour", CONSUMPTION) },
        { is: "1.7", of: (r) => r.change("all", "mill", CONSUMPTION) },
        { is: "7.5", of: (r) => r.change("all", "spring", CONSUMPTION) },
        { is: "1.0", of: (r) => r.change("all", "cluster", CONSUMPTION) },
      ],
    },
    {
      text: t("lab.withoutHarbourMill"),
      numbers: [{ is: "-1.0", of: (r) => r.change("without-harbour", "mill", CONSUMPTION) }],
    },
    {
      text: t("lab.poolAloneTogether"),
      numbers: [{ is: "-0.02", of: (r) => r.change("pool", "cluster", CONSUMPTION) }],
    },
  ],
  misreadings: [t("lab.compensationSubsidyRichCity"), t("lab.largerPaymentSaferDeal")],
  basis: t("lab.docsGameMdDocs"),
};
