import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Course } from "../../../figures/lab/courses.js";
import { leverOf } from "../../../levers/index.js";
import { choicesOf, type EffectRow, percents } from "../../../measures/results/index.js";
import { plain } from "../../../measures/views/present.js";
import { answerSentences } from "../../../report/answer/answer.js";
import { answerView } from "../../../report/answer/fromContext.js";
import { type Language, type Text, t, together, unitText } from "../../../words/index.js";
import { CityPanel, useChange } from "../city/CityPanel.js";
import type { OpenedWorld } from "../engine/calls.js";
import { offered } from "../engine/catalogue.js";
import { pairAt, type RunData, type Running, type Shown, useRun, useWorld } from "../engine/useRun.js";
import { ExportBar } from "../export/ExportBar.js";
import { CityMap } from "../figures/CityMap.js";
import { BASELINE_LINE, Courses, POLICY_LINE } from "../figures/Drawing.js";
import { LeverPanel } from "../levers/LeverPanel.js";
import { OwnFiles } from "../parts/OwnFiles.js";
import { Player, useYears } from "../parts/Player.js";
import {
  CALCULATING,
  EARLIER_POLICY,
  IndicatorSelect,
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
import { Button, useLanguage, useText, Work } from "../parts/widgets.js";
import type { Policy } from "../state/policy.js";
import { askOf, packageOf, settingOf, useStore } from "../state/store.js";

/** One policy beside its baseline: levers, map, charts, and what it does in words. */
export function Explore() {
  const { state } = useStore();
  const { world, failure } = useWorld(state.scenario);
  const say = useText();
  return (
    <div class="explore">
      <h1 class="hidden">{say("lab.explorePolicy")}</h1>
      <Picker world={world} />
      <Work failure={failure} />
      {!world && !failure && <p role="status">{say("lab.openingScenario")}</p>}
      {world && <Opened world={world} />}
    </div>
  );
}

function Opened({ world }: { world: OpenedWorld }) {
  const { state, set } = useStore();
  const say = useText();
  const setting = settingOf(state, world);
  const running = useRun(askOf(state, world, setting), "run");
  const [years, onYear] = useYears(world);
  const { data, current } = running;
  const { at, from, place } = setting;
  const city = world.cities.find(({ id }) => id === state.city);
  useDrawnMark(running.busy || !current ? undefined : data);
  const shown = { world, current, at };
  const columns = useRef<HTMLDivElement>(null);
  const close = () => {
    columns.current!.querySelector<SVGElement>(".map [aria-pressed=true]")?.focus();
    set({ city: undefined });
  };
  return (
    <>
      <Answer world={world} policy={state.policy} running={running} />
      <div ref={columns} class={current ? "columns" : "columns earlier"}>
        <LeverPanel world={world} from={from} />
        <section class="middle" aria-label={say("lab.map")}>
          <MapChoices />
          <CityMap {...shown} data={data} colour={state.colour} city={state.city} onCity={(id) => set({ city: id })} />
          <Player years={years} at={at} onYear={onYear} />
          <Luck world={world} />
          <ExportBar world={world} side="policy" setting={setting} data={current ? data : undefined} />
        </section>
        <Charts {...shown} data={data} place={place} onYear={onYear} />
      </div>
      {city && data && <CityPanel {...shown} city={city} data={data} onClose={close} />}
    </>
  );
}

/** Which scenario, and which of its packages the policy starts from. */
export function Picker({ world }: { world: OpenedWorld | undefined }) {
  const { state } = useStore();
  const say = useText();
  return (
    <div class="picker">
      <ScenarioSelect />
      {world && <PackageSelect world={world} side="policy" />}
      <OwnFiles />
      <p class="question">{say(offered(state.scenario)!.question)}</p>
    </div>
  );
}

interface Props extends Shown {
  place: string;
  onYear(at: number): void;
}

/** Two indicators of a place over the years, the baseline always beside the policy; their difference one click away. */
export function Charts({ data, place, ...rest }: Props) {
  const { state, set } = useStore();
  const say = useText();
  const choose = (which: 0 | 1, id: string) =>
    set({ charts: which === 0 ? [id, state.charts[1]] : [state.charts[0], id] });
  return (
    <section class="charts" aria-label={say("lab.charts")}>
      <div class="bar">
        <PlaceSelect world={rest.world} value={place} />
        <Button
          aria-pressed={state.difference}
          onClick={() => set({ difference: !state.difference })}
          text="lab.difference"
        />
      </div>
      {state.charts.map((indicator, which) => (
        <div key={which === 0 ? "first" : "second"}>
          <IndicatorSelect
            label={t("lab.chart", { which: which + 1 })}
            value={indicator}
            onChange={(id) => choose(which as 0 | 1, id)}
          />
          {data && <Chart {...rest} data={data} place={place} indicator={indicator} />}
        </div>
      ))}
    </section>
  );
}

type ChartProps = Props & { data: RunData; indicator: string };

function Chart({ world, data, current, place, indicator, at, onYear }: ChartProps) {
  const { state } = useStore();
  const say = useText();
  const change = useChange();
  const { title, unit, series } = useSeries(world, place, indicator);
  const [before, after] = [series(data, "baseline"), series(data, "policy")];
  if (![...before, ...after].some(Number.isFinite)) {
    return <p class="none">{say("lab.hasValuePlace", { label: title })}</p>;
  }
  const policy = current ? t("lab.policy") : EARLIER_POLICY;
  const courses: Course[] = state.difference
    ? [
        {
          name: say("lab.lessBaseline", { policy }),
          line: POLICY_LINE,
          values: after.map((value, y) => value - before[y]!),
        },
      ]
    : [
        { name: say("experiments.baseline"), line: BASELINE_LINE, values: before },
        { name: say(policy), line: POLICY_LINE, values: after },
      ];
  const [was, is] = [before[at], after[at]];
  const summary = !current
    ? say(policy) + say("join.fullStop")
    : was === undefined || is === undefined || Number.isNaN(was - is)
      ? ""
      : say("lab.baselinePolicyChange", {
          years: data.shape.years[at],
          was: plain(was),
          is: plain(is),
          change: change(was, is),
        });
  const { years } = data.shape;
  const narrowest = state.difference ? DIFFERENCE * Math.abs(before[0] ?? 0) : undefined;
  return <Courses chart={{ title, unit, years, courses, at, narrowest }} words={summary} titled onYear={onYear} />;
}

/** Part of the baseline below which a difference is drawn as none. */
const DIFFERENCE = 1e-5;

interface AnswerProps {
  world: OpenedWorld;
  policy: Policy;
  running: Running;
}

/** What the policy did, in words: the answer large, the rest below. */
export function Answer({ world, policy, running: { data, current, busy, failure } }: AnswerProps) {
  const say = useText();
  const language = useLanguage();
  // Numbers of an earlier policy say nothing of this one.
  const own = current ? data : undefined;
  const sentences = useMemo(() => own?.end && answerOf(world, policy, own), [world, policy, own]);
  const box = useRef<HTMLElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    if (sentences && box.current) height.current = box.current.offsetHeight;
  });
  if (failure) {
    return (
      <div class="answer" role="alert">
        <p class="first bad">{say("lab.policyCannotRun")}</p>
        <p class="message">{say(failure.text)}</p>
      </div>
    );
  }
  const nothing = !packageOf(world, policy) && policy.settings.length === 0;
  const [first, ...rest] = nothing ? [] : (sentences?.[language] ?? []);
  return (
    <section
      ref={box}
      class="answer"
      // Levers below do not jump while one is held.
      style={sentences ? undefined : { minHeight: `${height.current}px` }}
      aria-live="polite"
      aria-busy={busy}
      aria-label={say("lab.does")}
    >
      <p class="first">{nothing ? say("lab.nothingDiffersBaselineYet") : (first ?? say(progressText(own)))}</p>
      {data && !current && <p class="rest">{say(STILL_EARLIER)}</p>}
      {rest.length > 0 && <p class="rest">{together(rest, language)}</p>}
      {own?.end?.idle.map(({ lever, reason }) => (
        <p key={lever} class="rest">
          {say("lab.changesNothingHere", { lever: leverOf(lever).label, reason })}
        </p>
      ))}
      {own?.end?.cautions.map((text) => (
        <p key={text.en} class="rest">
          {coded(say(text))}
        </p>
      ))}
    </section>
  );
}

