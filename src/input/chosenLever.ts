import type { LeverDefinition } from "../levers/lever.js";
import { cityIdsOf } from "./cityNames.js";
import type { ChosenLever } from "./governmentsSchema.js";
import type { Region } from "./regionSchema.js";
import { jsonSchema, type Rule } from "./rules.js";

/** Name of a chosen lever in policy.jsonl: "tax-rates.profitTaxRate", "sector-subsidy.sectorSubsidy electronics". */
export function chosenLeverName(lever: ChosenLever): string {
  const qualifier = chosenLeverQualifier(lever);
  return `${lever.type}.${lever.parameter}${qualifier && ` ${qualifier}`}`;
}

/**
 * What tells choices of one parameter apart: sectors, other ends of links, the name of an agreement; "" where there is
 * none.
 */
export function chosenLeverQualifier({ with: { sectors, ends, id } }: ChosenLever): string {
  return [sectors, ends, id].flatMap((names) => (names === undefined ? [] : [[names].flat().join("+")])).join(" ");
}

/** Node indices of cities given by id, by province, by agglomeration, or all of them. */
export function citiesNamed(cities: ChosenLever["cities"], region: Region): number[] {
  const all = region.tables.cities.map((_, city) => city);
  if (cities === "all") return all;
  const named = new Set(cities.flatMap((name) => cityIdsOf(name, region)));
  return all.filter((city) => named.has(region.tables.cities[city]!.id));
}

/** The parameters of the lever when all its cities choose one value. */
export function withValue(lever: ChosenLever, value: number, region: Region): Record<string, unknown> {
  const cities = citiesNamed(lever.cities, region).map((city) => region.tables.cities[city]!.id);
  return { ...lever.with, cities, [lever.parameter]: value };
}

/** What the schema says of every parameter of a lever. */
export function parametersOf({ schema }: LeverDefinition): Record<string, Rule> {
  return (jsonSchema(schema) as Rule).properties ?? {};
}

/** The numbers of a lever that a city can choose: none where the lever binds no single cities. */
export function choosableNumbers(definition: LeverDefinition): string[] {
  const parameters = parametersOf(definition);
  if (!("cities" in parameters)) return [];
  return Object.keys(parameters).filter((name) => ["number", "integer"].includes(parameters[name]!.type ?? ""));
}
