import { limitOf, mapOf, spotText } from "../../../figures/comparison/mapOf.js";
import type { Flow, Spot } from "../../../figures/comparison/mapSheet.js";
import { NOTHING } from "../../../measures/views/difference.js";
import { joined, t } from "../../../words/index.js";
import type { CityPlace, OpenedWorld } from "../engine/calls.js";
import { pairAt, percentChange, type RunData, type Shown } from "../engine/useRun.js";
import { EARLIER_POLICY, indicatorLabel } from "../parts/pickers.js";
import { usePercent, useText } from "../parts/widgets.js";
import { Drawing } from "./Drawing.js";

interface Props extends Shown {
  /** Indicator of the colours. */
  colour: string;
  city: string | undefined;
  /** A run whose map stands beside this one: both have one scale of colours. */
  beside?: RunData | undefined;
  /** Cities can be pressed. */
  onCity?(id: string | undefined): void;
}

/** Cities where they lie: area = real income, colour = what the policy changes, lines = the largest flows. */
export function CityMap({ world, data, current, at, colour, city, beside, onCity }: Props) {
  const say = useText();
  const unit = usePercent()("");
  const { cities } = world;
  const changes = changesOf(world, data, at, colour);
  const places = placesOf(world);
  const spots = cities.map(
    ({ id, label }, i): Spot => ({
      id,
      label: say(label),
      ...places.at[i]!,
      gdp: data ? pairAt(data, id, "real-gdp", at)[1] : 1,
      effect: changes[i]!,
      clear: Number.isFinite(changes[i]),
    }),
  );
  const told = spots.map((spot) => spotText(spot, unit));
  const flows = data ? flowLines(data, at, cities.length) : [];
  const map = data && !current ? say("join.withBracket", { what: MAP, bracket: EARLIER_POLICY }) : say(MAP);
  const indicator = indicatorLabel(colour);
  const year = String(data?.shape.years[at] ?? "");
  const title = say(joined([map, joined([indicator, year], "comma")], "colon"));
  const label = joined([joined([map, indicator, year], "comma"), joined(told, "semicolon")], "colon");
  const caption = [say("lab.areaRealIncome"), ...(flows.length > 0 ? [say("lab.linesLargestFlowsWidth")] : [])];
  const limit = limitOf([...changes, ...changesOf(world, beside, at, colour)], LEAST);
  const scale = say("lab.colourChangeBaseline", { colour: indicator });
  const { distances } = places;
  const outlines = distances ? world.outlines : [];
  return (
    <Drawing
      draw={(space) =>
        mapOf(
          {
            title,
            caption: caption.join(say("join.sentence")),
            spots,
            outlines,
            flows,
            limit,
            scale,
            unit,
            distances,
            say,
            chosen: city,
          },
          space,
        )
      }
      label={say(label)}
      class="map"
      file="map"
      titled
      pressed={city}
      onPressed={onCity && ((id) => onCity(id === city ? undefined : id))}
    />
  );
}

/** What the policy changes in each city, per cent; what is told as none is none. */
function changesOf({ cities }: OpenedWorld, data: RunData | undefined, at: number, colour: string): number[] {
  return cities.map(({ id }) => {
    const change = data ? percentChange(pairAt(data, id, colour, at)) : NaN;
    return Math.abs(change) < NOTHING ? 0 : change;
  });
}

/** The least change at which the scale of colours ends, per cent. */
const LEAST = 0.01;

const MAP = t("lab.mapChangePerCent");

/** Where cities lie; on a circle without distances where any has no place. */
export function placesOf({ cities }: { cities: readonly Pick<CityPlace, "longitude" | "latitude">[] }): {
  at: Pick<Spot, "longitude" | "latitude">[];
  distances: boolean;
} {
  const known = cities.flatMap(({ longitude, latitude }) =>
    longitude === undefined || latitude === undefined ? [] : [{ longitude, latitude }],
  );
  if (known.length === cities.length) return { at: known, distances: true };
  const circle = cities.map((_, i) => {
    const angle = (2 * Math.PI * i) / cities.length;
    return { longitude: Math.sin(angle), latitude: Math.cos(angle) };
  });
  return { at: circle, distances: false };
}

/** Flows that a map has room for. */
const MOST = 24;

/** The largest flows between cities in a year under the policy, with what it changes in them. */
export function flowLines({ shape, baseline, policy }: RunData, at: number, cities: number): Flow[] {
  const [before, after] = [baseline[at]?.flows, policy[at]?.flows];
  if (!before || !after) return [];
  const n = shape.nodes.length;
  const lines: Flow[] = [];
  for (let from = 0; from < cities; from++)
    for (let to = 0; to < cities; to++) {
      const value = after[from * n + to]!;
      const was = before[from * n + to]!;
      if (from !== to && Math.max(value, was) > 0) lines.push({ from, to, value, change: (100 * (value - was)) / was });
    }
  return lines.sort((a, b) => b.value - a.value).slice(0, MOST);
}
