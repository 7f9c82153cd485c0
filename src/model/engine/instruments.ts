import type { Policy } from "./policy.js";

/** Length of an array of policy, by what it has an entry for. Layouts as in policy.ts: the last index is a node. */
type ArrayShape = "node" | "pair" | "cell" | "sectorPair" | "worker" | "workerPair";

/**
 * What becomes of an instrument when cities break an agreement that all others keep:
 * - city: entries whose last index is a breaker are what they were before; a city decides what it does at home, and on
 *   the way in of goods, people, firms, capital and the branches of firms from elsewhere;
 * - keepers: the rule or fund runs among those who keep their word;
 * - works: only the keepers' parts are built;
 * - nobody: it stays, as central policy and finished ways do.
 */
type Breach = "city" | "keepers" | "works" | "nobody";

/** An array of so many entries, who takes it back, and what it is in a policy without barriers, taxes or agreements. */
function array<By extends "city" | "nobody">(shape: ArrayShape, breach: By, empty = 0) {
  return { shape, breach, empty };
}

/** One that is a part of the wedges, which are compiled anew only where one of these has changed. */
function wedge<By extends "city" | "nobody">(...said: Parameters<typeof array<By>>) {
  return { ...array(...said), wedge: true as const };
}

/** Agreements, orders or rules. */
function list<By extends Breach>(breach: By) {
  return { shape: "list" as const, breach };
}

interface SplitInstrument<Split> {
  shape: "split";
  empty: Split;
  breach: "nobody";
}

type InstrumentOf<Value> = Value extends Float64Array
  ? ReturnType<typeof array>
  : Value extends readonly unknown[]
    ? ReturnType<typeof list>
    : SplitInstrument<Value>;

/**
 * Every instrument of policy: its shape, what it is where nobody uses it, whether it makes wedges, and who takes it
 * back in a breach.
 */
export const INSTRUMENTS = {
  travelHours: wedge("pair", "nobody"),
  links: list("nobody"),
  roadKm: wedge("pair", "nobody"),
  delayHours: wedge("pair", "city"),
  tollPerKm: wedge("pair", "city"),
  border: wedge("pair", "city"),
  ruleDifference: wedge("pair", "city"),
  protection: wedge("sectorPair", "city"),
  protectionRentShare: wedge("cell", "city"),
  protectionRentToFirms: array("cell", "city"),
  coordinationCost: wedge("pair", "city"),
  firmBorder: array("pair", "city"),
  approvalCoverage: array("pair", "city"),
  retention: array("node", "city"),
  migrationBorder: array("workerPair", "city"),
  capitalFriction: array("pair", "city"),
  capitalQuotas: list("keepers"),
  productivity: array("cell", "nobody", 1),
  entryBan: array("cell", "city"),
  closeRate: array("cell", "city"),
  releaseRate: array("cell", "city"),
  releases: list("keepers"),
  receptionPlatforms: list("keepers"),
  industrialLandRelease: array("node", "city"),
  housingLandRelease: array("node", "city"),
  quotaMarkets: list("keepers"),
  profitTaxRate: array("node", "city"),
  profitTaxRebate: array("node", "city"),
  wageTaxRate: array("worker", "city"),
  wageSubsidy: array("worker", "city"),
  productionTax: array("cell", "nobody"),
  sectorSubsidy: array("cell", "city"),
  subsidyCeiling: array("cell", "city", Number.POSITIVE_INFINITY),
  localShareProduction: array("node", "nobody"),
  localShareProfit: array("node", "nobody"),
  localShareWage: array("node", "nobody"),
  registration: array("workerPair", "city"),
  settlement: array("node", "city"),
  apportionment: { shape: "split", empty: { plant: 1, headquarters: 0 }, breach: "nobody" },
  relocationSharing: list("keepers"),
  incrementSharing: list("keepers"),
  revenuePools: list("keepers"),
  enclaves: list("keepers"),
  bonds: list("keepers"),
  transfers: list("keepers"),
  sharedServices: list("keepers"),
  spendingEqualisation: list("keepers"),
  publicWorks: list("works"),
  innovationPlatforms: list("keepers"),
  criticalInputs: list("nobody"),
  innovationFunds: list("keepers"),
  technologyTransfers: list("keepers"),
  peopleWay: wedge("pair", "nobody", 1),
  tariff: wedge("sectorPair", "nobody"),
  taste: wedge("sectorPair", "nobody", 1),
} as const satisfies { readonly [Name in keyof Policy]: InstrumentOf<Policy[Name]> };

