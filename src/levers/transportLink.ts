import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import { builtLinks, type HoursOfPair } from "../model/engine/policyEntries.js";
import { refused, t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
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
  { what: "levers.noTollByRail", allowed: t("levers.onlyWhereGoods"), hint: "levers.removeRoadKm" },
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
  uncounted: (_, changes) =>
    changes.some(({ before, after }) => after[0] < before[0]) ? t("levers.buildingLink") : undefined,
  did: "values",
  sets: (parameters, context) => [
    ...(parameters.carries === "people" ? [] : pairNames("transport-link", parameters, context)),
    ...(parameters.carries === "goods" ? [] : pairNames("transport-link:people", parameters, context)),
  ],
  apply: (parameters, context, policy) => {
    const pairs = pairCells(parameters, context);
    const { travelHours, scale = 1, roadKm, throughTraffic, carries } = parameters;
    const hours = (pair: number) => travelHours ?? context.base.travelHours[pair]! * scale;
    const changed = pairs.filter((pair) => hours(pair) !== context.base.travelHours[pair]);
    const ways = { goods: [false], people: [true], both: [false, true] }[carries];
    const links = ways.flatMap((people) =>
      changed.map((pair) => ({ pair, hours: hours(pair), people, throughTraffic })),
    );
    openLinks(policy, context.base, () => policy.links.push(...links));
    if (roadKm !== undefined) writeCells(policy.roadKm, context.base.roadKm, pairs, { value: roadKm });
  },
});

/**
 * Adds links to a policy and writes the hours that all its links make together (7.13a), so that their order does not
 * matter. What others wrote into pairs whose hours do not change by that stays.
 */
export function openLinks(policy: Policy, base: Policy, add: () => void): void {
  const before = hoursOf(policy, base);
  add();
  const after = hoursOf(policy, base);
  for (let pair = 0; pair < after.goods.length; pair++) {
    if (after.goods[pair] !== before.goods[pair]) policy.travelHours[pair] = after.goods[pair]!;
    if (after.people[pair] !== before.people[pair]) policy.peopleWay[pair] = wayOf(after.people[pair]!, base, pair);
  }
}

/** Where the hours are today's, so is the way, to the last bit: a product divided again may not be. */
function wayOf(hours: number, { peopleWay, travelHours }: Policy, pair: number): number {
  const today = peopleWay[pair]! * travelHours[pair]!;
  return hours === today ? peopleWay[pair]! : hours / travelHours[pair]!;
}

/** Hours of goods and of people, whose ways take today what goods' take. [n*n] each */
function hoursOf({ links, publicWorks }: Policy, base: Policy): { goods: Float64Array; people: Float64Array } {
  const roads = [...links.filter(({ people }) => !people), ...builtLinks(publicWorks, base.travelHours)];
  const ways = base.peopleWay.map((way, pair) => way * base.travelHours[pair]!);
  const railways = links.filter(({ people }) => people);
  return { goods: hoursOver(roads, base.travelHours), people: hoursOver(railways, ways) };
}

/**
 * Every pair gains in proportion to what its quickest way gains by links that are open to it. Ratios, not the ways
 * themselves, since travel times in data need not be shortest ways: a small improvement must not make a jump.
 */
function hoursOver(links: readonly HoursOfPair[], today: Float64Array): Float64Array {
  const hours = withLinks(links, today);
  const open = links.filter(({ throughTraffic }) => throughTraffic);
  if (open.length === 0) return hours;
  const quickestBefore = quickestWays(today);
  const quickestAfter = quickestWays(withLinks(open, today));
  return hours.map((own, pair) => {
    const gains = quickestAfter[pair]! < quickestBefore[pair]!;
    if (!gains || own > today[pair]!) return own;
    return Math.min(own, (today[pair]! * quickestAfter[pair]!) / quickestBefore[pair]!);
  });
}

/** The fastest link of a pair counts, and one that is slower than today before all others: what is closed stays so. */
function withLinks(links: readonly HoursOfPair[], today: Float64Array): Float64Array {
  const hours = today.slice();
  for (const slower of [false, true])
    for (const link of links)
      if (link.hours > today[link.pair]! === slower)
        hours[link.pair] = (slower ? Math.max : Math.min)(hours[link.pair]!, link.hours);
  return hours;
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
