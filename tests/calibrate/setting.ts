import { balanceBaseYear } from "../../src/calibrate/balance/balance.js";
import { readBasePolicy } from "../../src/calibrate/basePolicy.js";
import { readEconomy } from "../../src/calibrate/economy.js";
import { readGeography } from "../../src/calibrate/geography.js";
import { type Calibration, calibrate } from "../../src/calibrate/index.js";
import { cityStructure } from "../../src/calibrate/structure.js";
import { readTechnology } from "../../src/calibrate/technology.js";
import { baseYearTargets } from "../../src/calibrate/world.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { withOverrides } from "../../src/input/parameters.js";
import { disk } from "../input/disk.js";

const regionOf = (id: string) => loadRegion(`scenarios/regions/${id}/region.yaml`, disk);

/** A closed country of two cities and a hinterland; a real one with a hinterland and the rest of the world. */
export const closedRegion = regionOf("teaching-two-cities");
export const openRegion = regionOf("beijing-tianjin-hebei");

/** The closed country with people who choose from where they are registered: a third of the first city's came to it. */
export const registeredRegion = byRegistration(closedRegion, 2 / 3);

/** The closed country whose owners of capital save, and place it as the shipped region that does so. */
export const savingRegion: Region = {
  ...closedRegion,
  parameters: withOverrides(closedRegion.parameters, { investment: { tasteDispersion: 0.667, distanceCost: 0.5 } }),
  saving: { closure: "savers", kept: { value: 0.95, unit: "share a year", status: "assumed" } },
};

let made: [string, Calibration][] | undefined;

/** All of them, calibrated once for all tests of a process: nobody may change them; by name. */
export function calibrations(): [string, Calibration][] {
  made ??= [closedRegion, openRegion, registeredRegion, savingRegion].map((region) => [
    `${region.id} ${region.migration} ${region.saving?.closure ?? "fixed"}`,
    calibrate(region),
  ]);
  return made;
}

/** The region with as many registered in its first city as this share of its residents, and a cost of living without. */
export function byRegistration(region: Region, share: number): Region {
  const [first] = region.tables.cities;
  const registeredThousand = share * first!.residentsThousand;
  const cost = { between: "into-cities", value: 0.2, unit: "ln real wage", status: "assumed" } as const;
  return {
    ...region,
    migration: "from-registration",
    tables: {
      ...region.tables,
      registered: [{ city: first!.id, registeredThousand, status: "assumed", source: "assumed" }],
    },
    barriers: { ...region.barriers, registration: [cost] },
  };
}

/** A region's base year, balanced and not yet inverted, and what went into it. */
export function balanced(region: Region) {
  const geography = readGeography(region);
  const technology = readTechnology(region);
  const policy = readBasePolicy(region, geography, technology);
  const targets = baseYearTargets(region, geography, technology, cityStructure(region, technology));
  const economy = readEconomy(region, geography, technology);
  const balance = balanceBaseYear(region, economy, policy, geography, technology, targets);
  return { region, geography, technology, policy, targets, balance };
}

/** Constants with a value alone. */
type Constants = { [Name in keyof Region["parameters"]]?: number };

/** The region with other values of some constants. */
export function withConstants(region: Region, constants: Constants): Region {
  const parameters = Object.entries(constants).map(([name, value]) => [
    name,
    { ...region.parameters[name as keyof Region["parameters"]], value },
  ]);
  return { ...region, parameters: { ...region.parameters, ...Object.fromEntries(parameters) } };
}