/** What stands between backticks as code. */
const coded = (text: string) => text.split("`").map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));

/** How far the run is: governments that choose take seconds a year. */
function progressText(data: Running["data"]): Text {
  const done = data?.policy.length ?? 0;
  if (!data || done === 0) return CALCULATING;
  const all = data.shape.years.length;
  return t("lab.calculatingYears", { done, all });
}

/**
 * Sentences on what the policy did, the answer to what the scenario asks first, as the command line tells them. Of a
 * run that has ended.
 */
export function answerOf(world: OpenedWorld, policy: Policy, data: RunData): Record<Language, string[]> {
  const shipped = packageOf(world, policy);
  const untouched = shipped && policy.settings.length === 0;
  const focus = { id: untouched ? shipped.id : "lab", label: untouched ? shipped.label : t("lab.yourPolicy") };
  const { years } = data.shape;
  const { asked, events } = data.end!;
  const { answer, changes, ...deciders } = asked;
  // Why these years are told is of who writes a file.
  const { chosen: _, beyond = [], ...plan } = answer;
  const view = answerView({
    years,
    context: {
      ...{ ...deciders, region: world.region, currency: world.currency },
      ...{ agglomerations: [...world.agglomerations], provinces: [...world.provinces] },
      ...{ cities: [...world.cities], hinterlands: [...world.hinterlands] },
      variants: [{ id: "baseline", label: t("experiments.baseline") }, focus],
      answer: { ...plan, beyond: beyond.map((one) => ({ ...one, variant: focus.id })) },
      changes: changes.map((one) => ({ ...one, variant: focus.id })),
    },
    choices: choicesOf(events.map((event) => ({ ...event, variant: focus.id, replicate: 0 }))),
    effect: (_, place, indicator, year) => effectOf(data, place, indicator, years.indexOf(year), focus.id),
    entry: (indicator) => {
      const known = indicatorNamed(indicator);
      return known && { ...known, unit: unitText(known.unit, world.currency) };
    },
    uncertainty: untouched ? world.study : undefined,
  });
  // One label needs no room for those of others.
  return answerSentences({ ...view, variants: [focus] });
}

/** An effect of a single run: no interval of chance. */
function effectOf(data: RunData, scope: string, indicator: string, at: number, variant: string): EffectRow | undefined {
  const [baselineMean, variantMean] = pairAt(data, scope, indicator, at);
  const effect = variantMean - baselineMean;
  if (Number.isNaN(effect)) return undefined;
  const none = effect === 0 ? 0 : NaN;
  const year = data.shape.years[at]!;
  const level = { baselineMean, variantMean, effect, ciLow: none, ciHigh: none };
  const place = { place: scope, level: scope === "cluster" ? "cluster" : "city" } as const;
  return { variant, year, ...place, indicator, ...level, ...percents(level), sameSignShare: 1, replicates: 1 };
}
