import { channelsOf } from "../../figures/comparison/channels.js";
import { CHANNELS, COUNTRY } from "../../measures/indicators/index.js";
import { CLUSTER } from "../../measures/results/index.js";
import { type Lookup, OF_BASELINE, shownOf, signed, whenText } from "../../measures/views/index.js";
import { type Table, tableOf } from "./table.js";

/**
 * Where the effect on real consumption per resident comes from, place by place: parts in per cent of the baseline, and
 * their sum. Undefined where nothing changes.
 */
export function channelsTable(view: Lookup): Table | undefined {
  const { say, data } = view;
  const { agglomerations, provinces, cities, region } = data.context;
  const shown = shownOf(view);
  const places = [
    { id: CLUSTER, label: region },
    ...[...agglomerations, ...provinces, ...cities],
    { id: COUNTRY, label: say("report.wholeCountry") },
  ];
  const rows = places.flatMap(({ id, label }) => {
    const steps = channelsOf(view, shown, id);
    return steps ? [{ label, steps }] : [];
  });
  if (rows.length === 0) return undefined;
  const used = CHANNELS.filter(({ id }) => rows.some(({ steps }) => steps.some((step) => step.id === id)));
  const cell = (steps: (typeof rows)[number]["steps"], id: string) =>
    signed(steps.find((step) => step.id === id)?.size ?? 0, DECIMALS);
  const small = say(OF_BASELINE);
  return tableOf(
    say("report.channelsTable", { name: shown.name, when: whenText(shown.span) }),
    [say("lab.place"), ...used.map(({ label }) => ({ text: say(label), small })), { text: say("report.sum"), small }],
    rows.map(({ label, steps }) => [
      label,
      ...used.map(({ id }) => cell(steps, id)),
      signed(steps.at(-1)!.size, DECIMALS),
    ]),
    [say("report.channelsCaption")],
  );
}

/** Of per cent: parts are smaller than the effects that other tables show. */
const DECIMALS = 3;
