import { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import type { RelocationSharing } from "../model/engine/policyEntries.js";
import { LONGEST_CAP, beijingTianjinHebei2015 as rule2015, taxShareAbove } from "../model/engine/sharing.js";
import { t } from "../words/index.js";
import { paidToCities } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext, LeverUseError } from "./lever.js";
import { nodeMask, type Pair, pairName, product, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  id: field.id,
  origins: field.places.meta({ label: t("levers.origins") }),
  // Where firms arrive their taxes are shared out, so that destinations give something up.
  destinations: field.cities.meta({ label: t("levers.destinations"), unit: "names, as for cities" }),
  share: field.byDefault(rule2015.share, 0, 1, {
    label: "levers.originSShareLocal",
    unit: "share",
    source: "levers.caiYu2015Half",
  }),
  years: field.wholeByDefault(rule2015.years, 0, 50, {
    label: "levers.yearsSharing",
    unit: "years",
    source: "levers.caiYu2015Three",
  }),
  extension: field.wholeByDefault(rule2015.extension, 0, 50, {
    label: "levers.furtherYearsWhileCap",
    unit: "years",
    source: "levers.caiYu2015Two",
  }),
  capYears: field.wholeByDefault(rule2015.capYears, 1, LONGEST_CAP, {
    label: "levers.capYearsLocalTaxes",
    unit: "years",
    source: "levers.caiYu2015Three",
  }),
  minimumTax: field.byDefault(rule2015.minimumTax, 0, 100, {
    label: "levers.leastAverageYearlyLocal",
    unit: "100 million of currency a year, prices of the year",
    source: "levers.caiYu2015Million",
  }),
  governmentLedOnly: field.yesOrNo(rule2015.governmentLedOnly, {
    label: "levers.onlyGovernmentLedMoves",
    source: "levers.caiYu201592Market",
  }),
  topUp: field.byDefault(rule2015.topUp, 0, 1, {
    label: "levers.shareShortfallCentrePays",
    unit: "share",
    source: "levers.assumedCaiYu2015",
  }),
});

type Parameters = z.output<typeof schema>;

export const relocationTaxSharing = defineLever({
  type: "relocation-tax-sharing",
  label: "levers.sharingTaxesMovedFirms",
  description: "levers.cityFirmLeavesReceives",
  decidedBy: "levers.bothProvincesConfirmList",
  source: "levers.measuresSharingTaxRevenue",
  slider: {
    id: "moved-tax",
    mechanism: "coordination",
    first: true,
    parameter: "share",
    fixed: { origins: "all", destinations: "all", governmentLedOnly: false, minimumTax: 0 },
  },
  schema,
  pays: () => true,
  did: paidToCities,
  sets: (parameters, context) => {
    checkMoves(parameters, context);
    return [`relocation-tax-sharing:${sharing(parameters, context).id}`];
  },
  // A firm counts under every rule that covers its move, and cannot give more than the taxes that it pays.
  agrees: {
    parameter: "share",
    is: "part",
    of: (parameters, context) => moves(parameters, context).map((move) => pairName("moved-firms", move, context)),
  },
  apply: (parameters, context, policy) => {
    policy.relocationSharing.push(sharing(parameters, context));
  },
  idle: (parameters, context, policy) => {
    const origins = selectNodes(parameters.origins, context, ["origins"]);
    if (parameters.governmentLedOnly && !releases(origins, context, policy))
      return t("levers.governmentReleasesFirmsOrigins");
    return reached(parameters, origins, context) ? undefined : t("levers.firmOriginsPaysMuch");
  },
});

function releases(origins: readonly number[], { nodeIds }: LeverContext, { releaseRate, releases }: Policy): boolean {
  const ordered = releases.some(({ city, amount }) => amount > 0 && origins.includes(city));
  return ordered || releaseRate.some((rate, cell) => rate > 0 && origins.includes(cell % nodeIds.length));
}

/** Taxes below this share of a city's are nobody's. */
const NOBODY = 1e-6;

/** Whether any firm of the origins pays as much tax as the rule asks for. */
function reached(
  { minimumTax }: Parameters,
  origins: readonly number[],
  { industries, nodeIds }: LeverContext,
): boolean {
  const { firmTax, sizeDispersion } = industries;
  return firmTax.some(
    (tax, cell) => origins.includes(cell % nodeIds.length) && taxShareAbove(minimumTax / tax, sizeDispersion) > NOBODY,
  );
}

/** Moves that a rule covers. */
function moves({ origins, destinations }: Parameters, context: LeverContext): Pair[] {
  const entered = selectNodes(destinations, context, ["destinations"]);
  return product(selectNodes(origins, context, ["origins"]), entered);
}

/** A firm that stays where it is has no taxes to share. */
function checkMoves(parameters: Parameters, context: LeverContext): void {
  if (moves(parameters, context).length > 0) return;
  throw new LeverUseError(
    ["destinations"],
    parameters.destinations,
    "levers.onlyCityOrigins",
    "levers.otherThanLeft",
    "levers.nameWhereMove",
  );
}

/** The rule as the engine has it: places as masks. */
function sharing({ id, origins, destinations, ...rule }: Parameters, context: LeverContext): RelocationSharing {
  return {
    id: id ?? `${origins}>${destinations}`,
    origins: nodeMask(origins, context, ["origins"]),
    destinations: nodeMask(destinations, context, ["destinations"]),
    ...rule,
  };
}
