import { useEffect, useState } from "preact/hooks";
import { HEADLINES } from "../../../measures/indicators/index.js";
import { scaled, signed, suffix } from "../../../measures/views/present.js";
import { type Cell, tableOf } from "../../../report/tables/table.js";
import { joined, type Language, percentSigns, shownUnit, t, unitText } from "../../../words/index.js";
import type { OpenedWorld, TrialsAsk } from "../engine/calls.js";
import { pairAt, percentChange, type RunData, type Running, useRun, useWorld } from "../engine/useRun.js";
import { ExportBar } from "../export/ExportBar.js";
import { CityMap } from "../figures/CityMap.js";
import { BASELINE_LINE, Courses, OTHER_LINE, POLICY_LINE } from "../figures/Drawing.js";
import { LeverPanel } from "../levers/LeverPanel.js";
import { Player, useYears } from "../parts/Player.js";
import {
  CALCULATING,
  EARLIER_POLICY,
  IndicatorSelect,
  indicatorLabel,
  indicatorNamed,
  Luck,
  MapChoices,
  PackageSelect,
  PlaceSelect,
  ScenarioSelect,
  STILL_EARLIER,
  useDrawnMark,
  useSeries,
} from "../parts/pickers.js";
import { TableView } from "../parts/TableView.js";
import { Alert, Button, useLanguage, usePercent, useText, Work } from "../parts/widgets.js";
import { askOf, policySpec, type Setting, type Side, settingOf, useStore } from "../state/store.js";
import { Sweep, Tornado } from "./LeverStudies.js";
import { drawsOf, type Estimate, isSame, Replicates, type Run, Study, type Trials, useTrials } from "./trials.js";

/** Two policies side by side: what each does to the same world, and what tells them apart. */
export function Compare() {
  const { state } = useStore();
  const { world, failure } = useWorld(state.scenario);
  const say = useText();
  return (
    <div class="compare">
      <h1>{say("lab.compareTwoPolicies")}</h1>
      <div class="picker">
        <ScenarioSelect />
      </div>
      <Work failure={failure} />
      {world && <Sides world={world} />}
    </div>
  );
}

function Sides({ world }: { world: OpenedWorld }) {
  const { state, setPolicies } = useStore();
  const { policy, other } = state;
  const setting = settingOf(state, world);
  const a = useRun(askOf(state, world, setting), "run");
  const b = useRun(askOf({ ...state, policy: other }, world, setting), "run-b");
  const [years, onYear] = useYears(world);
  const current = a.current && b.current;
  useDrawnMark(a.busy || b.busy || !current ? undefined : b.data);
  const { at, place } = setting;
  const shared = { world, setting };
  usePaper();
  return (
    <>
      <div class="bar">
        <Button onClick={() => setPolicies({ other: policy })} text="lab.copyB" />
        <Button onClick={() => setPolicies({ policy: other })} text="lab.copyBToA" />
        <Button onClick={() => setPolicies({ policy: other, other: policy })} text="lab.swap" />
        <MapChoices />
      </div>
      <div class="sides">
        <OneSide {...shared} side="policy" name="A" running={a} beside={b.data} />
        <OneSide {...shared} side="other" name="B" running={b} beside={a.data} />
      </div>
      <Player years={years} at={at} onYear={onYear} />
      <Luck world={world} />
      <div class="sides">
        <OverlayCharts world={world} a={a.data} b={b.data} current={current} place={place} at={at} onYear={onYear} />
        <DeltaTable {...shared} />
      </div>
      <div class="sides">
        <Sweep {...shared} />
        <Tornado {...shared} />
      </div>
    </>
  );
}

/** On paper both policies show their levers, which are folded on the screen. */
function usePaper(): void {
  useEffect(() => {
    const opened: HTMLDetailsElement[] = [];
    const open = () => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>(".sides details:not([open])")) {
        details.open = true;
        opened.push(details);
      }
    };
    const fold = () => {
      for (const details of opened.splice(0)) details.open = false;
    };
    addEventListener("beforeprint", open);
    addEventListener("afterprint", fold);
    return () => {
      removeEventListener("beforeprint", open);
      removeEventListener("afterprint", fold);
    };
  }, []);
}

interface SideProps {
  world: OpenedWorld;
  setting: Setting;
  side: Side;
  name: string;
  running: Running;
  /** Of the other side, whose map has the same scale. */
  beside: RunData | undefined;
}