export type InstrumentName = keyof Policy;

type Table = typeof INSTRUMENTS;
type NamesWith<Trait> = { [Name in InstrumentName]: Table[Name] extends Trait ? Name : never }[InstrumentName];

/** The part of policy that makes wedges: what compileWedges may read. */
export type WedgePolicy = Pick<Policy, NamesWith<{ wedge: true }>>;

/** Names of the instruments with a trait, in the order of the table. */
export function instrumentsWith<const Trait extends { wedge?: true; breach?: Breach }>(
  trait: Trait,
): NamesWith<Trait>[] {
  const wanted = Object.entries(trait);
  const has = (instrument: object) => wanted.every(([key, value]) => instrument[key as never] === value);
  return Object.entries(INSTRUMENTS).flatMap(([name, instrument]) => (has(instrument) ? [name as never] : []));
}

/** A policy without barriers, taxes or agreements. */
export function emptyPolicy(nodes: number, sectors: number, labourTypes: number): Policy {
  const lengths: Record<ArrayShape, number> = {
    node: nodes,
    pair: nodes * nodes,
    cell: sectors * nodes,
    sectorPair: sectors * nodes * nodes,
    worker: labourTypes * nodes,
    workerPair: labourTypes * nodes * nodes,
  };
  const emptyOf = (instrument: Table[InstrumentName]) => {
    if (instrument.shape === "list") return [];
    if (instrument.shape === "split") return { ...instrument.empty };
    return new Float64Array(lengths[instrument.shape]).fill(instrument.empty);
  };
  const values = Object.entries(INSTRUMENTS).map(([name, instrument]) => [name, emptyOf(instrument)]);
  return Object.fromEntries(values) as Policy;
}

/** A policy that shares no array with the original, so that levers can write on it. */
export function copyPolicy(policy: Policy): Policy {
  return copyValue(policy);
}

/** Arrays, objects and lists that share nothing with the original. */
export function copyValue<Value>(value: Value): Value {
  if (value instanceof Float64Array || value instanceof Uint8Array) return value.slice() as Value;
  if (Array.isArray(value)) return value.map(copyValue) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyValue(part)])) as Value;
}

/** What some instruments make, computed anew only where one of them has changed. */
export class Compiled<Name extends InstrumentName, Made> {
  private made: Made | undefined;
  private from: Pick<Policy, Name> | undefined;
  /** False while somebody else may look at it: the run that this one was forked from, or a fork of this one. */
  private owned = true;

  /** `make` may write on what it made before, which nobody looks at any more. */
  constructor(
    private readonly names: readonly Name[],
    private readonly make: (policy: Pick<Policy, Name>, former: Made | undefined) => Made,
  ) {}

  /** What the instruments of a policy make. */
  of(policy: Pick<Policy, Name>): Made {
    const { from } = this;
    const same = from && (from === policy || this.names.every((name) => sameValue(from[name], policy[name])));
    if (!same || this.made === undefined) {
      this.made = this.make(policy, this.owned ? this.made : undefined);
      this.owned = true;
    }
    this.from = policy;
    return this.made;
  }

  /** For a fork: the same until its policy differs. */
  share(): Compiled<Name, Made> {
    const shared = new Compiled(this.names, this.make);
    shared.made = this.made;
    shared.from = this.from;
    shared.owned = false;
    this.owned = false;
    return shared;
  }
}

function sameValue(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (first instanceof Float64Array && second instanceof Float64Array) {
    for (let k = 0; k < first.length; k++) if (first[k] !== second[k]) return false;
    return first.length === second.length;
  }
  if (typeof first !== "object" || typeof second !== "object" || !first || !second) return false;
  const [parts, others] = [Object.entries(first), Object.entries(second)];
  return (
    parts.length === others.length &&
    parts.every(([key, part], k) => key === others[k][0] && sameValue(part, others[k][1]))
  );
}
