import { z } from "zod";
import { type Bounds, bounded, type Quantity, quantity } from "./quantity.js";

// Behavioural and technical constants of a region: label, unit and bounds, once. A region file gives each as a quantity
// with its source; a scenario may override any by name with a plain number. Bounds say what is legal; the plausible
// range of a value is the quantity's own `range`.

const share = (label: string, unit = "share"): Bounds => ({ label, unit, min: 0, max: 1 });
const yearly = (label: string): Bounds => ({ label, unit: "share a year", min: 0, max: 1 });
const positive = (label: string, unit: string, max: number): Bounds => ({ label, unit, min: 0.001, max });
/** Below a tenth choices are so sharp that one logit weight swallows the others in double precision. */
const dispersion = (label: string, unit: string): Bounds => ({ label, unit, min: 0.1, max: 10 });
const atLeastZero = (label: string, unit: string, max: number): Bounds => ({ label, unit, min: 0, max });

export const parameterBounds = {
  // -- trade and transport --
  tradeElasticity: { label: "Trade elasticities over those of the sector table", unit: "ratio", min: 0.1, max: 5 },
  tradeDistance: {
    goods: atLeastZero("Fall of trade in goods with travel time over that of the sector table", "ratio", 5),
    services: atLeastZero("Fall of trade in services with travel time over that of the sector table", "ratio", 5),
  },
  referenceHours: positive("Hours of a trip inside a city", "hours", 24),
  roadFactor: { label: "Road over great-circle distance", unit: "road km per km", min: 1, max: 3 },
  roadSpeed: positive("Speed on roads without observed hours", "km per hour", 400),
  loadValue: positive("Value of a lorry's load over that of the sector table", "ratio", 10),
  valueOfTime: atLeastZero("Value of an hour of lorry and load", "currency per hour", 100_000),
  protectionRentShare: share("Part of local protection that the protecting city keeps as a rent", "share of the wedge"),
  ownShareOfCluster: share("Spending of the cluster on its own goods", "share of expenditure"),
  importShareOfCluster: share("Spending of the cluster on goods from abroad", "share of expenditure"),
  services: {
    exposure: atLeastZero("Exposure of services to borders over that of the sector table", "ratio", 10),
    substitution: positive("Trade elasticities of services over those of the sector table", "ratio", 5),
  },
  // -- people --
  employmentRate: { label: "Workers per resident", unit: "workers per resident", min: 0.01, max: 1 },
  skilledWagePremium: { label: "Skilled over general wage", unit: "ratio", min: 1, max: 10 },
  // -- firms and headquarters --
  headquartersOwnShare: share("Firms with headquarters in the plant's city"),
  headquartersDistance: atLeastZero(
    "Fall of headquarters' shares in other cities with 1 + hours / referenceHours",
    "elasticity",
    10,
  ),
  headquartersCostShare: {
    label: "Headquarters and R&D services in labour compensation",
    unit: "share",
    min: 0,
    max: 0.9,
  },
  headquartersHazard: yearly("Firms that reconsider the city of their headquarters"),
  profitShareOfSurplus: share("Profit in operating surplus"),
  exitRate: yearly("Firms that close"),
  exitElasticity: atLeastZero("Fall of closing with profit per firm", "elasticity", 20),
  entryElasticity: atLeastZero("Rise of entry with profit per firm", "elasticity", 20),
  entryPlaceElasticity: positive("Rise of entry with profit per firm against other places", "elasticity", 20),
  entryReturn: { label: "Return that pays for an entry", unit: "share a year", min: 0.001, max: 1 },
  // -- land and housing --
  realEstateShareOfFinalDemand: share("Real estate in final demand"),
  realEstateHousingShare: share("Rent of housing land in real estate's final demand"),
  industrialLandShareOfBuiltup: { label: "Industrial land in the built-up area", unit: "share", min: 0.001, max: 1 },
  housingLandShareOfBuiltup: { label: "Housing land in the built-up area", unit: "share", min: 0.001, max: 1 },
  // Without any cost of capital there is no stock of it, and no return to place it by.
  landShareOfCapitalCost: { label: "Industrial land rent in capital cost", unit: "share", min: 0, max: 0.99 },
  farmLandShare: share("Rent of farm land, out of labour compensation", "share of output of primary sectors"),
  landRevenueOverOtherRevenue: atLeastZero("Land revenue over a city's other revenue", "ratio", 20),
  housingShare: { label: "Rent of housing land in spending", unit: "share of spending", min: 0, max: 0.5 },
  congestion: atLeastZero("Well-being lost with residents of a city of mean size", "elasticity", 2),
  publicServices: {
    weight: { label: "Public services in well-being", unit: "weight", min: 0, max: 0.9 },
    rivalry: share("What one resident's use of public services leaves less for others"),
  },
  // -- growth --
  growth: {
    national: { label: "Growth of real GDP with given factors", unit: "share a year", min: -0.2, max: 0.2 },
    // How residents and real GDP of a city answer ln GDP per resident against its agglomeration (7.5c).
    drift: {
      residents: {
        label: "Answer of residents to GDP per resident against others",
        unit: "ln a decade per ln",
        min: -1,
        max: 1,
      },
      productivity: { label: "Fall of productivity with residents who come", unit: "elasticity", min: -5, max: 5 },
    },
  },
  // -- externalities --
  variety: share("Gain from variety", "share of that in Dixit and Stiglitz"),
  agglomeration: {
    urbanisation: { label: "Productivity with workers per km2", unit: "elasticity", min: -1, max: 1 },
    localisation: { label: "Productivity with employment of the own sector", unit: "elasticity", min: -1, max: 1 },
  },
  knowledge: {
    decay: { label: "Decay of knowledge", unit: "share a year", min: 0.001, max: 1 },
    platformDecay: { label: "Decay of platforms", unit: "share a year", min: 0.001, max: 1 },
    distanceDecay: atLeastZero("Decay of spillovers with distance", "per km", 1),
    productivityElasticity: atLeastZero("Productivity with knowledge", "elasticity", 1),
    crossRegionElasticity: atLeastZero("A city's knowledge with that of others", "elasticity", 1),
    platformGain: atLeastZero("Knowledge from platforms", "per unit of platform stock and year", 100),
    absorptiveAtMean: share("Absorbed share of others' knowledge at the mean skilled share"),
  },
  // -- factor flows --
  massElasticity: { label: "Moves with the size of either place", unit: "elasticity", min: 0, max: 1.5 },
  migration: {
    hazard: {
      general: yearly("General workers who reconsider their city"),
      skilled: yearly("Skilled workers who reconsider their city"),
    },
    tasteDispersion: dispersion("Dispersion of taste for places, workers", "ln real wage"),
    fixedCost: {
      general: atLeastZero("Cost of changing city, general workers", "ln real wage", 20),
      skilled: atLeastZero("Cost of changing city, skilled workers", "ln real wage", 20),
    },
    distanceCost: {
      general: atLeastZero("Cost of distance, general workers", "ln real wage per ln(1 + km)", 10),
      skilled: atLeastZero("Cost of distance, skilled workers", "ln real wage per ln(1 + km)", 10),
    },
  },
  relocation: {
    tasteDispersion: dispersion("Dispersion of taste for places, firms", "ln profit"),
    fixedCost: atLeastZero("Cost of moving a plant", "ln profit", 20),
    distanceCost: atLeastZero("Cost of moving a plant with distance", "ln profit per ln(1 + km)", 10),
  },
  investment: {
    // Where all capital is placed anew every year nothing holds on to a stock: returns and stocks swing ever further
    // apart, until one is zero.
    hazard: { ...yearly("Capital that is placed anew"), max: 0.9 },
    tasteDispersion: dispersion("Dispersion of taste for places, capital", "ln return"),
    fixedCost: atLeastZero("Cost of moving capital", "ln return", 20),
    distanceCost: atLeastZero("Cost of moving capital with distance", "ln return per ln(1 + km)", 10),
    idleBelow: share("Rent below which capital idles", "share of the base year's"),
  },
  profitTaxApportionment: {
    plant: share("Local profit tax that goes to the plant's city"),
    headquarters: share("Local profit tax that goes to the headquarters' city"),
  },
  // -- what is observed of the structure of cities --
  structure: {
    services: share("Weight of employment in the structure of services", "weight"),
    secondary: share("Weight of employment in the structure of the secondary sector", "weight"),
  },
} as const satisfies BoundsTree;

