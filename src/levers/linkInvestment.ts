import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext, LeverUseError } from "./lever.js";
import { findSector, type Pair, product, selectNodes } from "./selectors.js";
import { openLinks } from "./transportLink.js";

const schema = z.strictObject({
  cities: field.cities.meta({ label: t("levers.citiesPay"), unit: "names, as for cities" }),
  ends: field.places.meta({ label: t("levers.otherEndsLinks") }),
  part: field.number(0, 1, {
    label: "levers.partEachLinkEach",
    unit: "share of the project",
  }),
  yearlyCost: field.number(0, 100000.0, {
    label: "levers.costWholeLink",
    unit: "100 million of currency a year (interest, depreciation and upkeep), base-year prices",
  }),
  contractor: field.word.meta({ label: t("levers.sectorBuilds"), unit: "one sector id" }),
  travelHours: field.number(0.01, 200, { label: "levers.travelTimeWhenComplete", unit: "hours one way by road" }),
  throughTraffic: field.throughTraffic,
});

type Parameters = z.output<typeof schema>;

export const linkInvestment = defineLever({
  type: "link-investment",
  label: "levers.investmentLink",
  description: "levers.cityOrdersPartLink",
  decidedBy: "levers.city",
  source: "levers.privateProvisionPublicGood",
  slider: { none: t("levers.sliderOneProject") },
  schema,
  did: "values",
  // Hours before and after say neither who pays for how much of it, nor what it costs.
  toldByParameters: () => true,
  sets: (parameters, context) => {
    findSector(parameters.contractor, context, ["contractor"]);
    const built = links(parameters, context);
    if (built.length === 0) throw nowhere(parameters);
    return built.map((link) => `link-investment:${projectOf(link, context)}@${context.nodeIds[link.from]}`);
  },
  apply: (parameters, context, policy) => {
    const { part, yearlyCost, contractor, travelHours, throughTraffic } = parameters;
    const sector = findSector(contractor, context, ["contractor"]);
    const amount = part * yearlyCost;
    const works = links(parameters, context).map((link) => ({
      project: projectOf(link, context),
      city: link.from,
      end: link.to,
      part,
      hoursBefore: context.base.travelHours[link.from * context.nodeIds.length + link.to]!,
      travelHours,
      throughTraffic,
      amount,
      sector,
    }));
    openLinks(policy, context.base, () => policy.publicWorks.push(...works));
  },
});

function links({ cities, ends }: Parameters, context: LeverContext): Pair[] {
  const others = selectNodes(ends, context, ["ends"]);
  return product(selectNodes(cities, context), others);
}

/** The same for both ends. */
function projectOf({ from, to }: Pair, { nodeIds }: LeverContext): string {
  return `${nodeIds[Math.min(from, to)]}-${nodeIds[Math.max(from, to)]}`;
}

function nowhere({ ends }: Parameters): LeverUseError {
  return new LeverUseError(["ends"], ends, "levers.leavesNoLink", "levers.otherThanPaying", "levers.nameLinkEnd");
}
