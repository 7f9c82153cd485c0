import { HEADLINES } from "../../measures/indicators/index.js";
import { uncertainEffect } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";

/** What a row says of a number that does not exist. */
const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

/**
 * Cities as points with the effects of the last year, for maps: GeoJSON (RFC 7946), one feature a city and variant.
 * Properties say place, variant and year, then of every indicator its unit, baseline, effect, per cent, the 95 % interval
 * of chance between replicates and, where there is a study, the 90 % range over parameter draws. Null: no such number.
 * Undefined where cities have no place on a map.
 */
export function citiesGeoJson(view: Lookup): string | undefined {
  const { cities, provinces } = view.data.context;
  const placed = cities.filter(({ longitude, latitude }) => longitude !== undefined && latitude !== undefined);
  if (placed.length === 0) return undefined;
  const features = view.variants.flatMap((variant) =>
    placed.map(({ id, label, province, longitude, latitude }) => ({
      type: "Feature",
      id: `${id}:${variant.id}`,
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: {
        city: id,
        label,
        province: provinces.find((one) => one.id === province)?.label ?? province,
        variant: variant.id,
        variant_label: variant.label,
        year: view.lastYear,
        ...Object.fromEntries(INDICATORS.flatMap((indicator) => effectOf(view, variant.id, id, indicator))),
      },
    })),
  );
  const { scenario } = view.data.manifest;
  return `${JSON.stringify({ type: "FeatureCollection", scenario, features }, null, 1)}\n`;
}

const INDICATORS = HEADLINES.flatMap(({ rows }) => rows.map(({ indicator }) => indicator));

function effectOf(view: Lookup, variant: string, city: string, indicator: string): [string, unknown][] {
  const row = view.effect(variant, city, indicator);
  if (!row) return [];
  const { uncertainty } = view.data;
  const range = uncertainty && uncertainEffect(uncertainty, variant, city, indicator, view.lastYear)?.effect;
  const name = indicator.replaceAll("-", "_");
  return [
    [`${name}_unit`, view.entry(indicator).unit],
    [`${name}_baseline`, known(row.baselineMean)],
    [`${name}_effect`, known(row.effect)],
    [`${name}_effect_pct`, known(row.effectPct)],
    [`${name}_ci_low`, known(row.ciLow)],
    [`${name}_ci_high`, known(row.ciHigh)],
    [`${name}_replicates`, row.replicates],
    ...(range
      ? ([
          [`${name}_range_05`, range[0]],
          [`${name}_range_95`, range[2]],
        ] as [string, number][])
      : []),
  ];
}
