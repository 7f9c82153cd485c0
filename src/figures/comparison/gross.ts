import { type Span, yearsTold } from "../../measures/results/index.js";
import type { Lookup } from "../../measures/views/index.js";

/** Nodes that can be told apart. */
const MOST_NODES = 12;

/** Gross flows between places, mean a year over `yearsOfFlows`. */
interface GrossFlows {
  /**
   * Cities that the scenario asks about and those with the largest flows, then the others together, then hinterlands.
   */
  labels: string[];
  /** Of an arm, [from][to]; nothing stays where it is. */
  of(variant: string): number[][];
}

/** Of a blow its year, of a sum its years; else from the reform to the year that the answer tells. `one`: of one. */
export function yearsOfFlows({ data: { context }, lastYear }: Lookup): Span & { one: boolean } {
  const { reformYear, answer } = context;
  const { from, to } = answer ? yearsTold(answer.when) : { from: reformYear, to: lastYear };
  const whole = answer?.when.kind === "shock" || answer?.when.kind === "sum";
  const first = whole ? from : Math.min(reformYear, to);
  return { from: first, to, one: first === to };
}

/**
 * Flows of some kinds; small cities are one node. `idle`: hinterlands without any too. Undefined without any at all.
 */
export function grossFlows(view: Lookup, kinds: readonly string[], idle = false): GrossFlows | undefined {
  const { context } = view.data;
  const { from: first, to: last } = yearsOfFlows(view);
  const all = view.flows(kinds).filter(({ year }) => first <= year && year <= last);
  if (all.length === 0) return undefined;
  const turnover = new Map<string, number>();
  for (const { origin, destination, value } of all)
    for (const node of [origin, destination]) turnover.set(node, (turnover.get(node) ?? 0) + value);
  const volume = (id: string) => turnover.get(id) ?? 0;
  const hinterlands = context.hinterlands.filter(({ id }) => idle || volume(id) > 0);
  const asked = context.answer?.places ?? [];
  const rank = ({ id }: { id: string }) => (asked.includes(id) ? Infinity : volume(id));
  const bySize = [...context.cities].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
  const room = MOST_NODES - hinterlands.length;
  const alone = bySize.length <= room ? bySize : bySize.slice(0, Math.max(0, room - 1));
  const rest =
    alone.length < bySize.length
      ? [{ id: "", label: view.say(alone.length > 0 ? "report.otherCities" : "report.allCities") }]
      : [];
  const nodes = [...context.cities.filter((city) => alone.includes(city)), ...rest, ...hinterlands];
  const place = new Map(nodes.map(({ id }, at) => [id, at]));
  const other = place.get("") ?? -1;
  const years = last - first + 1;
  const of = (variant: string) => {
    const values = nodes.map(() => nodes.map(() => 0));
    for (const row of all) {
      const [from, to] = [place.get(row.origin) ?? other, place.get(row.destination) ?? other];
      if (row.variant === variant && from >= 0 && to >= 0 && from !== to) values[from]![to]! += row.value / years;
    }
    return values;
  };
  return { labels: nodes.map(({ label }) => label), of };
}
