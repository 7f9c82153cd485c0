import seedrandom from "seedrandom";
import type { Region } from "../../input/index.js";
import { withOverrides } from "../../input/parameters.js";

/** Three sectors have a part of their own in the accounts, which goes by their names. */
function sectorName(s: number, sectors: number): string {
  return (
    { [sectors - 1]: "business-services", [sectors - 2]: "real-estate", [sectors - 3]: "transport" }[s] ?? `sector-${s}`
  );
}

/** Of what all sectors together make; transport has enough for tolls, real estate for the rent of housing. */
const [PRIMARY, SECONDARY, TRANSPORT, REAL_ESTATE, OTHER_TERTIARY] = [0.05, 0.4, 0.1, 0.15, 0.3];

/**
 * Share of each sector in what all make, so that none sells more to others than it makes, however many there are. [S]
 */
function sizesOf(groups: readonly string[]): number[] {
  const count = (group: string) => groups.filter((one) => one === group).length;
  return groups.map((group, s) => {
    if (group === "primary") return PRIMARY;
    if (group === "secondary") return SECONDARY / count(group);
    if (s === groups.length - 3) return TRANSPORT;
    return s === groups.length - 2 ? REAL_ESTATE : OTHER_TERTIARY / (count(group) - 2);
  });
}

type Between = (low: number, high: number) => number;

const STATUS = "assumed" as const;
const SOURCE = "random";

/**
 * A closed region of any number of cities and of five sectors or more, with the constants of a real one: random cities
 * on a map, similar structures, random input-output links.
 */
export function syntheticRegion(template: Region, cities: number, sectors: number): Region {
  const draw = seedrandom(`region:${cities}:${sectors}`);
  const between: Between = (low, high) => low + (high - low) * draw();
  const sectorRows = Array.from({ length: sectors }, (_, s) => ({
    ...template.tables.sectors[4]!,
    id: sectorName(s, sectors),
    label: `Sector ${s}`,
    group: groupOf(s, sectors),
    substitution: between(3, 8),
  }));
  const sizes = sizesOf(sectorRows.map(({ group }) => group));
  const output = sizes.map((size) => size * between(8e5, 1.2e6));
  const cityRows = Array.from({ length: cities }, (_, i) => cityRow(i, between));
  return {
    ...template,
    id: "synthetic",
    hinterlands: [],
    links: [],
    barriers: { ...template.barriers },
    // Nothing that it makes forms capital.
    saving: undefined,
    // A quarter of the output of its first sector is pay: no room for the rent of farm land.
    parameters: withOverrides(template.parameters, { farmLandShare: 0 }),
    tables: {
      cities: cityRows,
      travel: travelRows(cityRows),
      sectors: sectorRows,
      inputOutput: inputRows(
        sectorRows.map(({ id }) => id),
        sizes,
        output,
      ),
      valueAdded: sectorRows.map(({ id }, s) => accounts(id, output[s]!)),
      observed: [],
      employment: [],
      registered: [],
      leadingIndustries: [],
      travelFlows: [],
      structure: [],
    },
  };
}

function groupOf(s: number, sectors: number) {
  const groups = ["primary", "secondary", "tertiary"] as const;
  return groups[s === 0 ? 0 : s < Math.min(sectors / 2, sectors - 3) ? 1 : 2]!;
}

function cityRow(i: number, between: Between) {
  const gdp = between(500, 20_000);
  return {
    id: `city-${i}`,
    name: `City ${i}`,
    province: `province-${i % 4}`,
    regime: "mainland",
    latitude: between(28, 33),
    longitude: between(116, 122),
    gdp100m: gdp,
    primary100m: 0.05 * gdp,
    secondary100m: 0.4 * gdp,
    tertiary100m: 0.55 * gdp,
    residentsThousand: gdp * between(0.5, 1.2),
    builtupKm2: gdp / 15,
    status: STATUS,
    source: SOURCE,
  };
}

/** Between any two cities, at 80 km an hour. */
function travelRows(cities: readonly ReturnType<typeof cityRow>[]) {
  return cities.flatMap((a, i) =>
    cities.slice(i + 1).map((b) => {
      const km = 20 + 100 * Math.hypot(a.latitude - b.latitude, a.longitude - b.longitude);
      return { from: a.id, to: b.id, hours: km / 80, roadKm: km, status: STATUS, source: SOURCE };
    }),
  );
}

/** Half of what a sector makes is inputs, by the size of who makes them. */
function inputRows(ids: readonly string[], sizes: readonly number[], output: readonly number[]) {
  // Headquarters services, housing rent and tolls count in the last three sectors, so that little of them is left as an
  // input to others.
  const weights = sizes.map((size, s) => (s < sizes.length - 3 ? 1 : 0.25) * size);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return ids.flatMap((sector, s) =>
    ids.map((input, r) => ({
      input,
      sector,
      domestic100m: (output[s]! * 0.5 * weights[r]!) / all,
      imported100m: 0,
      source: SOURCE,
    })),
  );
}

function accounts(sector: string, output: number) {
  return {
    sector,
    labourCompensation100m: output * 0.25,
    netProductionTax100m: output * 0.05,
    depreciation100m: output * 0.07,
    operatingSurplus100m: output * 0.13,
    grossOutput100m: output,
    finalConsumption100m: output * 0.5,
    fixedCapitalFormation100m: 0,
    inventoryChange100m: 0,
    exports100m: 0,
    importedFinal100m: 0,
    source: SOURCE,
  };
}
