import { advice, joined, type Text, type TextKey, t } from "../words/index.js";
import { placeLabels } from "./cityNames.js";
import { type Locate, type Path, placed } from "./document.js";
import { type Problem, unknownName, type Wrong } from "./files.js";
import { placeIndex } from "./names.js";
import type { Region } from "./regionSchema.js";
import { armsOf, BASELINE, type ResolvedScenario } from "./scenarioSchema.js";
import { repeats } from "./table.js";
import { outsideRun } from "./timeline.js";

/** Places of results that are no part of a region: all cities together, and the country that they lie in. */
const WHOLES = ["cluster", "country"];

type AskedPlace = NonNullable<NonNullable<ResolvedScenario["answer"]>["places"]>[number];

/** Several cities that results are told of together. */
export interface CityGroup {
  id: string;
  label: Text;
  cities: string[];
}

/** The id of a place that an answer is about, as results have it. */
export const idOfAsked = (place: AskedPlace): string =>
  typeof place === "string" ? place : `all-but-${place.allBut.join("-and-")}`;

/** Agglomerations, then "all but" of the places that the answer is about: results hold the same of both. */
export function groupsOf({ region, answer }: Pick<ResolvedScenario, "region" | "answer">): CityGroup[] {
  const others = (answer?.places ?? []).flatMap((place): CityGroup[] => {
    if (typeof place === "string") return [];
    const { allBut } = place;
    const label = t("scenario.otherCities", { names: joined(allBut.map(placeLabels(region))) });
    return [{ id: idOfAsked(place), label, cities: citiesBut(region, allBut) }];
  });
  return [...region.agglomerations, ...new Map(others.map((group) => [group.id, group])).values()];
}

/** Cities that are none of the named, and in no province or agglomeration that is named. */
function citiesBut({ tables, agglomerations }: Region, names: readonly string[]): string[] {
  const inNamed = agglomerations.flatMap(({ id, cities }) => (names.includes(id) ? cities : []));
  const out = (city: { id: string; province: string }) =>
    names.includes(city.id) || names.includes(city.province) || inNamed.includes(city.id);
  return tables.cities.flatMap((city) => (out(city) ? [] : [city.id]));
}

/** Variants and places that are not there, a run compared with itself, and years outside the run. */
export function checkAnswer(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const { answer, region, coordination } = scenario;
  if (!answer) return [];
  const { compare = [], when, places = [], differences = [], ranked = [], signed } = answer;
  const agreed = [...new Set(coordination?.agreement.levers.map(({ type }) => type))];
  const report = (path: Path, problem: Wrong): Problem => ({ ...placed(locate, ["answer", ...path]), ...problem });
  const unknown = (
    path: Path,
    value: string,
    known: readonly string[],
    what: TextKey,
    hint: TextKey = "error.correctName",
  ): Problem[] => (known.includes(value) ? [] : [report(path, unknownName(value, known, what, hint))]);
  const arms = armsOf(scenario);
  const { things } = placeIndex(region);
  const known = [...WHOLES, ...new Set(things.map(({ id }) => id))];
  const ofCities = [...new Set(things.flatMap(({ id, kind }) => (kind === "hinterland" ? [] : [id])))];
  const runsIn = (path: Path, names: readonly string[]): Problem[] => {
    const [first, second = BASELINE] = names;
    const itself = advice("scenario.comparedWithItself", "scenario.twoRunsCompared", "scenario.nameOtherVariant");
    return [
      ...names.flatMap((name, at) => unknown([...path, at], name, arms, "scenario.noVariant")),
      ...(first !== undefined && first === second ? [report(path, { value: names, ...itself })] : []),
    ];
  };
  const twice = advice("game.twice", "scenario.eachOnce", "scenario.remove");
  const ofOne = (key: string) =>
    advice("scenario.oneIsCompared", t("scenario.compareOrOther", { key }), "scenario.removeOneOfBoth");
  return [
    ...runsIn(["compare"], compare),
    ...differences.flatMap((pair, at) => runsIn(["differences", at], pair)),
    ...repeats(differences.map((pair) => pair.toSorted().join())).map(({ row }) =>
      report(["differences", row], { value: differences[row], ...twice }),
    ),
    ...ranked.flatMap((name, at) => unknown(["ranked", at], name, arms.slice(1), "scenario.noVariant")),
    ...repeats(ranked).map(({ row }) => report(["ranked", row], { value: ranked[row], ...twice })),
    ...Object.entries({ differences, ranked }).flatMap(([key, value]) =>
      compare.length > 0 && value.length > 0 ? [report([key], { value, ...ofOne(key) })] : [],
    ),
    ...(signed === undefined
      ? []
      : unknown(["signed"], signed, agreed, "scenario.noLeverOfAgreement", "scenario.correctOrAddLever")),
    ...places.flatMap((place, at) => {
      if (typeof place === "string") return unknown(["places", at], place, known, "scenario.noPlaceOfResults");
      const path = ["places", at, "allBut"];
      const wrong = place.allBut.flatMap((id, k) => unknown([...path, k], id, ofCities, "scenario.noCityOfResults"));
      if (wrong.length > 0 || citiesBut(region, place.allBut).length > 0) return wrong;
      const none = advice("scenario.leavesNoCity", "scenario.someCities", "scenario.nameFewer");
      return [report(path, { value: place.allBut, ...none })];
    }),
    ...repeats(places.map(orderless)).map(({ row }) => report(["places", row], { value: places[row], ...twice })),
    ...yearsOf(when).flatMap(({ path, year, from }) => {
      const wrong =
        from !== undefined && year < from
          ? {
              value: year,
              ...advice("scenario.sumEndsEarly", t("scenario.yearAtLeast", { from }), "scenario.changeOneYear"),
            }
          : outsideRun(year, scenario, "scenario.notInRun", "scenario.correctYear");
      return wrong ? [report(path, wrong)] : [];
    }),
  ];
}

/** The same for the same cities, in whatever order they are left out. */
function orderless(place: AskedPlace): string {
  return typeof place === "string" ? place : idOfAsked({ allBut: place.allBut.toSorted() });
}

/** Years that `when` names, and where; the last of a sum is not before its first. */
function yearsOf(when: NonNullable<ResolvedScenario["answer"]>["when"]): { path: Path; year: number; from?: number }[] {
  if (when === undefined || when === "path") return [];
  if (typeof when === "number") return [{ path: ["when"], year: when }];
  if ("shock" in when) return [{ path: ["when", "shock"], year: when.shock }];
  const [first, end] = when.sum;
  return [
    { path: ["when", "sum", 0], year: first },
    { path: ["when", "sum", 1], year: end, from: first },
  ];
}
