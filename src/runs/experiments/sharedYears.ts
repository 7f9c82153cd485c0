import type { YearView } from "../../measures/indicators/index.js";
import type { Simulation } from "../../model/engine/simulation.js";
import { calibrationOf, type PreparedScenario, type PreparedVariant } from "./prepare.js";
import { decidesItself } from "./start.js";

/** Years at most that arms share: what is in memory of them does not grow with the length of a run. */
const MOST_YEARS = 4;

/** Nodes up to which they do: of a larger economy a year takes tens of megabytes. */
const MOST_NODES = 100;

/** What arms of a replicate have in common: the years before their policies part, and the world after these. */
interface Trunk {
  replicate: number | null;
  views: readonly YearView[];
  after: Simulation;
}

/** Arms of one world in which the scenario alone decides, and for how many years they have the same policy. */
interface Alike {
  arms: ReadonlySet<PreparedVariant>;
  years: number;
  /** Of the replicate that was run last. */
  trunk?: Trunk;
}

/** Years that another arm has left, and its world after them: in place of a start of one's own, which nobody governs. */
interface Taken {
  views: readonly YearView[];
  simulation: Simulation;
  governments: undefined;
  council: undefined;
}

const ALIKE = new WeakMap<PreparedScenario, Alike>();

/**
 * The years that an arm shares with others of its replicate: the first arm that is run leaves them to those that come
 * after it in the same thread, which go on from there with the same firms and the same luck.
 */
export class SharedYears {
  private readonly alike: Alike;
  private readonly arm: PreparedVariant;
  private readonly replicate: number | null;
  private readonly views: YearView[] = [];

  constructor(prepared: PreparedScenario, arm: PreparedVariant, replicate: number | null) {
    this.alike = ALIKE.get(prepared) ?? alikeIn(prepared);
    ALIKE.set(prepared, this.alike);
    this.arm = arm;
    this.replicate = replicate;
  }

  /** Those that another arm has left, and its world after them, as this arm's. */
  taken(): Taken | undefined {
    const { trunk } = this.alike;
    if (!this.shares || trunk?.replicate !== this.replicate) return undefined;
    const simulation = trunk.after.branch(this.arm.policyOf);
    return { views: trunk.views, simulation, governments: undefined, council: undefined };
  }

  /** Told of the world before each year of the arm's own. */
  before(simulation: Simulation): void {
    const { replicate, views } = this;
    if (!this.shares || this.alike.trunk?.replicate === replicate || views.length < this.alike.years) return;
    this.alike.trunk = { replicate, views, after: simulation.branch(this.arm.policyOf) };
  }

  /** And of what came of it. */
  after(view: YearView): void {
    if (this.shares && this.views.length < this.alike.years) this.views.push(view);
  }

  private get shares(): boolean {
    return this.alike.arms.has(this.arm);
  }
}

function alikeIn(prepared: PreparedScenario): Alike {
  const { scenario, variants } = prepared;
  const { calibration } = variants[0];
  const arms = variants.filter((arm) => !decidesItself(prepared, arm) && calibrationOf(arm) === calibration);
  if (arms.length < 2 || calibration.world.economy.nodes > MOST_NODES) return { arms: new Set(), years: 0 };
  const same = (year: number) => arms.every(({ policyOf }) => policyOf(year) === arms[0].policyOf(year));
  const most = Math.min(MOST_YEARS, scenario.years - 1);
  let years = 0;
  while (years < most && same(scenario.startYear + years)) years++;
  return { arms: new Set(arms), years };
}