function OneSide({ world, setting, side, name, running: { data, current, failure }, beside }: SideProps) {
  const { state } = useStore();
  const say = useText();
  return (
    <section aria-label={say("lab.policyNamed", { NAMES: name })}>
      <h2>{name}</h2>
      {!current && !failure && (
        <p class="note" role="status">
          {say(joined([CALCULATING, ...(data ? [STILL_EARLIER] : [])], "sentence"))}
        </p>
      )}
      <PackageSelect world={world} side={side} />
      {failure && <Alert kind="bad">{say(failure.text)}</Alert>}
      <CityMap
        world={world}
        data={data}
        current={current}
        at={setting.at}
        colour={state.colour}
        city={undefined}
        beside={beside}
      />
      <details>
        <summary>{say("lab.levers", { NAMES: name })}</summary>
        <LeverPanel world={world} side={side} from={setting.from} />
      </details>
      <ExportBar world={world} side={side} setting={setting} data={current ? data : undefined} />
    </section>
  );
}

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
      {result && <Rows trials={result.trials} place={setting.place} world={world} />}
    </Study>
  );
}

function Rows({ trials, place, world }: { trials: Trials; place: string; world: OpenedWorld }) {
  const say = useText();
  const language = useLanguage();
  const year = world.startYear + world.years - 1;
  const columns: readonly (readonly [string, Run, Run])[] = [
    ["A", 0, "baseline"],
    ["B", 1, "baseline"],
    [say("lab.bLess"), 1, 0],
  ];
  const rows = ROWS.flatMap(({ indicator, form }) => {
    const level = trials.level("baseline", place, indicator).mean;
    if (Number.isNaN(level)) return [];
    const differences = columns.map(([, run, other]) => trials.difference(run, other, place, indicator));
    const { unit, factor } = shownUnit(unitText(indicatorNamed(indicator)!.unit, world.currency), language);
    const own = form === "own";
    const told = (value: number) => scaled(value, level, form) * (own ? factor : 1);
    return [
      [
        { text: say(indicatorLabel(indicator)), small: own ? unit : undefined },
        ...differences.map((one) => estimateCell(one, told, suffix(form, language), language)),
      ],
    ];
  });
  const title =
    trials.level("baseline", place, "real-gdp").count > 1 ? "lab.effectsBelowEach95" : "lab.effectsSingleRun";
  const heads = columns.map(([name]) => ({ text: name }));
  return <TableView table={tableOf(say, t(title, { year }), ["lab.indicator", ...heads], rows)} />;
}

/** "+1.20 %", and below it the interval, where chance plays; a dash for a share of nothing. */
function estimateCell(estimate: Estimate, told: (value: number) => number, after: string, language: Language): Cell {
  const [mean, low, high] = [told(estimate.mean), told(estimate.low), told(estimate.high)];
  if (!Number.isFinite(mean)) return { text: "–" };
  const decimals = after === "" && Math.abs(mean) >= 100 ? 0 : 2;
  const chance = Number.isFinite(low) && (low !== 0 || high !== 0);
  const small = chance ? `${signed(low, decimals)} … ${signed(high, decimals)}` : undefined;
  return { text: percentSigns(signed(mean, decimals) + after, language), small };
}

interface Props {
  world: OpenedWorld;
  a: RunData | undefined;
  b: RunData | undefined;
  /** Both are of the policies that are set, not of earlier ones. */
  current: boolean;
  place: string;
  at: number;
  onYear(at: number): void;
}

/** Baseline, A and B over the years. */
export function OverlayCharts({ world, a, b, current, place, at, onYear }: Props) {
  const { state, set } = useStore();
  const say = useText();
  const inPercent = usePercent();
  const [indicator, second] = state.charts;
  const { title, unit, series } = useSeries(world, place, indicator);
  const change = (data: RunData) => inPercent(signed(percentChange(pairAt(data, place, indicator, at)), 2));
  return (
    <section aria-label={say("lab.charts")}>
      <div class="bar">
        <PlaceSelect world={world} value={place} />
        <IndicatorSelect label="lab.indicator" value={indicator} onChange={(id) => set({ charts: [id, second] })} />
      </div>
      {a && b && (
        <Courses
          chart={{
            title,
            unit,
            years: a.shape.years,
            at,
            height: 260,
            courses: [
              { name: say("experiments.baseline"), line: BASELINE_LINE, values: series(a, "baseline") },
              { name: "A", line: POLICY_LINE, values: series(a, "policy") },
              { name: "B", line: OTHER_LINE, values: series(b, "policy") },
            ],
          }}
          words={
            current
              ? say("lab.bBaseline", { years: a.shape.years[at], change: change(a), change2: change(b) })
              : say(EARLIER_POLICY) + say("join.fullStop")
          }
          onYear={onYear}
        />
      )}
    </section>
  );
}
