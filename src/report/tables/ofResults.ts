import { channelsOf } from "../../figures/comparison/channels.js";
import type { PrintedResults } from "../../figures/print/results.js";
import { CHANNELS } from "../../measures/indicators/index.js";
import {
  gameSeen,
  type Lookup,
  leagueSeen,
  lookup,
  OF_BASELINE,
  placesIn,
  type ReportData,
  seen,
  sensitivitySeen,
  shownOf,
  signed,
  sweepSeen,
  whenText,
  yearOf,
} from "../../measures/views/index.js";
import { type Language, t } from "../../words/index.js";
import { citiesTable, clusterTable, dictionaryTable, drawRangesTable, placesTable, variantsTable } from "./effects.js";
import { acceptanceTable, coalitionsTable, divisionsTable, paymentTable, priceTable, rangesTable } from "./game.js";
import { paymentsOf } from "./payments.js";
import { estimatesTable, evaluationTable, leagueTable, optionsTable, ranksTable } from "./studies.js";
import { type Table, tableOf } from "./table.js";
import { winnersTable } from "./winners.js";

const ALL = Infinity;

/**
 * Every table that results have, by name; those that they have nothing for are left out. Of results that are tables
 * themselves, none.
 */
export function tablesOf(results: PrintedResults, language: Language): ReadonlyMap<string, Table> {
  const all = Object.entries(namedTables(results, language));
  return new Map(all.filter((entry): entry is [string, Table] => entry[1] !== undefined));
}

function namedTables(results: PrintedResults, language: Language): Record<string, Table | undefined> {
  switch (results.kind) {
    case "comparison":
      return ofComparison(results.data, language);
    case "game": {
      const view = gameSeen(results.report, language);
      return {
        ranges: rangesTable(view),
        price: priceTable(view),
        acceptance: acceptanceTable(view),
        coalitions: coalitionsTable(view),
        divisions: divisionsTable(view),
        payment: paymentTable(view),
      };
    }
    case "sweep":
      return { options: optionsTable(sweepSeen(results.report, language), ALL) };
    case "sensitivity": {
      const view = sensitivitySeen(results.report, language);
      return Object.fromEntries(
        view.report.outcomes.map((outcome, at) => [`sensitivity-${at + 1}`, estimatesTable(view, outcome, ALL)]),
      );
    }
    case "league": {
      const view = leagueSeen(results.report, language);
      return { levels: leagueTable(view, "level"), effects: leagueTable(view, "effect") };
    }
    case "evaluation": {
      const view = seen(results.report, language);
      const ranks = view.report.ranks.map((one) => [`ranks-${one.year}`, ranksTable(view, one)]);
      return { evaluation: evaluationTable(view), ...Object.fromEntries(ranks) };
    }
    case "tables":
      return {};
  }
}

function ofComparison(data: ReportData, language: Language): Record<string, Table | undefined> {
  const view = lookup(data, language);
  const shown = shownOf(view);
  const { uncertainty } = data;
  return {
    variants: variantsTable(view),
    ranges: uncertainty && drawRangesTable(view, uncertainty),
    effects: clusterTable(view, view.variants, "page", yearOf(view)),
    places: placesTable(view, shown),
    cities: citiesTable(view, shown),
    winners: winnersTable(view),
    channels: channelsTable(view),
    ...Object.fromEntries(paymentsOf(view).map(({ run, table }) => [`payments-${run}`, table])),
    indicators: dictionaryTable(view),
  };
}

/**
 * Where the effect on real consumption per resident comes from, place by place: parts in per cent of the baseline, and
 * their sum. Undefined where nothing changes.
 */
export function channelsTable(view: Lookup): Table | undefined {
  const { say, data } = view;
  const shown = shownOf(view);
  const places = placesIn(data.context, { cluster: data.context.region, country: say("report.wholeCountry") });
  const rows = places.flatMap(({ id, label, kind }) => {
    const steps = kind === "hinterland" ? undefined : channelsOf(view, shown, id);
    return steps ? [{ label, steps }] : [];
  });
  if (rows.length === 0) return undefined;
  const used = CHANNELS.filter(({ id }) => rows.some(({ steps }) => steps.some((step) => step.id === id)));
  const cell = (steps: (typeof rows)[number]["steps"], id: string) =>
    signed(steps.find((step) => step.id === id)?.size ?? 0, DECIMALS);
  const small = say(OF_BASELINE);
  const heads = [...used.map(({ label }) => label), "report.sum" as const].map((head) => ({ text: say(head), small }));
  return tableOf(
    say,
    t("report.channelsTable", { name: shown.name, when: whenText(shown.span) }),
    ["lab.place", ...heads],
    rows.map(({ label, steps }) => [
      label,
      ...used.map(({ id }) => cell(steps, id)),
      signed(steps.at(-1)!.size, DECIMALS),
    ]),
    ["report.channelsCaption"],
  );
}

/** Of per cent: parts are smaller than the effects that other tables show. */
const DECIMALS = 3;
