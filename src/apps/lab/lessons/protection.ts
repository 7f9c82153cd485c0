import { t } from "../../../words/index.js";
import { indicatorLabel } from "../parts/pickers.js";
import { type Lesson, OWN, type Results } from "./lesson.js";
import {
  arm,
  CITIES,
  type City,
  CONSUMPTION,
  changedIn,
  changesIn,
  cityLines,
  GDP,
  goal,
  inCity,
  leastChange,
  lesson,
  lever,
  percent,
  predict,
  prove,
  say,
  slider,
  told,
  whoGains,
} from "./shared.js";

const opens = (cities: "all" | readonly string[]) => lever("local-protection", { cities, against: "all", scale: 0 });
const rents = (share: number) => ({ parameters: { protectionRentShare: share } });

/** Something of each city, under names that begin alike. */
const ofCities = <T>(prefix: string, of: (city: City) => T): Record<string, T> =>
  Object.fromEntries(CITIES.map((city) => [`${prefix}${city}`, of(city)]));

/** Arms of a world in which cities keep this share: nothing changes, and each opens alone. */
const armsAt = (share: number, prefix: string) => ({
  [`${prefix}base`]: { levers: [], ...rents(share) },
  ...ofCities(prefix, (city) => ({ levers: [opens([city])], ...rents(share) })),
});

/** What opening alone does to a city's own residents. */
const alone = (r: Results, city: City, prefix: string) =>
  r.change(`${prefix}${city}`, city, CONSUMPTION, `${prefix}base`);

const EACH = ["rent-harbour", "rent-mill", "rent-spring"];

export const PROTECTION: Lesson = lesson({
  id: "protection",
  title: "lab.protectionDilemmaRentDecides",
  minutes: 8,
  indicators: [GDP, CONSUMPTION],
  goal: "lab.seeProtectionPrisonersDilemma",
  arms: {
    ...ofCities("waste-", (city) => arm(inCity("lab.allWasteAloneOpens", city), [opens([city])])),
    "waste-all": arm("lab.allWasteAllThree", [opens("all")]),
    rent: arm("lab.fourFifthsRentsNothing", [], rents(0.8)),
    ...ofCities("rent-", (city) => arm(inCity("lab.fourFifthsRentsAlone", city), [opens([city])], rents(0.8))),
    "rent-all": arm("lab.fourFifthsRentsAll", [opens("all")], rents(0.8)),
  },
  steps: [
    say("lab.licencesStrangers", "lab.eachCityMakesGoods", "lab.everybodyCallsPrisonersDilemma"),
    predict({
      title: "lab.whereAllWaste",
      question: "lab.supposeNothingBuyersPay",
      options: { gain: "lab.yesTheyBuyCheaper", lose: "lab.givesWeaponAway" },
      right: (r) => (r.change("waste-mill", "mill", CONSUMPTION) > 0 ? "gain" : "lose"),
      table: [
        "lab.change2036AgainstBaseline",
        ["waste-harbour", "waste-mill", "waste-spring", "waste-all"],
        changesIn("consumption"),
      ],
      explain: ["lab.eachCityGainsOpening"],
    }),
    predict({
      title: "lab.whereFourFifthsRents",
      question: "lab.nowCityKeepsFour",
      options: { gain: "lab.yesLittleLessThan", lose: "lab.rentMissedMoreThan" },
      right: (r) => (r.change("rent-mill", "mill", CONSUMPTION, "rent") > 0 ? "gain" : "lose"),
      table: ["lab.change2036AgainstSameWorld", EACH, changesIn("consumption", "rent")],
      explain: ["lab.whoeverOpensAloneLoses"],
    }),
    predict({
      title: "lab.allThreeTogether",
      question: "lab.sameWorldAllThree",
      options: { all: "lab.allThree", some: "lab.some", none: "lab.nobodyHead" },
      right: (r) => whoGains(r, "rent-all", "rent"),
      table: ["lab.change2036AgainstSameWorld", [...EACH, "rent-all"], changesIn("consumption", "rent")],
      explain: ["lab.aloneEachLosesTogether"],
    }),
    prove({
      title: "lab.proveLeastRentMakes",
      task: "lab.setShareCostCities",
      sliders: [slider("rent", "lab.shareCitiesKeep", "unit.percent", [0, 100, 10])],
      arms: ({ rent = 0 }) => ({
        ...armsAt(rent / 100, "at-"),
        [OWN]: { levers: [opens("all")], ...rents(rent / 100) },
        ...(rent > 0 && armsAt(Math.round(rent - 10) / 100, "below-")),
      }),
      goals: [
        goal("lab.eachLosesOpeningAlone", (r) => CITIES.every((city) => alone(r, city, "at-") < 0)),
        goal("lab.eachGainsWhenAll", (r) => leastChange(r, CONSUMPTION, "at-base") > 0),
        goal(
          "lab.tenPointsLessEach",
          (r) => r.has("below-base") && CITIES.some((city) => alone(r, city, "below-") >= 0),
        ),
      ],
      measures: [
        ...CITIES.map((city) => percent(inCity("lab.opensAloneOwnConsumption", city), (r) => alone(r, city, "at-"), 3)),
        ...CITIES.map((city) =>
          percent(inCity("lab.allOpen", city), (r) => r.change(OWN, city, CONSUMPTION, "at-base"), 3),
        ),
      ],
      chart: {
        title: indicatorLabel(CONSUMPTION),
        unit: t("lab.percentAgainst", { arm: t("lab.nobodyOpens") }),
        lines: [
          ...cityLines((city) => ({
            label: inCity("lab.cityAlone", city),
            of: (r) => r.changes(`at-${city}`, city, CONSUMPTION, "at-base"),
          })),
          ...cityLines((city) => ({
            label: inCity("lab.allOpen", city),
            dashed: true,
            of: (r) => r.changes(OWN, city, CONSUMPTION, "at-base"),
          })),
        ],
        narrowest: 0.4,
      },
      beside: [],
      hint: "lab.n0EachGainsAlone",
      solution: { rent: 70 },
      shown: "lab.belowLeastOneCity",
    }),
  ],
  expected: [
    told("lab.allWasteOpeningAlone", ...changedIn(["0.10", "0.33", "0.56"], (city) => `waste-${city}`, CONSUMPTION)),
    told(
      "lab.fourFifthsRentsAloneAll",
      ...changedIn(["-0.02", "-0.13", "-0.17"], (city) => `rent-${city}`, CONSUMPTION, "rent"),
      ...changedIn(["0.11", "0.14", "0.19"], "rent-all", CONSUMPTION, "rent"),
    ),
  ],
  misreadings: ["lab.soProtectionCanGood", "lab.thenGovernmentsWouldAgree"],
  basis: "lab.signsTurnInDraws",
});
