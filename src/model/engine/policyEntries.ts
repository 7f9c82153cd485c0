// What stands in the lists of a policy, one an agreement, order or rule. Layouts as in policy.ts.

/**
 * Gross capital flow from one group of nodes to another may not exceed `limit` (100 million a year). Masks are [n] of
 * 0/1.
 */
export interface CapitalQuota {
  from: Uint8Array;
  to: Uint8Array;
  limit: number;
}

/** A reception platform lowers the moving cost into `city` for listed sectors while arrivals stay within capacity. */
export interface ReceptionPlatform {
  id: string;
  city: number;
  /** [S] of 0/1 */
  sectors: Uint8Array;
  /** Real firms a year. */
  capacity: number;
  /** Taken off the moving cost, ln-profit units. */
  offer: number;
  /** Set-up subsidy per arriving firm, 100 million, paid by node `payer` (-1 = the centre). */
  subsidyPerFirm: number;
  payer: number;
}

/** A city's order to release firms of listed sectors. */
export interface FirmRelease {
  city: number;
  /** [S] of 0/1 */
  sectors: Uint8Array;
  /** Share of the firms, real firms or thousand jobs a year. */
  amount: number;
  unit: "share" | "firms" | "jobs";
  /** [n] of 0/1; null = wherever a platform receives them */
  destinations: Uint8Array | null;
}

/** Members trade this year's land release at one price (linear demand from local rents). */
export interface QuotaMarket {
  members: number[];
  /** Quota handed out this year, km2, by member (same order). */
  quota: Float64Array;
  /** Cap on the volume traded, km2 (Infinity = none). */
  cap: number;
  /** Fixed price, 100 million per km2 at base-year prices; NaN = market price. */
  administeredPrice: number;
  tradable: boolean;
  /** Slope of the inverse demand for land, 100 million per km2 per km2, relative to (rent / stock). */
  demandSlope: number;
}

/**
 * Beijing-Tianjin-Hebei 2015 (Cai Yu [2015] 92): the origin gets `share` of the moved firm's local taxes for a time, up
 * to a cap.
 */
export interface RelocationSharing {
  id: string;
  /** [n] of 0/1 */
  origins: Uint8Array;
  destinations: Uint8Array;
  share: number;
  years: number;
  extension: number;
  /** Cap = this many years of pre-move local taxes. */
  capYears: number;
  /** Least average yearly local tax of the firm, 100 million. */
  minimumTax: number;
  governmentLedOnly: boolean;
  /** Share of the shortfall (cap less receipts at the end of the window) that the centre pays. */
  topUp: number;
}

/** Growth of members' local revenue over the base is shared by weights for some years. */
export interface IncrementSharing {
  id: string;
  members: number[];
  weights: Float64Array;
  share: number;
  startYear: number;
  years: number;
}

/** Hours of a pair [from*n + to], and whether other pairs may travel over it. */
export interface HoursOfPair {
  pair: number;
  hours: number;
  throughTraffic: boolean;
}

/** A way that levers set, of goods or of people. */
export interface Link extends HoursOfPair {
  people: boolean;
}

/** A city's yearly order for a project that several may pay for. */
export interface PublicWork {
  project: string;
  city: number;
  /** The other end of the link. */
  end: number;
  /** Part of the project that the city pays for; all parts together count up to 1. */
  part: number;
  /** Hours one way without any works on it, and when it is complete, as the city plans it. */
  hoursBefore: number;
  travelHours: number;
  throughTraffic: boolean;
  /** 100 million a year at base-year prices, spent on goods of `sector`. */
  amount: number;
  sector: number;
}

/**
 * Hours of a way that took `now` before the works on it: every part saves its share of what its own plan saves, all
 * together no more than the fastest plan; what is paid beyond that is wasted (our assumption).
 */
export function hoursWith(works: readonly PublicWork[], now: number): number {
  let saved = 0;
  let most = 0;
  for (const { part, travelHours } of works) {
    const plan = Math.max(0, now - travelHours);
    saved += part * plan;
    most = Math.max(most, plan);
  }
  return now - Math.min(saved, most);
}

/** Both directions of what is built, by all parts of each project; open to others where one who pays opens it. */
export function builtLinks(works: readonly PublicWork[], today: Float64Array): HoursOfPair[] {
  const nodes = Math.sqrt(today.length);
  return works.flatMap(({ project, city, end }) => {
    const parts = works.filter((work) => work.project === project);
    const throughTraffic = parts.some((work) => work.throughTraffic);
    const pairs = [city * nodes + end, end * nodes + city];
    return pairs.map((pair) => ({ pair, hours: hoursWith(parts, today[pair]), throughTraffic }));
  });
}

