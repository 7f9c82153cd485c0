import { useEffect } from "preact/hooks";
import { HEADLINES, INDICATORS, type IndicatorDefinition } from "../../../measures/indicators/index.js";
import { joined, shownUnit, type Text, type TextKey, t, textOf, unitText, type Words } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { offeredGroups } from "../engine/catalogue.js";
import { type RunData, seriesOf } from "../engine/useRun.js";
import { packageOf, placesOf, type Side, useStore } from "../state/store.js";
import { Button, Note, type Option, Select, useLanguage, useText } from "./widgets.js";

/** Indicators that stand first in a list: those of the report's headlines. */
export const FIRST_INDICATORS: readonly IndicatorDefinition[] = HEADLINES.flatMap(({ rows }) =>
  rows.flatMap(({ indicator }) => INDICATORS.filter(({ id }) => id === indicator)),
);

export const OTHER_INDICATORS: readonly IndicatorDefinition[] = INDICATORS.filter(
  (one) => !FIRST_INDICATORS.includes(one),
);

export function indicatorNamed(id: string): IndicatorDefinition | undefined {
  return INDICATORS.find((one) => one.id === id);
}

export function indicatorLabel(id: string): Text {
  return indicatorNamed(id)?.label ?? textOf(id);
}

/** An indicator of a place: what it is called, and its values by year in the unit that the page shows. */
export function useSeries(world: OpenedWorld, place: string, indicator: string) {
  const say = useText();
  const { unit, factor } = shownUnit(unitText(indicatorNamed(indicator)?.unit ?? "", world.currency), useLanguage());
  const series = (data: RunData, arm: "baseline" | "policy") =>
    seriesOf(data, arm, place, indicator).map((value) => factor * value);
  return { title: say(indicatorLabel(indicator)), unit, series };
}

interface IndicatorProps {
  label: Words;
  value: string;
  onChange(id: string): void;
  /** Only those that single cities have. */
  cities?: boolean;
}

/** What indicators are whose formula says it to those alone who know it. */
const MEANINGS: readonly (readonly [of: RegExp, TextKey])[] = [
  [/^real-gdp$/, "lab.realGdpMeans"],
  [/^well-being$/, "lab.wellBeingMeans"],
  [/^(theil|gini|williamson|atkinson|hoover|sigma-gdp)/, "lab.inequalityMeans"],
];

function meaningOf(id: string): Text | undefined {
  const known = indicatorNamed(id);
  if (!known) return undefined;
  const { label: name, formula } = known;
  const key = MEANINGS.find(([of]) => of.test(id))?.[1];
  return key ? t(key, { name }) : joined([name, formula], "colon");
}

/** A list of indicators, the headlines first, and what the chosen one is. */
export function IndicatorSelect({ label, value, onChange, cities = false }: IndicatorProps) {
  const fits = ({ scope }: IndicatorDefinition) => !cities || scope !== "cluster";
  const options = [
    { label: t("lab.headlines"), options: FIRST_INDICATORS.filter(fits) },
    { label: t("lab.others"), options: OTHER_INDICATORS.filter(fits) },
  ];
  const say = useText();
  const meaning = meaningOf(value);
  return (
    <>
      <Select label={label} value={value} options={options} onChoose={onChange} />
      {meaning && <p class="note means">{say(meaning)}</p>}
    </>
  );
}

/** All scenarios that the lab offers. */
export function ScenarioSelect() {
  const { state, open } = useStore();
  const groups = offeredGroups().map(({ label, scenarios }) => ({
    label,
    options: scenarios.map(({ name, title }) => ({ id: name, label: title })),
  }));
  return <Select label="lab.scenario" value={state.scenario} options={groups} onChoose={open} />;
}

const NONE: Option = { id: "", label: "cli.none" };

/** Packages that ship with the scenario, from which a policy starts; nothing where it has none. */
export function PackageSelect({ world, side }: { world: OpenedWorld; side: Side }) {
  const { state, setPolicies } = useStore();
  const say = useText();
  const { package: name } = state[side];
  const known = packageOf(world, state[side]);
  return (
    <>
      {world.variants.length > 0 && (
        <Select
          label="lab.policyPackage"
          value={known?.id ?? ""}
          options={[NONE, ...world.variants]}
          onChoose={(id) => setPolicies({ [side]: { package: id, settings: [] } })}
        />
      )}
      {name !== "" && !known && (
        <span class="note wrong" role="status">
          {say("lab.noPackage", { name })}
        </span>
      )}
    </>
  );
}

/** The region and all places of it and around it. */
export function PlaceSelect({ world, value }: { world: OpenedWorld; value: string }) {
  const { set } = useStore();
  return <Select label="lab.place" value={value} options={placesOf(world)} onChoose={(place) => set({ place })} />;
}

const FLOWS: readonly Option[] = [
  { id: "goods", label: "lab.goods" },
  { id: "firms", label: "lab.firmsMove" },
  { id: "headquarters", label: "lab.headquartersMove" },
  { id: "people", label: "lab.workersMove" },
  { id: "capital", label: "lab.capital" },
  { id: "none", label: "cli.none" },
];

/** What the map shows. */
export function MapChoices() {
  const { state, set } = useStore();
  return (
    <div class="bar">
      <IndicatorSelect label="lab.colours" value={state.colour} onChange={(colour) => set({ colour })} cities />
      <Select label="lab.lines" value={state.flow} options={FLOWS} onChoose={(flow) => set({ flow })} />
    </div>
  );
}

const POPULATIONS: readonly Option[] = [
  { id: "agents", label: "lab.oneOneLuck" },
  { id: "cohorts", label: "lab.massesWithoutLuck" },
];

/** Chance: firms one by one under some luck, or as masses without any. The baseline and the policy share their luck. */
export function Luck({ world }: { world: OpenedWorld }) {
  const { state, set } = useStore();
  const population = state.population ?? world.population;
  const seed = state.seed ?? world.seed;
  return (
    <div class="bar luck">
      <Select
        label="lab.firms"
        value={population}
        options={POPULATIONS}
        onChoose={(id) => set({ population: id as typeof population })}
      />
      {population === "cohorts" && <Note as="span" text="lab.cohortsMean" />}
      {population === "agents" && (
        <>
          <Button onClick={() => set({ seed: typeof seed === "number" ? seed + 1 : 1 })} text="lab.newLuck" />
          <Button onClick={() => set({ seed: undefined })} aria-disabled={seed === world.seed} text="lab.firstLuck" />
          <Note as="span" text={t("lab.luckSameBaselinePolicy", { seed })} />
        </>
      )}
    </div>
  );
}

/** Says on the page that what is asked for has been drawn, until it is left: programs that wait for it can see it. */
export function useDrawnMark(drawn: unknown): void {
  useEffect(() => {
    mark(drawn);
    if (drawn) performance.mark("drawn");
    return () => mark(false);
  }, [drawn]);
}

function mark(drawn: unknown): void {
  document.documentElement.dataset["drawn"] = drawn ? "yes" : "no";
}

export const CALCULATING: Text = t("lab.calculating");

/** Drawings stay until there are new ones, which takes half a minute where governments choose. */
export const STILL_EARLIER: Text = t("lab.mapChartsStillShow");

/** Whose numbers a drawing shows. */
export const EARLIER_POLICY: Text = t("lab.earlierPolicy");
