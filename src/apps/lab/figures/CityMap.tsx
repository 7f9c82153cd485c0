import { type Placement, placeLabels } from "../../../figures/drawing/labels.js";
import { GAIN, INK, LOSS, MUTED } from "../../../figures/drawing/palette.js";
import { signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import type { RunData } from "../engine/useRun.js";
import { pairAt, percentChange } from "../engine/useRun.js";
import { DrawingButtons } from "../export/DrawingButtons.js";
import { EARLIER_POLICY } from "../parts/drawn.js";
import { useText } from "../parts/language.js";
import { indicatorLabel } from "../parts/pickers.js";
import { onPress } from "../parts/widgets.js";
import { changeColour } from "./colours.js";
import { type FlowLine, flowLines } from "./flowLines.js";
import { curve, pointsOf, wallsOf, widthOfName } from "./mapLayout.js";
import { useWidth } from "./useWidth.js";

interface Props {
  world: OpenedWorld;
  data: RunData | undefined;
  /** The data are of the policy that is set, not of an earlier one. */
  current: boolean;
  /** Position of the year that is shown. */
  at: number;
  /** Indicator of the colours. */
  colour: string;
  city: string | undefined;
  /** A run whose map stands beside this one: both have one scale of colours. */
  beside?: RunData | undefined;
  onCity(id: string | undefined): void;
}

const LARGEST = 30;

/** A change of a flow below which it is drawn as unchanged, per cent. */
const NOTICEABLE = 1;

/** Cities where they lie: area = real income, colour = what the policy changes, lines = the largest flows. */
export function CityMap({ world, data, current, at, colour, city, beside, onCity }: Props) {
  const say = useText();
  const { cities } = world;
  const { ref, width } = useWidth<HTMLDivElement>(560);
  const height = Math.round(Math.min(560, Math.max(280, width * (cities.length > 6 ? 0.95 : 0.66))));
  const names = cities.map(({ label }) => say(label));
  const { points, radii, labels } = placesOf(world, data, at, names, { width, height });
  const changes = changesOf(world, data, at, colour);
  const limit = Math.max(changeLimit(world, beside ?? data, at, colour), changeLimit(world, data, at, colour));
  const flows = data ? flowLines(data, at, cities.length) : [];
  const strongest = Math.max(...flows.map(({ value }) => value), 1e-12);
  const year = data?.shape.years[at];
  const title = data && !current ? `${say(MAP)} (${say(EARLIER_POLICY)})` : say(MAP);
  const described = changes.map((change, i) => `${names[i]} ${Number.isFinite(change) ? signed(change, 2) : "–"} %`);
  return (
    <figure class="map">
      <div ref={ref}>
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={`${title}, ${say(indicatorLabel(colour))}, ${year ?? ""}: ${described.join("; ")}`}
        >
          {flows.map((flow) => (
            <FlowPath
              key={`${flow.from}-${flow.to}`}
              flow={flow}
              path={curve(points[flow.from]!, points[flow.to]!, radii[flow.from]!, radii[flow.to]!)}
              share={flow.value / strongest}
            />
          ))}
          {cities.map(({ id }, i) => (
            <CityMark
              key={id}
              point={points[i]!}
              radius={radii[i]!}
              name={names[i]!}
              place={labels[i]}
              described={described[i]!}
              fill={changeColour(changes[i]!, limit)}
              pressed={id === city}
              press={() => onCity(id === city ? undefined : id)}
            />
          ))}
        </svg>
      </div>
      <DrawingButtons holder={ref} title={`${title}: ${say(indicatorLabel(colour))}, ${year ?? ""}`} name="map" />
      <MapLegend colour={say(indicatorLabel(colour))} limit={limit} flows={flows.length > 0} />
    </figure>
  );
}

/** Where circles and names stand, and how large circles are, in pixels. */
function placesOf(
  { cities }: OpenedWorld,
  data: RunData | undefined,
  at: number,
  names: readonly string[],
  { width, height }: { width: number; height: number },
) {
  const points = pointsOf(cities, width, height);
  const sizes = cities.map(({ id }) => (data ? pairAt(data, id, "real-gdp", at)[1] : 1));
  const largest = Math.max(...sizes.filter(Number.isFinite), 1e-9);
  const most = Math.min(LARGEST, width / 14) * Math.min(1, Math.sqrt(14 / cities.length));
  const radii = sizes.map((size) => Math.max(4, most * Math.sqrt((Number.isFinite(size) ? size : 0) / largest)));
  const labels = placeLabels([
    ...cities.map((_, i) => ({ ...points[i]!, radius: radii[i]!, width: widthOfName(names[i]!), rank: sizes[i] || 0 })),
    ...wallsOf(width, height),
  ]);
  return { points, radii, labels };
}

/** What the policy changes in each city, per cent. */
function changesOf({ cities }: OpenedWorld, data: RunData | undefined, at: number, colour: string): number[] {
  return cities.map(({ id }) => (data ? percentChange(pairAt(data, id, colour, at)) : Number.NaN));
}

/** Largest change of a city, per cent: where the scale of colours ends. */
function changeLimit(world: OpenedWorld, data: RunData | undefined, at: number, colour: string): number {
  return Math.max(...changesOf(world, data, at, colour).filter(Number.isFinite).map(Math.abs), 0.01);
}

const MAP = t("lab.mapChangePerCent");

interface Mark {
  point: { x: number; y: number };
  radius: number;
  name: string;
  /** Of the name; undefined where there is no room for it. */
  place: Placement | undefined;
  described: string;
  fill: string;
  pressed: boolean;
  press(): void;
}

/** The circle of a city with its name, a button. */
function CityMark({ point: { x, y }, radius, name, place, described, fill, pressed, press }: Mark) {
  return (
    <g
      class="city"
      role="button"
      tabindex={0}
      aria-pressed={pressed}
      aria-label={described}
      onClick={press}
      onKeyDown={onPress(press)}
    >
      <circle cx={x} cy={y} r={radius} fill={fill} stroke={pressed ? INK : MUTED} stroke-width={pressed ? 3 : 1} />
      {place && (
        <>
          {place.leader && <line x1={x} y1={y} x2={x + place.dx} y2={y + place.dy} stroke={MUTED} stroke-width={0.7} />}
          <text x={x + place.dx} y={y + place.dy} dy="0.34em" text-anchor="middle">
            {name}
          </text>
        </>
      )}
    </g>
  );
}

function FlowPath({ flow, path, share }: { flow: FlowLine; path: string; share: number }) {
  const { change } = flow;
  const colour = Math.abs(change) < NOTICEABLE ? "#9aa3ad" : change > 0 ? GAIN : LOSS;
  return (
    <path
      d={path}
      fill="none"
      stroke={colour}
      stroke-opacity={0.55}
      stroke-width={Math.max(0.6, 9 * Math.sqrt(share))}
      stroke-linecap="round"
    />
  );
}

function MapLegend({ colour, limit, flows }: { colour: string; limit: number; flows: boolean }) {
  const say = useText();
  const steps = [-1, -0.5, 0, 0.5, 1];
  const decimals = limit < 0.2 ? 3 : limit < 2 ? 2 : 1;
  return (
    <figcaption class="map-legend">
      <span>{say(t("lab.colourChangeBaseline", { colour }))}</span>
      <span class="ramp" aria-hidden="true">
        {steps.map((step) => (
          <i
            key={step}
            style={{ background: changeColour(step * limit, limit), color: Math.abs(step) === 1 ? "#fff" : "#111" }}
          >
            {step === 0 ? "0" : signed(step * limit, decimals)}
          </i>
        ))}
      </span>
      <span>{say(t("lab.areaRealIncome"))}</span>
      {flows && <span>{say(t("lab.linesLargestFlowsWidth"))}</span>}
    </figcaption>
  );
}
