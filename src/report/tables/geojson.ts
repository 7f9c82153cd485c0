import { HEADLINES } from "../../measures/indicators/index.js";
import { jsonText, percents } from "../../measures/results/index.js";
import {
  askedOf,
  comparedIn,
  type Lookup,
  labelIn,
  pairsOf,
  type Shown,
  shownPair,
} from "../../measures/views/index.js";

/** What a row says of a number that does not exist. */
const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

/**
 * Cities as points with the effects in the years that the answer tells, for maps: GeoJSON (RFC 7946), one feature a
 * city and variant, and one a city of how two variants differ where the answer is about that. Properties say place,
 * variant, what it is compared with, first and last year (summed where these differ), then of every indicator its unit,
 * baseline, effect, per cent, the 95 % interval of chance between replicates and, where there is a study, the 90 %
 * range over parameter draws. Null: no such number. Undefined where cities have no place on a map.
 */
export function citiesGeoJson(view: Lookup): string | undefined {
  const { cities, provinces, variants } = view.data.context;
  const placed = cities.filter(({ longitude, latitude }) => longitude !== undefined && latitude !== undefined);
  if (placed.length === 0) return undefined;
  const between = pairsOf(comparedIn(view)).filter(({ against }) => against !== view.baseline);
  const pairs = [...view.variants.map(({ id }) => ({ run: id, against: view.baseline })), ...between];
  const indicators = [...new Set([...INDICATORS, ...askedOf(view.data.context)])];
  const features = pairs.flatMap((pair) => {
    const shown = shownPair(view, pair);
    return placed.map(({ id, label, province, longitude, latitude }) => ({
      type: "Feature",
      id: [id, pair.run, ...(shown.between ? [pair.against] : [])].join(":"),
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: {
        city: id,
        label,
        province: labelIn(provinces, province),
        variant: pair.run,
        variant_label: labelIn(variants, pair.run),
        against: pair.against,
        from: shown.span.from,
        year: shown.span.to,
        ...Object.fromEntries(indicators.flatMap((indicator) => effectOf(view, shown, id, indicator))),
      },
    }));
  });
  const { scenario } = view.data.manifest;
  return jsonText({ type: "FeatureCollection", scenario, features });
}

const INDICATORS = HEADLINES.flatMap(({ rows }) => rows.map(({ indicator }) => indicator));

function effectOf(view: Lookup, { effect, spread, pair, span }: Shown, city: string, indicator: string) {
  const row = effect(city, indicator);
  if (!row) return [];
  const run = pair.run === view.baseline ? pair.against : pair.run;
  const stored = view.effect(run, city, indicator, span.to);
  // The table of effects has it to more digits than its baseline.
  const alone = pair.against === view.baseline && span.from === span.to;
  const { effectPct } = alone && stored ? stored : percents(row);
  const range = spread(city, indicator)?.effect;
  const name = indicator.replaceAll("-", "_");
  const properties: [string, unknown][] = [
    [`${name}_unit`, view.entry(indicator).unit],
    [`${name}_baseline`, known(row.baselineMean)],
    [`${name}_effect`, known(row.effect)],
    [`${name}_effect_pct`, known(effectPct)],
    [`${name}_ci_low`, known(row.ciLow)],
    [`${name}_ci_high`, known(row.ciHigh)],
    [`${name}_replicates`, stored?.replicates],
  ];
  if (range) properties.push([`${name}_range_05`, range[0]], [`${name}_range_95`, range[2]]);
  return properties;
}
