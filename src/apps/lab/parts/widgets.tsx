import { Component, type ComponentChildren, createContext, type JSX } from "preact";
import { useContext, useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import {
  ENGLISH,
  type Language,
  nameOfLanguage,
  nextLanguage,
  percentSigns,
  type Say,
  saying,
  type Text,
  type TextKey,
  t,
  textOf,
  textOfError,
  type Words,
} from "../../../words/index.js";
import type { Progress } from "../engine/calls.js";

export const LanguageContext = createContext<Language>(ENGLISH);

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Says a text, or that of a key with its values, in the language of the page. */
export function useText(): Say {
  return saying(useLanguage());
}

/** Says a number in per cent as the language of the page writes it: "+1.20 %". */
export function usePercent(): (number: string | number) => string {
  const language = useLanguage();
  return (number) => percentSigns(`${number} %`, language);
}

/** Puts the page and its title into a language. */
export function usePageLanguage(language: Language, title: TextKey): void {
  useEffect(() => {
    document.documentElement.lang = nameOfLanguage(language).tag;
    document.title = t(title)[language];
  }, [language]);
}

/** Offers the language that is next to that of the page. */
export function LanguageButton({ onChoose }: { onChoose(language: Language): void }) {
  const next = nextLanguage(useLanguage());
  const { tag, name } = nameOfLanguage(next);
  return (
    <button type="button" class="plain language" lang={tag} onClick={() => onChoose(next)}>
      {name}
    </button>
  );
}

type ButtonProps = { text: Words } & Omit<JSX.IntrinsicElements["button"], "type">;

/** A button with a text. With `aria-disabled` in place of `disabled` it does nothing either, and keeps the focus. */
export function Button({ text, ...rest }: ButtonProps) {
  const say = useText();
  const idle = rest["aria-disabled"] === true;
  return (
    <button type="button" {...rest} onClick={idle ? undefined : rest.onClick}>
      {say(text)}
    </button>
  );
}

/** What a drawn button does with keys: Enter and space press it, as they press a button of the page. */
export function onPress(press: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
}

/** One of a list. */
export interface Option {
  id: string | number;
  label: Words;
  disabled?: boolean;
}

/** Options under a heading. */
export interface OptionGroup {
  label: Text;
  options: readonly Option[];
}

interface SelectProps {
  /** Before the list, or `hidden`: for screen readers alone. */
  label: Words;
  hidden?: boolean;
  value: string | number | undefined;
  options: readonly (Option | OptionGroup)[];
  onChoose(id: string): void;
}

/** A list of which one is chosen. */
export function Select({ label, hidden = false, value, options, onChoose }: SelectProps) {
  const say = useText();
  const list: JSX.IntrinsicElements["select"] = {
    value,
    onChange: (event) => onChoose(event.currentTarget.value),
    children: options.map((one) =>
      "id" in one ? (
        <Choice key={one.id} {...one} />
      ) : (
        <optgroup key={say(one.label)} label={say(one.label)}>
          {one.options.map((option) => (
            <Choice key={option.id} {...option} />
          ))}
        </optgroup>
      ),
    ),
  };
  if (hidden) return <select aria-label={say(label)} {...list} />;
  return (
    <label>
      {say(label)} <select {...list} />
    </label>
  );
}

function Choice({ id, label, disabled }: Option) {
  const say = useText();
  return (
    <option value={id} disabled={disabled}>
      {say(label)}
    </option>
  );
}

/** Counts to choose from. */
export function counts(all: readonly number[]): Option[] {
  return all.map((id) => ({ id, label: textOf(String(id)) }));
}

interface RadiosProps {
  kind: string;
  /** Of the group in its form. */
  name: string;
  legend: ComponentChildren;
  options: readonly Option[];
  value: string | number;
  disabled?: boolean;
  onChoose(at: number): void;
}

/** Options side by side, of which one is chosen. */
export function Radios({ kind, name, legend, options, value, disabled, onChoose }: RadiosProps) {
  const say = useText();
  return (
    <fieldset class={kind} disabled={disabled}>
      {legend}
      {options.map(({ id, label }, at) => (
        <label key={id}>
          <input type="radio" name={name} value={id} checked={value === id} onChange={() => onChoose(at)} />{" "}
          {say(label)}
        </label>
      ))}
    </fieldset>
  );
}

interface SlideProps {
  id: string;
  label: Words;
  low: number;
  high: number;
  step: number;
  value: number;
  /** The value as people read it. */
  told: string;
  /** What stands at its ends. */
  ends: readonly [low: string, high: string];
  onValue(value: number): void;
}

/** A number that is set by a slider, between its name and what it says. */
export function Slide({ id, label, low, high, step, value, told, ends, onValue }: SlideProps) {
  const say = useText();
  return (
    <label class="slide" for={id}>
      <span>{say(label)}</span>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        aria-valuetext={told}
        onInput={(event) => onValue(Number(event.currentTarget.value))}
      />
      <output>{told}</output>
      <Ends of={ends} />
    </label>
  );
}

/** What the ends of a slider are; whoever hears the page is told its value alone. */
export function Ends({ of: [low, high] }: { of: readonly [low: string, high: string] }) {
  return (
    <small class="ends" aria-hidden="true">
      <span>{low}</span> <span>{high}</span>
    </small>
  );
}

/** What stands in small letters beside the rest. */
export function Note({ text, as: As = "p" }: { text: Words; as?: "p" | "span" }) {
  const say = useText();
  return <As class="note">{say(text)}</As>;
}

interface SectionProps {
  title: Words;
  class?: string;
  children: ComponentChildren;
}

/** A part of the page under a heading, which is its name. */
export function Section({ title, class: kind, children }: SectionProps) {
  const say = useText();
  const id = useId();
  return (
    <section aria-labelledby={id} class={kind}>
      <h2 id={id}>{say(title)}</h2>
      {children}
    </section>
  );
}

/** Texts one below the other, as paragraphs or as points of a list. */
export function Texts({ all, as: As = "p", kind }: { all: readonly Words[]; as?: "p" | "li"; kind?: string }) {
  const say = useText();
  return (
    <>
      {all.map((one, at) => (
        <As key={at} class={kind}>
          {say(one)}
        </As>
      ))}
    </>
  );
}

/** Of what whoever reads is led to, at first and whenever `on` changes; not while it is false. */
export function useFocus<Element extends HTMLElement>(on?: unknown) {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => {
    if (on !== false) ref.current?.focus();
  }, [on]);
  return ref;
}