type BoundsTree = { [name: string]: Bounds | BoundsTree };
type Figures<Tree> = { [Name in keyof Tree]: Tree[Name] extends Bounds ? Quantity : Figures<Tree[Name]> };
type Numbers<Tree> = { [Name in keyof Tree]?: (Tree[Name] extends Bounds ? number : Numbers<Tree[Name]>) | undefined };

/** Every constant of a region with unit and source. */
export type RegionParameters = Figures<typeof parameterBounds>;
/** Some constants replaced by plain numbers in the same units. */
export type ParameterOverrides = Numbers<typeof parameterBounds>;

/** In a region file: all names, each a quantity. */
export const parametersSchema = figuresOf(parameterBounds) as unknown as z.ZodType<RegionParameters>;
/** In a scenario: any names, each a number. */
export const parameterOverridesSchema = numbersOf(parameterBounds) as unknown as z.ZodType<ParameterOverrides>;

function figuresOf(tree: BoundsTree): z.ZodType {
  return z.strictObject(mapTree(tree, (node) => (isBounds(node) ? quantity(node) : figuresOf(node))));
}

function numbersOf(tree: BoundsTree): z.ZodType {
  return z.strictObject(mapTree(tree, (node) => (isBounds(node) ? bounded(node) : numbersOf(node)).optional()));
}

function mapTree(tree: BoundsTree, schemaOf: (node: Bounds | BoundsTree) => z.ZodType): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(tree).map(([name, node]) => [name, schemaOf(node)]));
}

function isBounds(node: Bounds | BoundsTree): node is Bounds {
  return typeof node["unit"] === "string";
}

/**
 * The region's constants with a scenario's numbers put in their place; the figures keep unit and source of the region.
 */
export function withOverrides(parameters: RegionParameters, overrides: ParameterOverrides): RegionParameters {
  return replaceValues(parameters, overrides) as RegionParameters;
}

function replaceValues(figures: object, numbers: object): object {
  const entries = Object.entries(figures).map(([name, figure]) => {
    const change: unknown = (numbers as Record<string, unknown>)[name];
    if (change === undefined) return [name, figure];
    return [
      name,
      typeof change === "number"
        ? { ...figure, value: change, note: "set by the scenario" }
        : replaceValues(figure, change as object),
    ];
  });
  return Object.fromEntries(entries);
}
