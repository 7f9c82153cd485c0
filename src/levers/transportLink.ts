import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, refused } from "./lever.js";
import { pairCells, pairNames, writeCells } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    travelHours: field.optional(0.01, 200, {
      label: "schema.travelTime",
      unit: "hours one way by road",
      source: "levers.hongKongZhuhaiMacao",
    }),
    scale: field.scale,
    roadKm: field.optional(0.1, 10_000, {
      label: "levers.roadDistanceTollsPaid",
      unit: "km",
    }),
    throughTraffic: field.throughTraffic,
    carries: z
      .enum(["goods", "people", "both"])
      .default("goods")
      .meta({
        label: t("levers.carries"),
        unit: "goods: a road for freight; people: a railway for passengers; both",
        source: "assumed",
      }),
  }),
  "travelHours",
  "scale",
);

const NO_TOLL = refused(
  { what: t("levers.noTollByRail"), allowed: t("levers.onlyWhereGoods"), hint: t("levers.removeRoadKm") },
  ["roadKm"],
);

export const transportLink = defineLever({
  type: "transport-link",
  label: "levers.transportLink",
  description: "levers.changesTravelTimeBetween",
  decidedBy: "levers.centreProvincesCitiesBoth",
  source: "levers.outlineDevelopmentPlanGreater",
  slider: { id: "road", mechanism: "platforms", first: true, parameter: "scale", low: 0.5, high: 1.5 },
  schema: schema.refine(({ carries, roadKm }) => carries !== "people" || roadKm === undefined, NO_TOLL),
  did: "values",
  sets: (parameters, context) => [
    ...(parameters.carries === "people" ? [] : pairNames("transport-link", parameters, context)),
    ...(parameters.carries === "goods" ? [] : pairNames("transport-link:people", parameters, context)),
  ],
  apply: (parameters, context, policy) => {
    const cells = pairCells(parameters, context);
    const { travelHours, scale = 1, roadKm, throughTraffic, carries } = parameters;
    const hours = (cell: number) => travelHours ?? context.base.travelHours[cell]! * scale;
    if (carries !== "people") openLinks(policy, context.base, cells, hours, throughTraffic);
    if (carries !== "goods") carryPeople(policy, context.base, cells, hours, throughTraffic);
    if (roadKm !== undefined) writeCells(policy.roadKm, context.base.roadKm, cells, { value: roadKm });
  },
});

/** The same of people's ways, which take today what goods' take. */
function carryPeople({ peopleWay }: Policy, base: Policy, ...link: LinkPairs): void {
  const before = peopleWay.map((way, pair) => way * base.travelHours[pair]!);
  const hours = before.slice();
  openLinks({ travelHours: hours }, base, ...link);
  for (const [pair, now] of hours.entries()) if (now !== before[pair]) peopleWay[pair] = now / base.travelHours[pair]!;
}

/** Pairs that a link joins, the new hours of each, and whether other pairs use it. */
type LinkPairs = [cells: readonly number[], hours: (cell: number) => number, throughTraffic: boolean];

/**
 * Sets the hours of some pairs; with `throughTraffic` other pairs find their way over those that have become faster.
 */
export function openLinks(
  { travelHours }: Pick<Policy, "travelHours">,
  base: Policy,
  ...[cells, hours, throughTraffic]: LinkPairs
): void {
  const before = travelHours.slice();
  for (const cell of cells) {
    const link = hours(cell);
    // A faster link never undoes what another link has already gained: the order of levers does not matter.
    travelHours[cell] = link > base.travelHours[cell]! ? link : Math.min(link, before[cell]!);
  }
  if (throughTraffic) shortenDetours(travelHours, before);
}

/**
 * Every pair gains in proportion to what its quickest way gains; a pair that was made slower stays so. Ratios, not the
 * ways themselves, since travel times in data need not be shortest ways: a small improvement must not make a jump.
 */
function shortenDetours(hours: Float64Array, before: Float64Array): void {
  const quickestBefore = quickestWays(before);
  const quickestAfter = quickestWays(hours);
  for (let pair = 0; pair < hours.length; pair++) {
    const gains = quickestAfter[pair]! < quickestBefore[pair]!;
    if (!gains || hours[pair]! > before[pair]!) continue;
    hours[pair] = Math.min(hours[pair]!, (before[pair]! * quickestAfter[pair]!) / quickestBefore[pair]!);
  }
}

/** Least time over any chain of pairs (Floyd and Warshall). */
function quickestWays(hours: Float64Array): Float64Array {
  const nodes = Math.sqrt(hours.length);
  const quickest = hours.slice();
  for (let via = 0; via < nodes; via++) {
    for (let from = 0; from < nodes; from++) {
      const access = quickest[from * nodes + via]!;
      for (let to = 0; to < nodes; to++) {
        const detour = access + quickest[via * nodes + to]!;
        if (detour < quickest[from * nodes + to]!) quickest[from * nodes + to] = detour;
      }
    }
  }
  return quickest;
}