/** What is wrong, told at once. */
export function Alert({ kind = "notice bad", children }: { kind?: string; children: ComponentChildren }) {
  return (
    <p class={kind} role="alert">
      {children}
    </p>
  );
}

/** What is waited for. */
export function Waits({ text }: { text: Words }) {
  const say = useText();
  return (
    <p class="work" role="status">
      {say(text)}
    </p>
  );
}

interface WorkProps {
  busy?: boolean;
  progress?: Progress | undefined;
  /** Of the engine; of the browser, which says it in its own language, where a file cannot be read. */
  failure?: Error | undefined;
}

/** What is said while the engine works, and why there is no answer. */
export function Work({ busy, progress, failure }: WorkProps) {
  const say = useText();
  if (failure) return <Alert>{say(textOfError(failure))}</Alert>;
  if (!busy) return null;
  const known = progress !== undefined && progress.of > 0;
  return (
    <p class="work" role="status">
      {say("lab.modelCalculating")}{" "}
      {known && <progress max={progress.of} value={progress.done} aria-label={say("lab.howFarCalculation")} />}
    </p>
  );
}

/** A fault in a part of the page leaves the rest of it standing, and is told. */
export class Boundary extends Component<{ children: ComponentChildren }, { fault?: string }> {
  static override contextType = LanguageContext;

  override componentDidCatch(error: unknown): void {
    this.setState({ fault: error instanceof Error ? error.message : String(error) });
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return <>{this.props.children}</>;
    return (
      <Alert>
        {t("lab.fault")[this.context as Language]}
        {fault}
      </Alert>
    );
  }
}
