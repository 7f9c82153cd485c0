import { sumOf } from "../maths/numerics/sums.js";
import { joined, someOf, type Text, t } from "../words/index.js";

/** Square kilometres, firms and thousand jobs below which nothing is told to have happened. */
export const NOTICEABLE = 0.0005;

/** Hundred millions below which no money is told to have moved. */
const LEAST_MONEY = 0.005;

/**
 * The finished runs of a lever's variant, as the lever may ask for them: means over the replicates that it shares with
 * the baseline.
 */
export interface Ran {
  /** Years of the runs in which the lever is in force. */
  years: readonly number[];
  /** First of them, for sentences. */
  from: number;
  /** Last of them. */
  to: number;
  /** Whether the variant has other levers: then what differs from the baseline is theirs as well. */
  others: boolean;
  /** Whether others of the variant pay too, levers or its council, so that payments are theirs as well. */
  othersPay: boolean;
  /** From the lever's first year to the last of the runs. */
  since: readonly number[];
  /** An indicator of a place and year in the variant; NaN where it has none. */
  level(place: string, indicator: string, year: number): number;
  /** The same in the baseline. */
  baseline(place: string, indicator: string, year: number): number;
  /** Chance between replicates does not hide how the two differ. */
  known(place: string, indicator: string, year: number): boolean;
  /** Real firms or capital (100 million of the currency) that moved between nodes in the lever's years. */
  moved(kind: "firms" | "capital", from: readonly number[], to: readonly number[]): Moved;
  /** Jobs of some sectors ([S], 0 or 1) in some nodes in the last year, beyond those of the baseline; thousands. */
  jobs(nodes: readonly number[], sectors: Uint8Array): number;
  /** What people call nodes. */
  names(nodes: readonly number[]): Text;
  /** What people call sectors. */
  sectors(sectors: readonly number[]): Text;
  /** As numbers are printed. */
  number(value: number, decimals: number): string;
  /** As amounts are printed; 100 million of the region's currency. */
  money(hundredMillions: number): Text;
}

/** What moved in a lever's years. */
export interface Moved {
  /** In its variant. */
  own: number;
  /** In the baseline. */
  baseline: number;
}

/** Cities that are named on a side; of more, how many. */
const MOST = 3;

/**
 * What a lever did that pays between cities or from the centre, with all other payments of its variant: who receives
 * and who pays in sum, own revenue left out, and the largest city's first and last year where these differ and chance
 * does not hide them: a sponsor that pays for a park at first may receive its taxes at last.
 */
export function paidToCities(_parameters: unknown, { nodeIds, cities }: Cities, ran: Ran): Text {
  const { from, to } = ran;
  const parties = nodeIds.slice(0, cities).flatMap((city, node) =>
    RECEIVED.map(({ indicator, nameOf }) => {
      const before = (year: number) => ran.baseline(city, indicator, year) || 0;
      const paid = (year: number) => ran.level(city, indicator, year) - before(year) || 0;
      const known = (year: number) => ran.known(city, indicator, year);
      return { city, name: nameOf(ran.names([node])), before, paid, known };
    }),
  );
  const moved = ran.since.filter((year) => parties.some(({ paid }) => Math.abs(paid(year)) >= LEAST_MONEY));
  // An agreement may end before the runs do: from the first year in which somebody pays to the last.
  const since = ran.since.filter((year) => year >= moved[0]! && year <= moved.at(-1)!);
  const received = parties.map(({ paid, ...party }) => {
    const years = since.map(paid);
    return { ...party, years, total: sumOf(years) };
  });
  const others = { name: t("report.theCentreAndOthers"), total: -sumOf(received.map(({ total }) => total)) };
  const side = (sign: 1 | -1) => {
    const named = [...received.toSorted((a, b) => (a.city < b.city ? -1 : 1)), others]
      .filter(({ total }) => sign * total >= LEAST_MONEY)
      .sort((a, b) => sign * (b.total - a.total))
      .map((party) => t("join.nameAndAmount", { name: party.name, amount: ran.money(Math.abs(party.total)) }));
    return named.length > 0 ? someOf(named, MOST) : undefined;
  };
  const [receive, pay] = [side(1), side(-1)];
  if (!receive && !pay) return t("levers.noMoneyMoved", { from, to });
  const largest = received.reduce((most, one) => (Math.abs(one.total) > Math.abs(most.total) ? one : most));
  const ends = [largest.years[0]!, largest.years.at(-1)!];
  const [first, last] = ends.map((amount) => ran.money(Math.abs(amount)));
  const [pays, paysLast] = ends.map((amount) => (Math.abs(amount) < LEAST_MONEY ? largest.total : amount) < 0);
  const known = [since[0]!, since.at(-1)!].every(largest.known);
  // Who receives less than in a baseline that has payments need not pay.
  const beside = parties.some(({ before }) => since.some((year) => Math.abs(before(year)) >= LEAST_MONEY));
  const clauses = [
    receive && t("report.receivedBy", { names: receive, beside }),
    pay && t("report.paidBy", { names: pay, beside }),
  ];
  return t("levers.moneyMoved", {
    ...{ from: since[0]!, to: since.at(-1)!, city: largest.name, first, last },
    ...{ once: since.length === 1, others: ran.othersPay },
    pays,
    turns: pays !== paysLast,
    changes: known && !beside && (pays !== paysLast || first!.en !== last!.en),
    clauses: joined(
      clauses.filter((clause) => clause !== undefined),
      "semicolon",
    ),
  });
}

/** What a city's government and its households receive, net. */
const RECEIVED = [
  { indicator: "net-transfers", nameOf: (name: Text) => name },
  { indicator: "household-receipts", nameOf: (name: Text) => t("report.householdsOf", { name }) },
];

interface Cities {
  nodeIds: readonly string[];
  cities: number;
}
