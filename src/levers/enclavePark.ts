import { z } from "zod";
import type { Enclave } from "../model/engine/policyEntries.js";
import { refused, t } from "../words/index.js";
import { paidToCities } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { addsTo, findNode, findSector, sectorMask, sectorNames } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    host: field.party.meta({ label: t("levers.hostCity") }),
    sponsor: field.party.meta({ label: t("levers.sponsoringCity") }),
    sectors: field.sectors,
    parkShare: field.byDefault(0.1, 0, 1, {
      label: "levers.shareHostSActivity",
      unit: "share (0 = starts empty and grows by what its room receives)",
      source: "levers.jiangyinJingjiangPark",
    }),
    sponsorTax: field.byDefault(0.25, 0, 1, {
      label: "levers.parkSLocalTax",
      unit: "share",
      source: "levers.shenzhenShanweiEach",
    }),
    zoneTax: field.byDefault(0.5, 0, 1, {
      label: "levers.parkSLocalTaxReinvested",
      unit: "share",
      source: "levers.shenzhenShanweiHost",
    }),
    sponsorGdpCredit: field.byDefault(0.7, 0, 1, {
      label: "levers.shareParkSGdp",
      unit: "share",
      source: "levers.shenzhenShanweiPartner",
    }),
    land: field.byDefault(0, 0, 1000, {
      label: "levers.industrialLandReleasedHost",
      unit: "km2, beside what other levers release",
      source: "levers.shenzhenShanweiArea",
    }),
    landPrice: field.byDefault(0, 0, 1000, {
      label: "levers.paidLandHouseholdsHost",
      unit: "100 million of currency per km2, once, base-year prices (0 = given by the quota)",
      source: "levers.assumedQuotaItselfGuo",
    }),
    investment: field.byDefault(0, 0, 10000.0, {
      label: "levers.investmentPark",
      unit: "100 million of currency a year, base-year prices",
      source: "assumed",
    }),
    investmentYears: field.wholeByDefault(10, 0, 100, {
      label: "levers.yearsInvestmentOpening",
      unit: "years",
      source: "levers.jiangyinJingjiangParkTen",
    }),
    sponsorInvestment: field.byDefault(0.9, 0, 1, {
      label: "levers.investmentLandPaidSponsor",
      unit: "share; the host pays the rest",
      source: "levers.jiangyinJingjiangParkCapital",
    }),
    contractor: field.word.optional().meta({
      label: t("levers.sectorBuilds"),
      unit: "one sector id; by default the first with `construction` in its id, else the last",
    }),
    room: field.byDefault(0, 0, 1000000.0, {
      label: "levers.firmsParkCanReceive",
      unit: "real firms a year",
      source: "assumed",
    }),
    offer: field.byDefault(0.5, 0, 5, {
      label: "levers.takenOffCostMoving",
      unit: "ln profit, as long as there is room",
      source: "assumed",
    }),
  })
  .refine(({ sponsorTax, zoneTax }) => sponsorTax + zoneTax <= 1, refused({ why: "levers.zoneTaxAtMost" }, ["zoneTax"]))
  .refine(({ host, sponsor }) => host !== sponsor, refused({ why: "levers.otherThanHost" }, ["sponsor"]));

type Parameters = z.output<typeof schema>;

export const enclavePark = defineLever({
  type: "enclave-park",
  label: "levers.enclavePark",
  description: "levers.parkHostCityAnother",
  decidedBy: "levers.hostSponsorTogether",
  source: "levers.shenzhenShanweiSpecialCooperation",
  slider: { mechanism: "platforms", parameter: "parkShare", high: 0.5, named: ["host", "sponsor"] },
  schema,
  uncounted: ({ land, landPrice }) => (land > 0 && landPrice === 0 ? t("levers.makingLandReady") : undefined),
  pays: () => true,
  did: paidToCities,
  agrees: {
    parameter: "parkShare",
    is: "part",
    of: ({ host, sectors }, context) => sectorNames("park", { cities: [host], sectors }, context),
  },
  ...addsTo("enclave-park", "enclaves", enclave),
});

function enclave({ id, host, sponsor, sectors, contractor, ...terms }: Parameters, context: LeverContext): Enclave {
  return {
    id: id ?? `${sponsor}@${host}`,
    host: findNode(host, context, ["host"]),
    sponsor: findNode(sponsor, context, ["sponsor"]),
    sectors: sectorMask(sectors, context),
    contractor: contractor === undefined ? builderOf(context) : findSector(contractor, context, ["contractor"]),
    ...terms,
  };
}

/** The sector that builds, by the ids of the shipped classification; else the last. */
function builderOf({ sectorIds }: LeverContext): number {
  const builder = sectorIds.findIndex((id) => id.includes("construction"));
  return builder < 0 ? sectorIds.length - 1 : builder;
}
