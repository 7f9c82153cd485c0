import { useState } from "preact/hooks";
import { type EffectForm, HEADLINES } from "../../../measures/indicators/index.js";
import { signed } from "../../../measures/views/present.js";
import { type Cell, tableOf } from "../../../report/tables/table.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { useText } from "../parts/language.js";
import { indicatorLabel } from "../parts/pickers.js";
import { TableView } from "../parts/TableView.js";
import { policySpec, type Setting } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { drawsOf, type Estimate, isSame, Replicates, type Run, Study, type Trials, useTrials } from "./trials.js";

const ROWS = HEADLINES.flatMap(({ rows }) => rows);
const INDICATORS_TOLD = ROWS.map(({ indicator }) => indicator);

/** Effects of A and B and what tells them apart, in the last year, with 95 % intervals of chance. */
export function DeltaTable({ world, setting }: { world: OpenedWorld; setting: Setting }) {
  const { state } = useStore();
  const [replicates, setReplicates] = useState(8);
  const running = useTrials("delta");
  const ask: TrialsAsk = {
    world: setting.world,
    policies: [state.policy, state.other].map((policy) => policySpec(world, policy, setting.from)),
    replicates: drawsOf(setting.world, replicates),
    indicators: INDICATORS_TOLD,
  };
  const { result } = running;
  return (
    <Study
      title="lab.bTheirDifference"
      onRun={() => running.start(ask)}
      running={running}
      stale={result && !isSame(result.ask, ask)}
      choices={<Replicates world={setting.world} value={replicates} onChange={setReplicates} />}
    >
      {result && <Rows trials={result.trials} place={setting.place} year={world.startYear + world.years - 1} />}
    </Study>
  );
}

function Rows({ trials, place, year }: { trials: Trials; place: string; year: number }) {
  const say = useText();
  const columns: readonly (readonly [string, Run, Run])[] = [
    ["A", 0, "baseline"],
    ["B", 1, "baseline"],
    [say("lab.bLess"), 1, 0],
  ];
  const rows = ROWS.flatMap(({ indicator, form }) => {
    const level = trials.level("baseline", place, indicator).mean;
    if (Number.isNaN(level)) return [];
    const differences = columns.map(([, run, other]) => trials.difference(run, other, place, indicator));
    return [[say(indicatorLabel(indicator)), ...differences.map((one) => estimateCell(one, level, form))]];
  });
  const title =
    trials.level("baseline", place, "real-gdp").count > 1 ? "lab.effectsBelowEach95" : "lab.effectsSingleRun";
  const heads = [say("lab.indicator"), ...columns.map(([name]) => name)];
  return <TableView table={tableOf(say(title, { year }), heads, rows)} />;
}

/** "+1.20 %", and below it the interval, where chance plays. */
function estimateCell(estimate: Estimate, level: number, form: EffectForm): Cell {
  const factor = form === "percent" ? 100 / Math.abs(level) : form === "points" ? 100 : 1;
  const [mean, low, high] = [factor * estimate.mean, factor * estimate.low, factor * estimate.high];
  const decimals = form === "own" && Math.abs(mean) >= 100 ? 0 : 2;
  const unit = form === "percent" ? " %" : form === "points" ? " pp" : "";
  const chance = Number.isFinite(low) && (low !== 0 || high !== 0);
  const small = chance ? `${signed(low, decimals)} … ${signed(high, decimals)}` : undefined;
  return { text: `${signed(mean, decimals)}${unit}`, small };
}
