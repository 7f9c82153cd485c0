import { t } from "../../../words/index.js";
import { type Lesson, OWN, type Results } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const opens = (cities: "all" | readonly string[]) => lever("local-protection", { cities, against: "all", scale: 0 });
const rents = (share: number) => ({ protectionRentShare: share });

const CONSUMES = (from: string) => CITIES.map((city) => changeIn(city, "consumption", from));

/** Arms of a world in which cities keep this share: nothing changes, each opens alone, all open. */
function armsAt(share: number, prefix: string) {
  return {
    [`${prefix}base`]: { levers: [], parameters: rents(share) },
    ...Object.fromEntries(
      CITIES.map((city) => [`${prefix}${city}`, { levers: [opens([city])], parameters: rents(share) }]),
    ),
    [OWN]: { levers: [opens("all")], parameters: rents(share) },
  };
}

/** What opening alone does to a city's own residents. */
const alone = (r: Results, city: City, prefix: string) =>
  r.change(`${prefix}${city}`, city, CONSUMPTION, `${prefix}base`);

export const PROTECTION: Lesson = {
  id: "protection",
  title: t("lab.protectionDilemmaRentDecides"),
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION] },
  goal: t("lab.seeProtectionPrisonersDilemma"),
  arms: [
    BASELINE,
    ...(["harbour", "mill", "spring"] as const).map((city) => ({
      id: `waste-${city}`,
      label: t("lab.allWasteAloneOpens", { CITY: CITY[city] }),
      levers: [opens([city])],
    })),
    { id: "waste-all", label: t("lab.allWasteAllThree"), levers: [opens("all")] },
    {
      id: "rent",
      label: t("lab.fourFifthsRentsNothing"),
      levers: [],
      parameters: rents(0.8),
    },
    ...(["harbour", "mill", "spring"] as const).map((city) => ({
      id: `rent-${city}`,
      label: t("lab.fourFifthsRentsAlone", { CITY: CITY[city] }),
      levers: [opens([city])],
      parameters: rents(0.8),
    })),
    {
      id: "rent-all",
      label: t("lab.fourFifthsRentsAll"),
      levers: [opens("all")],
      parameters: rents(0.8),
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.licencesStrangers"),
      text: [t("lab.eachCityMakesGoods"), t("lab.everybodyCallsPrisonersDilemma")],
    },
    {
      kind: "predict",
      title: t("lab.whereAllWaste"),
      question: t("lab.supposeNothingBuyersPay"),
      options: [
        { id: "gain", label: t("lab.yesTheyBuyCheaper") },
        { id: "lose", label: t("lab.givesWeaponAway") },
      ],
      right: (r) => (r.change("waste-mill", "mill", CONSUMPTION) > 0 ? "gain" : "lose"),
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["waste-harbour", "waste-mill", "waste-spring", "waste-all"],
        measures: CONSUMES(BASELINE.id),
      },
      explain: [t("lab.eachCityGainsOpening")],
    },
    {
      kind: "predict",
      title: t("lab.whereFourFifthsRents"),
      question: t("lab.nowCityKeepsFour"),
      options: [
        { id: "gain", label: t("lab.yesLittleLessThan") },
        {
          id: "lose",
          label: t("lab.rentMissedMoreThan"),
        },
      ],
      right: (r) => (r.change("rent-mill", "mill", CONSUMPTION, "rent") > 0 ? "gain" : "lose"),
      table: {
        caption: t("lab.change2036AgainstSameWorld"),
        arms: ["rent-harbour", "rent-mill", "rent-spring"],
        measures: CONSUMES("rent"),
      },
      explain: [t("lab.whoeverOpensAloneLoses")],
    },
    {
      kind: "predict",
      title: t("lab.allThreeTogether"),
      question: t("lab.sameWorldAllThree"),
      options: [
        { id: "all", label: t("lab.allThree") },
        { id: "some", label: t("lab.some") },
        { id: "none", label: t("lab.nobody2") },
      ],
      right: (r) => {
        const gainers = CITIES.filter((city) => r.change("rent-all", city, CONSUMPTION, "rent") > 0).length;
        return gainers === 3 ? "all" : gainers > 0 ? "some" : "none";
      },
      table: {
        caption: t("lab.change2036AgainstSameWorld"),
        arms: ["rent-harbour", "rent-mill", "rent-spring", "rent-all"],
        measures: CONSUMES("rent"),
      },
      explain: [t("lab.aloneEachLosesTogether")],
    },
    {
      kind: "prove",
      title: t("lab.proveLeastRentMakes"),
      task: t("lab.setShareCostCities"),
      sliders: [
        {
          id: "rent",
          label: t("lab.shareCitiesKeep"),
          unit: t("lab.text2"),
          low: 0,
          high: 100,
          step: 10,
          start: 0,
        },
      ],
      arms: ({ rent = 0 }) => ({
        ...armsAt(rent / 100, "at-"),
        ...(rent > 0
          ? Object.fromEntries(
              Object.entries(armsAt(Math.round(rent - 10) / 100, "below-")).filter(([id]) => id !== OWN),
            )
          : {}),
      }),
      goals: [
        {
          label: t("lab.eachLosesOpeningAlone"),
          holds: (r) => CITIES.every((city) => alone(r, city, "at-") < 0),
        },
        {
          label: t("lab.eachGainsWhenAll"),
          holds: (r) => CITIES.every((city) => r.change(OWN, city, CONSUMPTION, "at-base") > 0),
        },
        {
          label: t("lab.tenPointsLessEach"),
          holds: (r) => r.has("below-base") && CITIES.some((city) => alone(r, city, "below-") >= 0),
        },
      ],
      measures: [
        ...CITIES.map((city) => ({
          label: t("lab.opensAloneOwnConsumption", { CITY: CITY[city] }),
          unit: "percent" as const,
          decimals: 3,
          of: (r: Results) => alone(r, city, "at-"),
        })),
        ...CITIES.map((city) => ({
          label: t("lab.allOpen", { CITY: CITY[city] }),
          unit: "percent" as const,
          decimals: 3,
          of: (r: Results) => r.change(OWN, city, CONSUMPTION, "at-base"),
        })),
      ],
      beside: [],
      hint: t("lab.n0EachGainsAlone"),
      solution: { rent: 70 },
      shown: [t("lab.belowLeastOneCity")],
    },
  ],
  expected: [
    {
      text: t("lab.allWasteOpeningAlone"),
      numbers: [
        { is: "0.10", of: (r) => r.change("waste-harbour", "harbour", CONSUMPTION) },
        { is: "0.33", of: (r) => r.change("waste-mill", "mill", CONSUMPTION) },
        { is: "0.56", of: (r) => r.change("waste-spring", "spring", CONSUMPTION) },
      ],
    },
    {
      text: t("lab.fourFifthsRentsAloneAll"),
      numbers: [
        { is: "-0.02", of: (r) => r.change("rent-harbour", "harbour", CONSUMPTION, "rent") },
        { is: "-0.13", of: (r) => r.change("rent-mill", "mill", CONSUMPTION, "rent") },
        { is: "-0.18", of: (r) => r.change("rent-spring", "spring", CONSUMPTION, "rent") },
        { is: "0.11", of: (r) => r.change("rent-all", "harbour", CONSUMPTION, "rent") },
        { is: "0.13", of: (r) => r.change("rent-all", "mill", CONSUMPTION, "rent") },
        { is: "0.19", of: (r) => r.change("rent-all", "spring", CONSUMPTION, "rent") },
      ],
    },
  ],
  misreadings: [t("lab.soProtectionCanGood"), t("lab.thenGovernmentsWouldAgree")],
  basis: t("lab.docsFindingsMdHas"),
};
