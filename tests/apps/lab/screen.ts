import { Window } from "happy-dom";
import { type ComponentType, h, render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { LanguageContext } from "../../../src/apps/lab/parts/widgets.js";
import { DEFAULT_STATE, type LabState } from "../../../src/apps/lab/state/state.js";
import { type Sides, type Store, StoreContext } from "../../../src/apps/lab/state/store.js";

/** The page that components are drawn on: a document without a browser. */
export const page = new Window({ url: "http://lab/", width: 1280, height: 900 });
// Nothing is laid out here: elements keep their first width.
class NoResize {
  observe(): void {}
  disconnect(): void {}
}
// As browsers do, which take a number for its text.
const chosen = Object.getOwnPropertyDescriptor(page.HTMLSelectElement.prototype, "value")!;
Object.defineProperty(page.HTMLSelectElement.prototype, "value", {
  ...chosen,
  set(value: unknown) {
    chosen.set!.call(this, String(value));
  },
});
const { document, location } = page;
Object.assign(globalThis, {
  window: page,
  document,
  location,
  ResizeObserver: NoResize,
  PROGRAM_VERSION: "1.2.3",
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

// Later versions of Node have one of their own.
Object.defineProperty(globalThis, "navigator", { value: { language: "en-GB" }, configurable: true, writable: true });

/** What a component asked of the store. */
export type Change =
  | { set: Partial<LabState> }
  | { policies: Partial<Sides>; held?: string | undefined }
  | { open: string }
  | { forgotten: true };

export interface Given {
  language?: LabState["language"];
  state?: Partial<LabState>;
  /** More of the store than the state. */
  store?: Partial<Store>;
}

/** A component as a person reads and uses it. Its store takes what is set; `changes` are in their order. */
export class Screen {
  readonly changes: Change[] = [];
  readonly root = document.createElement("div") as unknown as HTMLElement;
  private readonly View: ComponentType;
  private readonly given: Given;
  private props: object;

  constructor(View: ComponentType, props: object, given: Given) {
    this.View = View;
    this.props = props;
    this.given = given;
    document.body.append(this.root as never);
    this.draw();
  }

  /** Draws again with other properties. */
  update(change: object): void {
    this.props = { ...this.props, ...change };
    this.draw();
  }

  close(): void {
    act(() => render(null, this.root));
    this.root.remove();
  }

  /** All that can be read, spaces put together. */
  get text(): string {
    return textOf(this.root);
  }

  /** What can be read at a place, and at all such places. */
  at(selector: string): string {
    return textOf(this.one(selector));
  }

  all(selector: string): string[] {
    return [...this.root.querySelectorAll(selector)].map(textOf);
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  /** Values of an attribute in the order of the page. */
  attributes(selector: string, name: string): (string | null)[] {
    return [...this.root.querySelectorAll(selector)].map((element) => element.getAttribute(name));
  }

  /** A drawing as a file that can be looked at, an element a line. */
  drawing(selector = "svg"): string {
    return `${this.one(selector)
      .outerHTML.replaceAll("><", ">\n<")
      .replace(/\d+\.\d{3,}/g, (number) => Number(number).toFixed(2))}\n`;
  }

  one<E extends Element = HTMLElement>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (!found) throw new Error(`Nothing on the screen is ${selector}: ${this.text.slice(0, 300)}`);
    return found;
  }

  button(name: string | RegExp): HTMLButtonElement {
    const named = (one: HTMLButtonElement) => {
      const own = one.getAttribute("aria-label") ?? textOf(one);
      return typeof name === "string" ? own === name : name.test(own);
    };
    const found = [...this.root.querySelectorAll("button")].find(named);
    if (!found) throw new Error(`No button ${name} on the screen: ${this.text.slice(0, 300)}`);
    return found;
  }

  /** Whether a button does something. */
  isOpen(name: string | RegExp): boolean {
    const button = this.button(name);
    return !button.disabled && button.getAttribute("aria-disabled") !== "true";
  }

  press(name: string | RegExp): void {
    const button = this.button(name);
    if (button.disabled) throw new Error(`The button ${name} is not open.`);
    this.fire(button, "click");
  }

  /** Presses a key on an element; false where the page does not want the browser to do what it does with the key. */
  key(selector: string, key: string): boolean {
    const event = new page.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    act(() => void this.one(selector).dispatchEvent(event as never));
    return !event.defaultPrevented;
  }

  click(selector: string): void {
    this.fire(this.one(selector), "click");
  }

  /** Sets a field or a list by its label or selector. */
  enter(where: string, value: string | number): void {
    const field = this.field(where);
    field.value = String(value);
    this.fire(field, field.tagName === "SELECT" || field.type === "number" ? "change" : "input");
  }

  /** The field of a label that begins so, or of a selector. */
  field(where: string): HTMLInputElement {
    const label = [...this.root.querySelectorAll("label")].find((one) => textOf(one).startsWith(where));
    const own = label?.getAttribute("for");
    const found = label
      ? own
        ? this.root.querySelector(`[id="${own}"]`)
        : label.querySelector("input, select")
      : this.root.querySelector(where);
    if (!found) throw new Error(`No field ${where} on the screen: ${this.text.slice(0, 300)}`);
    return found as HTMLInputElement;
  }

  /** Options of a list, "*" before the chosen one. */
  options(where: string): string[] {
    const list = this.field(where) as unknown as HTMLSelectElement;
    return [...list.querySelectorAll("option")].map((one) => (one.value === list.value ? "*" : "") + textOf(one));
  }

  fire(element: Element, type: string): void {
    const event = new page.Event(type, { bubbles: true, cancelable: true });
    act(() => void element.dispatchEvent(event as never));
  }

  private draw(): void {
    const { View, props, given, changes } = this;
    act(() => render(h(Page as ComponentType<PageProps>, { View, props, given, changes }), this.root));
  }
}

interface PageProps {
  View: ComponentType;
  props: object;
  given: Given;
  changes: Change[];
}

function Page({ View, props, given: { language = "en", state: first, store: more }, changes }: PageProps) {
  const [state, setState] = useState<LabState>({ ...DEFAULT_STATE, language, ...first });
  const put = (change: Partial<LabState>) => setState((old) => ({ ...old, ...change }));
  const store: Store = {
    state,
    set(change) {
      changes.push({ set: change });
      put(change);
    },
    setPolicies(policies, held) {
      changes.push({ policies, ...(held === undefined ? {} : { held }) });
      put(policies);
    },
    open(scenario) {
      changes.push({ open: scenario });
    },
    undo: undefined,
    redo: undefined,
    address: { wrong: [] },
    forgetAddress() {
      changes.push({ forgotten: true });
    },
    ...more,
  };
  const inside = h(LanguageContext.Provider, { value: state.language }, h(View, props));
  return h(StoreContext.Provider, { value: store }, inside);
}

/** Elements that stand in a line of text. */
const INLINE = new Set(["SPAN", "B", "SMALL", "STRONG", "I"]);

function textOf(element: Element): string {
  const words = (node: Node): string => {
    if (node.nodeType === 3) return node.textContent ?? "";
    const inside = [...node.childNodes].map(words).join("");
    return INLINE.has((node as Element).tagName) ? inside : ` ${inside} `;
  };
  return words(element)
    .replace(/[^\S\u202f]+/g, " ")
    .trim();
}

/** Draws a component; `given`: the language and what differs from the state by default. */
export function screen<P extends object>(View: ComponentType<P>, props: NoInfer<P>, given: Given = {}): Screen {
  return new Screen(View as ComponentType, props, given);
}

/** The same in Chinese. */
export function chinese<P extends object>(View: ComponentType<P>, props: NoInfer<P>, given: Given = {}): Screen {
  return screen(View, props, { ...given, language: "zh" });
}

/** Tests may stand clocks still. */
const { setTimeout: wait } = globalThis;

/** Waits, with all that the page does meanwhile. */
export async function settled(milliseconds = 0): Promise<void> {
  await act(() => new Promise((resolve) => void wait(resolve, milliseconds)));
}
