import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { LeverEntry } from "../../../input/index.js";
import type { Mechanism } from "../../../levers/lever.js";
import { plain } from "../../../measures/views/present.js";
import { allOf, ENGLISH, english, joined, type Text, t, textOf, unitText, type Words } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { Button, Ends, type Option, Select, useText } from "../parts/widgets.js";
import {
  CONTROLS,
  type Control,
  controlNamed,
  MECHANISMS,
  namedCities,
  type Setting,
  valueText,
} from "../state/controls.js";
import { AS_PACKAGE, onlyDestination, type Policy, whereOf, withSetting } from "../state/policy.js";
import { cityIds, packageOf, type Side, useStore } from "../state/store.js";

interface Props {
  world: OpenedWorld;
  /** Which of the two policies it sets. */
  side?: Side;
  from: number;
}

/** All levers, by the three mechanisms; few first. */
export function LeverPanel({ world, side = "policy", from }: Props) {
  const { state, setPolicies, undo, redo } = useStore();
  const say = useText();
  const policy = state[side];
  const shipped = packageOf(world, policy)?.levers ?? [];
  const last = world.startYear + world.years - 1;
  return (
    <section class="levers" aria-label={say("lab.leversWord")}>
      <div class="bar">
        <Button onClick={undo} aria-disabled={!undo} text="lab.undo" />
        <Button onClick={redo} aria-disabled={!redo} text="lab.redo" />
        <Button
          onClick={() => setPolicies({ [side]: { package: "", settings: [] } })}
          aria-disabled={policy.package === "" && policy.settings.length === 0}
          text="lab.reset"
        />
        <label class="from">
          {say("lab.leversFrom")}{" "}
          <input
            type="number"
            min={world.startYear}
            max={last}
            value={from}
            onChange={(event) => {
              const year = Math.round(Number(event.currentTarget.value));
              if (year >= world.startYear && year <= last) setPolicies({ from: year });
              else event.currentTarget.value = String(from);
            }}
          />
        </label>
      </div>
      {MECHANISMS.map(({ id, label }) => (
        <Group key={id} mechanism={id} title={label} policy={policy}>
          {(first) =>
            CONTROLS.filter((control) => control.mechanism === id && control.first === first).map((control) => (
              <LeverRow
                key={control.id}
                control={control}
                world={world}
                setting={policy.settings.find((one) => one.control === control.id)}
                shipped={shipped.filter(({ type }) => type === control.type)}
                onSet={(setting, held) =>
                  setPolicies({ [side]: withSetting(policy, setting, shipped) }, held && side + held)
                }
              />
            ))
          }
        </Group>
      ))}
    </section>
  );
}

interface GroupProps {
  mechanism: Mechanism;
  title: Text;
  policy: Policy;
  children: (first: boolean) => ComponentChildren;
}

/** Levers of a mechanism: the first ones, and the others once somebody wants them. */
function Group({ mechanism, title, policy, children }: GroupProps) {
  const say = useText();
  const moved = policy.settings.some(({ control: id }) => {
    const control = controlNamed(id);
    return control?.mechanism === mechanism && !control.first;
  });
  const [open, setOpen] = useState(moved);
  return (
    <div class="group">
      <h2>{say(title)}</h2>
      {children(true)}
      {open && children(false)}
      <Button
        class="plain more"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        text={open ? "lab.fewer" : "lab.moreLevers"}
      />
    </div>
  );
}

interface RowProps {
  control: Control;
  world: OpenedWorld;
  /** As somebody has moved it. */
  setting: Setting | undefined;
  /** Levers of this type in the package. */
  shipped: readonly LeverEntry[];
  onSet(setting: Setting, held?: string): void;
}

