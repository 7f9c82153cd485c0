import type { Policy } from "./policy.js";

/** A policy without barriers, taxes or agreements: zeros, except productivity = 1 and profit tax apportioned to the plant. */
export function emptyPolicy(nodes: number, sectors: number, labourTypes: number): Policy {
  const perNode = () => new Float64Array(nodes);
  const perPair = () => new Float64Array(nodes * nodes);
  const perCell = () => new Float64Array(sectors * nodes);
  const perWorker = () => new Float64Array(labourTypes * nodes);
  return {
    travelHours: perPair(),
    roadKm: perPair(),
    delayHours: perPair(),
    tollPerKm: perPair(),
    border: perPair(),
    ruleDifference: perPair(),
    protection: perCell(),
    coordinationCost: perPair(),
    firmBorder: perPair(),
    approvalCoverage: perPair(),
    retention: perNode(),
    migrationBorder: new Float64Array(labourTypes * nodes * nodes),
    capitalFriction: perPair(),
    capitalQuotas: [],
    productivity: perCell().fill(1),
    entryBan: perCell(),
    closeRate: perCell(),
    releaseRate: perCell(),
    receptionPlatforms: [],
    industrialLandRelease: perNode(),
    housingLandRelease: perNode(),
    quotaMarkets: [],
    profitTaxRate: perNode(),
    profitTaxRebate: perNode(),
    wageTaxRate: perWorker(),
    wageSubsidy: perWorker(),
    productionTax: perCell(),
    sectorSubsidy: perCell(),
    subsidyCeiling: perCell().fill(Number.POSITIVE_INFINITY),
    localShareProduction: perNode(),
    localShareProfit: perNode(),
    localShareWage: perNode(),
    apportionment: { plant: 1, headquarters: 0 },
    relocationSharing: [],
    incrementSharing: [],
    revenuePools: [],
    enclaves: [],
    bonds: [],
    transfers: [],
    publicWorks: [],
    innovationPlatforms: [],
  };
}

/** A policy that shares no array with the original, so that levers can write on it. */
export function copyPolicy(policy: Policy): Policy {
  return copyValue(policy);
}

function copyValue<Value>(value: Value): Value {
  if (value instanceof Float64Array || value instanceof Uint8Array) return value.slice() as Value;
  if (Array.isArray(value)) return value.map(copyValue) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyValue(part)])) as Value;
}
