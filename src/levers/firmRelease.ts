import { z } from "zod";
import { sumOf } from "../maths/numerics/sums.js";
import type { FirmRelease } from "../model/engine/policyEntries.js";
import { type Text, t } from "../words/index.js";
import { NOTICEABLE, type Ran } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext, LeverUseError } from "./lever.js";
import { mask, sectorCells, sectorMask, sectorNames, selectNodes, selectSectors, writeCells } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    releaseRate: field.optional(0, 0.5, {
      label: "levers.shareFirmsReleasedYear",
      unit: "share a year",
      source: "levers.beijingManufacturersMoved",
    }),
    firms: field.optional(0, 1000000.0, {
      label: "levers.firmsReleasedYearEach",
      unit: "real firms a year, over the listed sectors together",
      source: "levers.beijingManufacturersMoved",
    }),
    jobs: field.optional(0, 100000.0, {
      label: "levers.jobsReleasedYearEach",
      unit: "thousand jobs a year, over the listed sectors together",
      source: "assumed",
    }),
    destinations: field.places.optional().meta({
      label: t("levers.whereTheySent"),
      unit: "names, as for cities; platforms if absent",
    }),
  }),
  "releaseRate",
  "firms",
  "jobs",
);

type Parameters = z.output<typeof schema>;

export const firmRelease = defineLever({
  type: "firm-release",
  label: "levers.releaseFirms",
  description: "levers.originCityMovesShare",
  decidedBy: "levers.originCityBeijingCentre",
  source: "levers.relocationNonCapitalFunctions",
  slider: { id: "release", mechanism: "division", parameter: "releaseRate", high: 0.1, step: 0.005 },
  schema,
  did,
  sets: (parameters, context) => {
    checkDestinations(parameters, context);
    checkJobs(parameters);
    return sectorNames("firm-release", parameters, context);
  },
  apply: (parameters, context, policy) => {
    const { releaseRate, destinations } = parameters;
    if (releaseRate === undefined || destinations !== undefined) policy.releases.push(...orders(parameters, context));
    else {
      const cells = sectorCells(parameters, context);
      writeCells(policy.releaseRate, context.base.releaseRate, cells, { value: releaseRate });
    }
  },
  idle: (parameters, context, policy) => {
    if (parameters.destinations !== undefined) return undefined;
    const sectors = selectSectors(parameters.sectors, context);
    const cities = selectNodes(parameters.cities, context);
    const received = policy.receptionPlatforms.some(
      ({ city, capacity, sectors: listed }) =>
        capacity > 0 && sectors.some((s) => listed[s] === 1) && cities.some((origin) => origin !== city),
    );
    return received ? undefined : t("levers.receptionPlatformTakesFirms");
  },
});

/** One order a city; nobody is sent to where he is. */
function orders(parameters: Parameters, context: LeverContext): FirmRelease[] {
  const { releaseRate, firms, jobs } = parameters;
  const sectors = sectorMask(parameters.sectors, context);
  const amount = releaseRate ?? firms ?? jobs ?? 0;
  const unit = releaseRate !== undefined ? "share" : firms !== undefined ? "firms" : "jobs";
  return selectNodes(parameters.cities, context).map((city) => {
    const to = destinationsOf(parameters, city, context);
    return { city, sectors, amount, unit, destinations: to && mask(to, context.nodeIds.length) };
  });
}

function destinationsOf({ destinations }: Parameters, city: number, context: LeverContext): number[] | null {
  if (destinations === undefined) return null;
  return selectNodes(destinations, context, ["destinations"]).filter((to) => to !== city);
}

/** What serves those who live in a place, and is no firm that leaves it: other offices there would take up its work. */
const serves = (sector: string) => sector.includes("public");

/** Jobs follow firms where these sell elsewhere; an order over all sectors is one for those, and says what it did. */
function checkJobs({ jobs, sectors }: Parameters): void {
  const listed = [sectors].flat().filter(serves);
  if (jobs === undefined || jobs === 0 || listed.length === 0) return;
  throw new LeverUseError(["sectors"], sectors, "levers.jobsStay", "levers.sectorsThatSell", "levers.moveResidents");
}

function checkDestinations(parameters: Parameters, context: LeverContext): void {
  const cities = selectNodes(parameters.cities, context);
  const stuck = cities.find((node) => destinationsOf(parameters, node, context)?.length === 0);
  if (stuck === undefined) return;
  const city = context.nodeIds[stuck]!;
  throw new LeverUseError(
    ["destinations"],
    parameters.destinations,
    t("levers.onlyCityReleases", { city }),
    "levers.otherThanReleasing",
    t("levers.nameDestination", { city }),
  );
}

/**
 * Firms that left and arrived, and jobs of the listed sectors at both ends in the last year; of plain rates nothing.
 */
function did(parameters: Parameters, context: LeverContext, ran: Ran): Text | undefined {
  if (parameters.releaseRate !== undefined && parameters.destinations === undefined) return undefined;
  const { from, to, years } = ran;
  const ordered = orders(parameters, context);
  const origins = ordered.map(({ city }) => city);
  const destinations = context.nodeIds.flatMap((_, node) =>
    ordered.some((order) => order.destinations?.[node] === 1) ? [node] : [],
  );
  const left = sumOf(years, (year) =>
    sumOf(origins, (node) => ran.level(context.nodeIds[node]!, "government-led-moves", year)),
  );
  const names = { from, to, origins: ran.names(origins) };
  if (left < NOTICEABLE) return t("levers.noFirmsLeft", names);
  const [{ sectors, unit, amount: each }] = ordered as [FirmRelease];
  const amount = unit === "share" ? each * 100 : each * ordered.length * years.length;
  const { own, baseline } = ran.moved("firms", origins, destinations);
  const jobs = (nodes: readonly number[]) => {
    const change = ran.jobs(nodes, sectors);
    const heads = ran.number(Number((1000 * Math.abs(change)).toPrecision(3)), 0);
    return t("levers.jobsChange", { more: change >= 0, jobs: ran.number(Math.abs(change), 2), heads });
  };
  return t("levers.firmsLeft", {
    ...{ ...names, unit, once: from === to, others: ran.others, last: ran.since.at(-1)! },
    tenThousand: ran.number(amount / 10, 2),
    ordered: ran.number(amount, Number.isInteger(amount) ? 0 : 2),
    left: ran.number(left, 0),
    there: destinations.length > 0,
    destinations: ran.names(destinations),
    arrived: ran.number(own - baseline, 0),
    jobsLeft: jobs(origins),
    jobsThere: jobs(destinations),
  });
}
