import { HEADLINES, INDICATORS, type IndicatorDefinition } from "../../../measures/indicators/index.js";
import { type Text, t, textOf } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { offeredGroups } from "../engine/catalogue.js";
import { placesOf } from "../state/setting.js";
import { useStore } from "../state/store.js";
import { useText } from "./language.js";

interface IndicatorSelectProps {
  label: string;
  value: string;
  onChange(id: string): void;
  /** Only those that single cities have. */
  cities?: boolean;
}

/** A list of indicators, the headlines first. */
export function IndicatorSelect({ label, value, onChange, cities = false }: IndicatorSelectProps) {
  const say = useText();
  const fits = ({ scope }: IndicatorDefinition) => !cities || scope !== "cluster";
  const options = (some: readonly IndicatorDefinition[]) =>
    some.filter(fits).map((one) => (
      <option key={one.id} value={one.id}>
        {say(one.label)}
      </option>
    ));
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <optgroup label={say(t("lab.headlines"))}>{options(FIRST_INDICATORS)}</optgroup>
        <optgroup label={say(t("lab.others"))}>{options(OTHER_INDICATORS)}</optgroup>
      </select>
    </label>
  );
}

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

/** All scenarios that the lab offers. */
export function ScenarioSelect() {
  const { state, open } = useStore();
  const say = useText();
  return (
    <label>
      {say(t("lab.scenario"))}{" "}
      <select value={state.scenario} onChange={(event) => open(event.currentTarget.value)}>
        {offeredGroups().map(({ label, scenarios }) => (
          <optgroup key={label.en} label={say(label)}>
            {scenarios.map(({ name, title }) => (
              <option key={name} value={name}>
                {say(title)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

interface PackageSelectProps {
  world: OpenedWorld;
  label: string;
  value: string;
  onChange(id: string): void;
}

/** Packages that ship with the scenario; nothing where it has none. */
export function PackageSelect({ world: { variants }, label, value, onChange }: PackageSelectProps) {
  const say = useText();
  if (variants.length === 0) return null;
  return (
    <label>
      {label}{" "}
      <select
        value={variants.some(({ id }) => id === value) ? value : ""}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{say(t("cli.none"))}</option>
        {variants.map(({ id, label: name }) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface PlaceSelectProps {
  world: OpenedWorld;
  value: string;
  onChange(id: string): void;
}

/** The region and all places of it and around it. */
export function PlaceSelect({ world, value, onChange }: PlaceSelectProps) {
  const say = useText();
  return (
    <label>
      {say(t("lab.place"))}{" "}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {placesOf(world).map(({ id, label }) => (
          <option key={id} value={id}>
            {say(label)}
          </option>
        ))}
      </select>
    </label>
  );
}

const FLOWS = [
  { id: "goods", label: t("lab.goods") },
  { id: "firms", label: t("lab.firmsMove") },
  { id: "headquarters", label: t("lab.headquartersMove") },
  { id: "people", label: t("lab.workersMove") },
  { id: "capital", label: t("lab.capital") },
  { id: "none", label: t("cli.none") },
] as const;

/** What the map shows. */
export function MapChoices() {
  const { state, set } = useStore();
  const say = useText();
  return (
    <div class="bar">
      <IndicatorSelect
        label={say(t("lab.colours"))}
        value={state.colour}
        onChange={(colour) => set({ colour })}
        cities
      />
      <label>
        {say(t("lab.lines"))}{" "}
        <select value={state.flow} onChange={(event) => set({ flow: event.currentTarget.value })}>
          {FLOWS.map(({ id, label }) => (
            <option key={id} value={id}>
              {say(label)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Chance: firms one by one under some luck, or as masses without any. The baseline and the policy share their luck. */
export function Luck({ world }: { world: OpenedWorld }) {
  const { state, set } = useStore();
  const say = useText();
  const population = state.population ?? world.population;
  return (
    <div class="bar luck">
      <label>
        {say(t("lab.firms"))}{" "}
        <select
          value={population}
          onChange={(event) => set({ population: event.currentTarget.value as typeof population })}
        >
          <option value="agents">{say(t("lab.oneOneLuck"))}</option>
          <option value="cohorts">{say(t("lab.massesWithoutLuck"))}</option>
        </select>
      </label>
      {population === "agents" && (
        <>
          <button type="button" onClick={() => set({ seed: state.seed + 1 })}>
            {say(t("lab.newLuck"))}
          </button>
          <button type="button" onClick={() => set({ seed: world.seed })} disabled={state.seed === world.seed}>
            {say(t("lab.firstLuck"))}
          </button>
          <span class="note">{say(t("lab.luckSameBaselinePolicy", { seed: state.seed }))}</span>
        </>
      )}
    </div>
  );
}