/** A lever: what it is called, where it stands, its slider, and more on it when asked. */
export function LeverRow({ control, world, setting, shipped, onSet }: RowProps) {
  const say = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { low, high, step, mark } = control;
  const ofPackage = shippedValue(control, shipped);
  const value = setting?.value ?? ofPackage ?? mark;
  const fromPackage = !setting && shipped.length > 0;
  const where = fromPackage ? whereOf(control, shipped, cityIds(world)) : setting?.where;
  const made = (next: number, place: string | undefined): Setting => ({
    control: control.id,
    value: next,
    ...(place === undefined ? {} : { where: place }),
  });
  const moved = fromPackage || value !== mark || where !== undefined;
  // The package may set another parameter of the lever than the slider, or several values.
  const own = fromPackage && ofPackage === undefined;
  const range = (end: number) => valueText(control, end, world.currency);
  const asThere = control.reach === "none" || (fromPackage && where === AS_PACKAGE);
  const whom = moved && !asThere ? whomTold(control, world, where) : undefined;
  const amount = own ? t("lab.setOwnWay") : range(value);
  const told = say(whom ? joined([amount, whom], "semicolon") : amount);
  return (
    <div class={moved ? "lever moved" : "lever"}>
      <div class="head">
        <label for={id}>{say(control.words.label)}</label>
        <output for={id}>{fromPackage ? say("lab.packageTold", { told }) : told}</output>
      </div>
      <div class="slider">
        <input
          id={id}
          type="range"
          min={low}
          max={high}
          step={step}
          value={value}
          aria-valuetext={told}
          onInput={(event) => onSet(made(Number(event.currentTarget.value), where), control.id)}
        />
        <span class="mark" style={{ left: `${(100 * (mark - low)) / (high - low)}%` }} aria-hidden="true" />
      </div>
      <Button
        class="plain about"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        text={open ? "lab.less" : "lab.about"}
      />
      <Ends of={[say(range(low)), say(range(high))]} />
      {open && (
        <LeverDetails
          control={control}
          world={world}
          where={where}
          shipped={shipped}
          onWhere={(place) => onSet(made(value, place))}
        />
      )}
    </div>
  );
}

/** Whom a lever binds, where that is not everybody. */
function whomTold(control: Control, world: OpenedWorld, where: string | undefined): Text | undefined {
  if (where === AS_PACKAGE) return t("lab.asPackage");
  const nameOf = (id: string) => world.cities.find((city) => city.id === id)?.label ?? textOf(id);
  if (control.reach === "named") return allOf(namedCities(control, where, cityIds(world)).map(nameOf));
  if (!where) return undefined;
  if (where.includes("~")) return joined(where.split("~").map(nameOf), "comma");
  const options = control.reach === "pairs" ? pairsOf(world) : placesOf(control, world);
  const found = options.find(({ id }) => id === where)?.label;
  return found === undefined ? undefined : t(found);
}

/** What the package's lever sets, if it sets the same parameter. */
function shippedValue({ parameter, choices }: Control, shipped: readonly LeverEntry[]): number | undefined {
  const values = shipped.map((entry) => entry[parameter]);
  const [first] = values;
  const chosen = choices?.findIndex(([name]) => name === first) ?? -1;
  if (chosen >= 0) return chosen + 1;
  return typeof first === "number" && values.every((value) => value === first) ? first : undefined;
}

function bound(value: number): string {
  return Number.isInteger(value) ? plain(value, 0) : plain(value);
}

interface WhereProps {
  control: Control;
  world: OpenedWorld;
  where: string | undefined;
  /** Levers of this type in the package. */
  shipped?: readonly LeverEntry[];
  onWhere(where: string | undefined): void;
}

