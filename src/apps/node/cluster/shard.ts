import { UserError } from "../../../input/index.js";
import { type Text, t } from "../../../words/index.js";

/** One of the parts into which the tasks of a plan are cut. Any cut gives the same results. */
export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

/** Shards of a plan, at most: schedulers take no more jobs in an array. */
export const MOST_SHARDS = 100_000;

export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** The tasks of a shard. They are dealt in turn, so that long and short ones mix. */
export function tasksOfShard<Task>(tasks: readonly Task[], { index, count }: Shard): Task[] {
  return tasks.filter((_, position) => position % count === index - 1);
}

/** Reads `3/7`. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim())?.map(Number) ?? [];
  if (index === undefined || count === undefined || count < 1 || count > MOST_SHARDS || index < 1 || index > count)
    throw refused("--shard", text, t("node.noPartOfPlan"), t("node.partOfPlan"));
  return { index, count };
}

/** Where a scheduler says which of its jobs this is. The first that is set counts. */
interface Scheduler {
  variable: string;
  /** Of its first job. */
  first(env: Environment): number;
  step?: string;
  count?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Says how many shards there are where the scheduler does not. */
export const COUNT_VARIABLE = "AGGLOM_SHARDS";

const SCHEDULERS: readonly Scheduler[] = [
  {
    variable: "SLURM_ARRAY_TASK_ID",
    first: (env) => numberIn(env, "SLURM_ARRAY_TASK_MIN") ?? 1,
    step: "SLURM_ARRAY_TASK_STEP",
    count: "SLURM_ARRAY_TASK_COUNT",
  },
  { variable: "JOB_COMPLETION_INDEX", first: () => 0 },
  { variable: "PARALLEL_SEQ", first: () => 1 },
  { variable: "HQ_TASK_ID", first: () => 1 },
];

/**
 * The shard that a scheduler asks for; undefined where no scheduler has started this process. `planned`: shards that
 * the plan suggests.
 */
export function shardOfEnvironment(env: Environment, planned: number): Shard | undefined {
  const scheduler = SCHEDULERS.find(({ variable }) => env[variable] !== undefined && env[variable] !== "");
  if (!scheduler) return undefined;
  const { variable, first, step, count: counted } = scheduler;
  const count = numberIn(env, COUNT_VARIABLE) ?? numberIn(env, counted) ?? planned;
  const place = (numberIn(env, variable)! - first(env)) / (numberIn(env, step) || 1);
  if (Number.isInteger(place) && place >= 0 && place < count && count <= MOST_SHARDS)
    return { index: place + 1, count };
  throw refused(
    variable,
    env[variable],
    t("node.noneOfShards", { count }),
    t("node.jobPerShard", { first: first(env) }),
  );
}

function numberIn(env: Environment, variable: string | undefined): number | undefined {
  const text = variable && env[variable];
  if (text === undefined || text === "") return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw refused(variable!, text, t("node.noJobNumber"), t("node.schedulersNumber"));
}

function refused(file: string, value: unknown, what: Text, allowed: Text): UserError {
  return new UserError({
    file,
    value,
    what,
    allowed,
    hint: t("node.setCount", { variable: COUNT_VARIABLE }),
  });
}
