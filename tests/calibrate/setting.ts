import { balanceBaseYear } from "../../src/calibrate/balance/balance.js";
import { readBasePolicy } from "../../src/calibrate/basePolicy.js";
import { readEconomy } from "../../src/calibrate/economy.js";
import { readGeography } from "../../src/calibrate/geography.js";
import { type Calibration, calibrate } from "../../src/calibrate/index.js";
import { baseYearTargets, cityStructure } from "../../src/calibrate/targets.js";
import { readTechnology } from "../../src/calibrate/technology.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { disk } from "../input/disk.js";

const regionOf = (id: string) => loadRegion(`scenarios/regions/${id}/region.yaml`, disk);

/** A closed country of two cities and a hinterland; a real one with a hinterland and the rest of the world. */
export const closedRegion = regionOf("teaching-two-cities");
export const openRegion = regionOf("beijing-tianjin-hebei");

/** Both, calibrated; by name. */
export const calibrations = (): [string, Calibration][] =>
  [closedRegion, openRegion].map((region) => [region.id, calibrate(region)]);

/** A region's base year, balanced and not yet inverted, and what went into it. */
export function balanced(region: Region) {
  const geography = readGeography(region);
  const technology = readTechnology(region);
  const policy = readBasePolicy(region, geography, technology);
  const targets = baseYearTargets(region, geography, technology, cityStructure(region, technology));
  const economy = readEconomy(region, geography, technology);
  const balance = balanceBaseYear(region, economy, policy, geography, technology, targets, targets.residents);
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