/** Members put a share of local revenue into a pool that is divided by weights (a fiscal commons). */
export interface RevenuePool {
  id: string;
  members: number[];
  share: number;
  /** Sum to 1. */
  weights: Float64Array;
}

/**
 * Enclave park: part of the host's listed sectors belongs to the park; tax and GDP credit are split host / sponsor /
 * zone.
 */
export interface Enclave {
  id: string;
  host: number;
  sponsor: number;
  sectors: Uint8Array;
  /** Share of the host's activity in these sectors that lies in the park when it opens. */
  parkShare: number;
  /**
   * Of the park's local tax: to sponsor, and reinvested in the zone (spent next year on goods of `contractor` in the
   * host); the rest to the host.
   */
  sponsorTax: number;
  zoneTax: number;
  /** Share of the park's GDP credited to the sponsor (enters objectives, not the ledger). */
  sponsorGdpCredit: number;
  /**
   * Industrial land of the host released when the park opens, km2, and what households there get for it, 100 million
   * per km2.
   */
  land: number;
  landPrice: number;
  /** 100 million a year for some years from the opening on, of goods of sector `contractor` bought in the host. */
  investment: number;
  investmentYears: number;
  contractor: number;
  /** Of investment and land, paid by the sponsor; the rest by the host. */
  sponsorInvestment: number;
  /** Firms that it can receive, real firms a year, and what is taken off their moving cost, ln-profit units. */
  room: number;
  offer: number;
}

/** Two-sided bond (Xin'an river): index at or below 1 means downstream pays upstream, above 1 the reverse. */
export interface CompensationBond {
  id: string;
  upstream: number[];
  downstream: number;
  amount: number;
  /** Sectors of the upstream cities whose real output, relative to base, drives the index. [S] of 0/1 */
  sectors: Uint8Array;
  /** Stability factor k0 of the index. */
  stability: number;
  threshold: number;
  noise: number;
}

/** Paid every year from node `payer` (-1 = the centre) to node `payee`; deflated to base-year prices. */
export interface FiscalTransfer {
  id: string;
  payer: number;
  payee: number;
  amount: number;
  /** Between households, not between governments. */
  households?: true;
}

/**
 * Recognition of public services: who is registered in one place and lives in another uses a part of what people
 * registered there use (7.9d).
 */
export interface SharedServices {
  /** Whose access changes. [from*n + to] of 0/1: registered in `from`, living in `to` */
  pairs: Uint8Array;
  /** Part of what a registered resident uses, above 0: today, of all who are registered elsewhere, and by the rule. */
  accessToday: number;
  access: number;
  /** Paid to the host for every user that is added, as a share of what it spends per user today. */
  fee: number;
  /** Of the fee: the place of registration or the centre. */
  payer: "home" | "centre";
}

/** A part of the members' spending is made equal per resident (7.9g). */
export interface SpendingEqualisation {
  members: number[];
  /** 0: spending stays, 1: equal per resident. */
  degree: number;
  spending: "social" | "productive";
  /** Of a city's spending, between 0 and 1. */
  productiveShare: number;
  /** All members into a pool, or the centre, which lifts those below the mean to it. */
  payer: "members" | "centre";
  /** Of productivity of value added to public capital (7.5f), and the share of that which wears out a year. */
  elasticity: number;
  wear: number;
}

/**
 * Shared innovation platform: members' yearly contributions buy business and R&D services and build the platform stock.
 */
export interface InnovationPlatform {
  id: string;
  members: number[];
  contributions: Float64Array;
}

/** What some plants buy of a sector, and hardly can buy of others than its origins (7.2o to 7.2r). */
export interface CriticalInput {
  sector: number;
  /** Where it comes from [n], and plants that are bound to that [s*n + j]; 0/1. */
  origins: Uint8Array;
  users: Uint8Array;
  /** epsilon between origins and all others; part m that a second source makes, dearer by the share pi. */
  elasticity: number;
  secondSource: number;
  premium: number;
}

/** Members pay by weights a share of what entries cost, wherever these are (7.6e). */
export interface InnovationFund {
  id: string;
  members: number[];
  /** Sum to 1. */
  weights: Float64Array;
  /** Share of the cost of an entry that the fund pays, below 1. [s*n + i] */
  support: Float64Array;
}

/** A city's offices and pilot plants that make knowledge from elsewhere usable for its firms (7.12c). */
export interface TechnologyTransfer {
  city: number;
  /** Added to the city's absorptive capacity, 0..1. */
  absorption: number;
  /** 100 million a year at base-year prices, spent on business and R&D services. */
  amount: number;
}