/** What a lever does, who decides it, its bounds and sources, and whom it binds. */
export function LeverDetails(props: WhereProps) {
  const say = useText();
  const { control, world } = props;
  const { description, decidedBy, parameter, unit, source, minimum, maximum } = control.words;
  const [low, high] = [control.low, control.high].map((value) => valueText(control, value, world.currency));
  const what = say(parameter);
  const counted = unit !== "" && !control.choices;
  const bounded = minimum !== undefined && maximum !== undefined;
  return (
    <div class="details">
      <p>{say(description)}</p>
      {control.reach !== "none" && <WherePicker {...props} />}
      <dl>
        <dt>{say("lab.decides")}</dt>
        <dd>{say(decidedBy)}</dd>
        <dt>{say("lab.parameter")}</dt>
        <dd>{counted ? say(joined([what, unitText(unit, world.currency)], "comma")) : what}</dd>
        <dt>{say("lab.slider")}</dt>
        <dd>{say("join.range", { low, high })}</dd>
        {bounded && <dt>{say("lab.boundsFile")}</dt>}
        {bounded && <dd>{say("join.range", { low: bound(minimum), high: bound(maximum) })}</dd>}
        <dt>{say("lab.source")}</dt>
        <dd class="source" lang={say(source) === english(source) ? ENGLISH : undefined}>
          {say(source)}
        </dd>
      </dl>
    </div>
  );
}

/** Whom a lever binds: everybody or some, or those cities that it must name. */
export function WherePicker({ control, world, where, shipped = [], onWhere }: WhereProps) {
  const say = useText();
  const { cities } = world;
  if (control.reach === "named") {
    const several = where === AS_PACKAGE;
    const chosen = namedCities(control, several ? undefined : where, cityIds(world));
    return (
      <div class="where">
        {several && <span class="note">{say("lab.asPackage")} </span>}
        <CityPickers cities={cities} labels={control.words.named} chosen={chosen} onWhere={onWhere} />
      </div>
    );
  }
  const ends = where?.includes("~") ? where.split("~") : undefined;
  const chosen = ends ? "pair" : (where ?? "");
  const only = shipped.length === 1 ? onlyDestination(shipped[0], cities) : undefined;
  const places = control.reach === "pairs" ? pairsOf(world) : placesOf(control, world);
  const options = places.map((one) => ({ ...one, disabled: one.id === only }));
  const asPackage = options.some(({ id }) => id === chosen) ? [] : [{ id: chosen, label: "lab.asPackage" as const }];
  const choose = (id: string) => onWhere(id === "pair" ? `${cities[0]!.id}~${cities[1]!.id}` : id || undefined);
  return (
    <div class="where">
      <Select label="lab.whomBinds" value={chosen} options={[...options, ...asPackage]} onChoose={choose} />
      {ends && (
        <CityPickers cities={cities} labels={["lab.firstCity", "lab.secondCity"]} chosen={ends} onWhere={onWhere} />
      )}
    </div>
  );
}

/** Provinces of more than one city. */
function largeOf({ cities, provinces }: OpenedWorld): OpenedWorld["provinces"] {
  return provinces.filter(({ id }) => cities.filter(({ province }) => province === id).length > 1);
}

function pairsOf(world: OpenedWorld): Option[] {
  const parted = world.provinces.length > 1 && largeOf(world).length > 0;
  return [
    { id: "", label: "lab.allPairsCities" },
    ...(parted
      ? ([
          { id: "different-province", label: "levers.pairsAcrossProvinces" },
          { id: "same-province", label: "levers.pairsWithinProvince" },
        ] as const)
      : []),
    { id: "pair", label: "lab.onePair" },
  ];
}

function placesOf({ reach }: Control, world: OpenedWorld): Option[] {
  const [large, { cities }] = [largeOf(world), world];
  return [
    { id: "", label: "lab.allCities" },
    ...(large.length < cities.length ? large : []),
    ...(reach === "cities" ? cities : []),
  ];
}

interface CityPickersProps {
  cities: OpenedWorld["cities"];
  /** What each city is. */
  labels: readonly Words[];
  chosen: readonly string[];
  onWhere(where: string): void;
}

/** One list of cities for each that is to be named, none of them twice. */
function CityPickers({ cities, labels, chosen, onWhere }: CityPickersProps) {
  return (
    <span>
      {labels.map((label, at) => (
        <Select
          key={at}
          hidden
          label={label}
          value={chosen[at]}
          options={cities.map(({ id, label }) => ({ id, label, disabled: id !== chosen[at] && chosen.includes(id) }))}
          onChoose={(id) => onWhere(chosen.with(at, id).join("~"))}
        />
      ))}
    </span>
  );
}
