import { z } from "zod";
import type { CompensationBond } from "../model/engine/policyEntries.js";
import { type Text, t } from "../words/index.js";
import type { Ran } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext, LeverUseError } from "./lever.js";
import { addsTo, findNode, sectorMask, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  id: field.id,
  upstream: field.cities.meta({
    label: t("levers.upstreamCities"),
    unit: "names, as for cities; several count by their joint output, and share what is paid by that of the base year",
  }),
  downstream: field.party.meta({ label: t("levers.downstreamCity") }),
  amount: field.number(0, 10000.0, {
    label: "levers.stake",
    unit: "100 million of currency a year, base-year prices",
    source: "levers.xinRiverFirstRound",
  }),
  sectors: field.sectors.meta({
    label: t("levers.sectorsWhoseOutputDrives"),
    unit: '"all" or sector ids',
  }),
  stability: field.byDefault(0.85, 0.1, 2, {
    label: "levers.stabilityFactorIndex",
    unit: "index at base output",
    source: "levers.xinRiver",
  }),
  threshold: field.byDefault(1, 0.1, 3, {
    label: "levers.indexUpDownstreamPays",
    unit: "index",
    source: "levers.xinRiver1Later",
  }),
  noise: field.byDefault(0, 0, 1, {
    label: "levers.standardDeviationCitiesDo",
    unit: "index",
    source: "assumed",
  }),
});

type Parameters = z.output<typeof schema>;

export const compensationBond = defineLever({
  type: "compensation-bond",
  label: "levers.twoSidedCompensationBond",
  description: "levers.yearlyStakeExternalityIf",
  decidedBy: "levers.bothProvincesCentreArbiter",
  source: "levers.xinRiverEcologicalCompensation",
  slider: { mechanism: "coordination", parameter: "amount", high: 20, named: ["upstream", "downstream"] },
  schema,
  pays: () => true,
  did,
  ...addsTo("compensation-bond", "bonds", bond),
});

function bond({ id, upstream, downstream, sectors, ...terms }: Parameters, context: LeverContext): CompensationBond {
  const cities = selectNodes(upstream, context, ["upstream"]);
  const below = findNode(downstream, context, ["downstream"]);
  if (cities.includes(below)) throw ownDownstream(downstream);
  return {
    id: id ?? `${[upstream].flat().join("+")}-${downstream}`,
    upstream: cities,
    downstream: below,
    sectors: sectorMask(sectors, context),
    ...terms,
  };
}

/** A city that would pay itself. */
function ownDownstream(value: string): LeverUseError {
  return new LeverUseError(
    ["downstream"],
    value,
    "levers.bondPaysItself",
    "levers.notUpstream",
    "levers.nameDownstream",
  );
}

function did({ upstream, threshold, noise }: Parameters, context: LeverContext, ran: Ran): Text | undefined {
  const [first] = selectNodes(upstream, context, ["upstream"]);
  const indices = ran.years
    .map((year) => ran.level(context.nodeIds[first!]!, "compensation-index", year))
    .filter((index) => !Number.isNaN(index));
  if (indices.length === 0) return undefined;
  const [low, high] = [Math.min(...indices), Math.max(...indices)].map((index) => ran.number(index, 2));
  const down = indices.filter((index) => index <= threshold).length;
  return t("levers.bondSettled", {
    noise,
    low,
    high,
    threshold,
    down,
    up: indices.length - down,
    settled: indices.length,
  });
}
