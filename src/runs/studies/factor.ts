import {
  type Distribution,
  distributionOf,
  type Figure,
  type FigureAt,
  figuresOf,
  type Problem,
  placeLabels,
  type Region,
  type ResolvedScenario,
  regionRule,
  spanOf,
  UserError,
} from "../../input/index.js";
import { allOf, joined, parameterText, type Text, t, textOf, unitText } from "../../words/index.js";
import { type Change, valueAtPath } from "./change.js";
import { numberIn, wordsOf } from "./numberIn.js";

/**
 * A number that studies vary: what it is, what is known of it, and what makes a scenario one in which it has another
 * value.
 */
export interface Factor extends FactorText {
  changes(value: number): Change[];
}

/** What is said of a factor, as plain data. */
export interface FactorText {
  /** Its path: `parameters.variety`, `barriers.border.1` of the region, or as --set takes it. */
  name: string;
  /** "Gain from variety" */
  label: Text;
  unit: Text;
  /** As the scenario has it; absent where a place holds no number yet. */
  central?: number;
  distribution: Distribution;
  /** Where value and distribution come from, in words. */
  source: string;
}

type LoadWith = (path: string, value: number) => ResolvedScenario;

/**
 * Figures of the region that carry a range or a distribution, then what the scenario lists as uncertain. A constant
 * that the scenario replaces by a number of its own is taken as known, unless it lists it. `load`: the scenario with a
 * number of its own replaced, read and checked anew.
 */
export function uncertainFactors(scenario: ResolvedScenario, load: LoadWith): Factor[] {
  const own = scenario.uncertain.map(({ path, distribution, source, status, note }, at) =>
    scenarioFactor(scenario, path, distribution, drawnAt(at, load), [source, status, note]),
  );
  const listed = new Set(own.map(({ name }) => name));
  return [...regionFactors(scenario).filter(({ name }) => !listed.has(name)), ...own];
}

/** Reads the scenario; of a value that it does not allow, says which entry draws it. */
function drawnAt(at: number, load: LoadWith): LoadWith {
  return toldBy(load, (problem) => ({ ...problem, hint: t("study.drawnByUncertain", { at }) }));
}

/** Reads the scenario; of a value that it does not allow, tells the problem as the one who asked for it would. */
export function toldBy(load: LoadWith, told: (problem: Problem) => Problem): LoadWith {
  return (path, value) => {
    try {
      return load(path, value);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(error.problems.map(told));
    }
  };
}

/** A factor at a path of the scenario itself. */
function scenarioFactor(
  scenario: ResolvedScenario,
  path: string,
  distribution: Distribution,
  load: LoadWith,
  origin: readonly (string | undefined)[] = [],
): Factor {
  const { place, changes } = numberIn(scenario, path, distribution, load);
  return {
    name: path,
    ...wordsOf(scenario, path, place),
    distribution,
    source: origin.filter(Boolean).join("; "),
    changes,
  };
}

/** Figures of the region that carry a range or a distribution. `parameters`: constants that are known otherwise. */
export function regionFactors({
  region,
  parameters,
}: Pick<ResolvedScenario, "region"> & Partial<Pick<ResolvedScenario, "parameters">>): Factor[] {
  const all = figuresOf(region);
  return all.flatMap(({ path, figure }) => {
    // What is drawn together stands for the first of its group.
    const { together } = figure;
    const members = all.filter((other) => other.figure === figure || (together && other.figure.together === together));
    if (members[0].figure !== figure) return [];
    const base = all.find((other) => other.path.join(".") === figure.times);
    const distribution = distributionOf(figure, base?.figure.value);
    const replaced = path[0] === "parameters" && typeof valueAtPath(parameters, path.slice(1)) === "number";
    if (!distribution || replaced) return [];
    const rule = regionRule([...path, "value"], region);
    const said = {
      name: path.join("."),
      label: labelOf(parameterText(rule?.label ?? path.join(".")), figure, path, region),
      distribution,
      source: [figure.source, figure.status].filter(Boolean).join(", "),
    };
    if (base) return [{ ...said, ...multipleOf(path, figure, base) }];
    return [
      {
        ...said,
        unit: unitText(figure.unit, textOf(region.currency)),
        central: figure.value,
        changes: (value: number) =>
          members.map((member) => ({
            path: ["region", ...member.path, "value"],
            value: member.figure === figure ? value : alongside(figure, member.figure, value),
          })),
      },
    ];
  });
}

/** A figure that is drawn as a multiple of another, whatever value that has. */
function multipleOf(
  path: FigureAt["path"],
  { value }: Figure,
  base: FigureAt,
): Pick<Factor, "unit" | "central" | "changes"> {
  const times = ["region", ...base.path, "value"];
  return {
    unit: t("study.multipleOf", { times: base.path.join(".") }),
    central: value / base.figure.value,
    changes: (multiple) => [{ path: ["region", ...path, "value"], value: multiple, times }],
  };
}

/** Value of a figure that stands as far between its own and its low or high end as the leading one does. */
function alongside(lead: Figure, figure: Figure, value: number): number {
  const [from, to] = [distributionOf(lead), distributionOf(figure)].map((known) => known && spanOf(known));
  if (!from || !to) return figure.value;
  const end = value < lead.value ? 0 : 1;
  const width = from[end] - lead.value;
  return width === 0 ? figure.value : figure.value + ((to[end] - figure.value) * (value - lead.value)) / width;
}

/** Several figures may have one label: of several places, regimes or pairs. */
function labelOf(name: Text, { between }: Figure, [part, key]: FigureAt["path"], region: Region): Text {
  const called = placeLabels(region);
  const at = (place: Text) => t("parameter.withPlace", { name, place });
  const pairs = (ids: readonly string[][]) => ids.map((pair) => allOf(pair.map(called)));
  if (Array.isArray(between)) return at(joined(pairs(between), "comma"));
  if (typeof between === "string") return at(parameterText(between.replaceAll("-", " ")));
  if (part === "regimes") return at(region.regimes[key]!.label);
  return part === "hinterlands" ? at(region.hinterlands[Number(key)]!.label) : name;
}
