import { h } from "preact";
import { describe, expect, it } from "vitest";
import {
  Alert,
  Boundary,
  Button,
  counts,
  onPress,
  Radios,
  Select,
  Slide,
  Texts,
  Work,
} from "../../../../src/apps/lab/parts/widgets.js";
import { textOf } from "../../../../src/words/index.js";
import { screen } from "../screen.js";

const option = (id: string, disabled?: boolean) => ({
  id,
  label: textOf(id.toUpperCase()),
  ...(disabled && { disabled }),
});

describe("a list of which one is chosen", () => {
  const options = [option("a"), { label: textOf("Others"), options: [option("b"), option("c", true)] }];

  it("has a label, options and groups of them, and tells what is chosen", () => {
    const told: string[] = [];
    const shown = screen(Select, {
      label: textOf("Which"),
      value: "b",
      options,
      onChoose: (id: string) => told.push(id),
    });
    expect(shown.options("Which")).toEqual(["A", "*B", "C"]);
    expect(shown.attributes("optgroup", "label")).toEqual(["Others"]);
    expect(shown.all("optgroup option")).toEqual(["B", "C"]);
    expect(shown.all("option[disabled]")).toEqual(["C"]);
    shown.enter("Which", "a");
    expect(told).toEqual(["a"]);
    shown.close();
  });

  it("may have its label for screen readers alone", () => {
    const shown = screen(Select, {
      label: textOf("Which"),
      hidden: true,
      value: "a",
      options: [option("a")],
      onChoose: () => {},
    });
    expect(shown.has("label")).toBe(false);
    expect(shown.attributes("select", "aria-label")).toEqual(["Which"]);
    shown.close();
  });

  it("may be of counts", () => {
    expect(counts([2, 10])).toEqual([
      { id: 2, label: textOf("2") },
      { id: 10, label: textOf("10") },
    ]);
  });
});

it("options side by side tell which one is pressed, by its place, and may all be closed", () => {
  const told: number[] = [];
  const props = { kind: "k", name: "n", legend: h("legend", {}, "Which?"), value: "b" };
  const options = [option("a"), option("b"), option("c")];
  const shown = screen(Radios, { ...props, options, onChoose: (at: number) => told.push(at) });
  expect(shown.text).toBe("Which? A B C");
  const inputs = [...shown.root.querySelectorAll("input")];
  expect(inputs.map(({ checked, name }) => [checked, name])).toEqual([
    [false, "n"],
    [true, "n"],
    [false, "n"],
  ]);
  shown.fire(inputs[2]!, "change");
  expect(told).toEqual([2]);
  expect(shown.has("fieldset[disabled]")).toBe(false);
  shown.update({ disabled: true });
  expect(shown.has("fieldset[disabled]")).toBe(true);
  shown.close();
});

it("a slider tells its number, and what it says to whoever hears the page", () => {
  const told: number[] = [];
  const props = { id: "s", label: textOf("Toll"), low: 0, high: 2, step: 0.5, value: 1, told: "1 yuan" };
  const shown = screen(Slide, {
    ...props,
    ends: ["none", "two"] as const,
    onValue: (value: number) => told.push(value),
  });
  expect(shown.text).toMatch(/^Toll 1 yuan none two$/);
  const [min, max, step, text] = ["min", "max", "step", "aria-valuetext"].map(
    (name) => shown.attributes("input", name)[0],
  );
  expect([min, max, step, text]).toEqual(["0", "2", "0.5", "1 yuan"]);
  shown.enter("#s", 1.5);
  expect(told).toEqual([1.5]);
  shown.close();
});

describe("what is said while the engine works", () => {
  const said = (props: Parameters<typeof Work>[0]) => {
    const shown = screen(Work, props);
    const found = [shown.text, ...shown.attributes("progress", "max"), ...shown.attributes("progress", "value")];
    const alert = shown.has("[role=alert]");
    shown.close();
    return { found, alert };
  };

  it("is nothing where it rests, and how far it is where that is known", () => {
    expect(said({ busy: false })).toEqual({ found: [""], alert: false });
    expect(said({ busy: true }).found).toHaveLength(1);
    expect(said({ busy: true }).found[0]).not.toBe("");
    expect(said({ busy: true, progress: { done: 0, of: 0 } }).found).toHaveLength(1);
    expect(said({ busy: true, progress: { done: 1, of: 4 } }).found.slice(1)).toEqual(["4", "1"]);
    expect(said({ busy: false, progress: { done: 1, of: 4 } }).found).toEqual([""]);
  });

  it("is why there is no answer, whether it works or not", () => {
    for (const busy of [true, false])
      expect(said({ busy, failure: new Error("Broken.") })).toEqual({ found: ["Broken."], alert: true });
  });
});

describe("keys on what is drawn as a button", () => {
  it("press it where they are Enter or space, and do what they do elsewhere where not", () => {
    let pressed = 0;
    const View = () => h("b", { onKeyDown: onPress(() => pressed++) as never }, "x");
    const shown = screen(View, {});
    expect(["Enter", " ", "a", "Tab"].map((key) => shown.key("b", key))).toEqual([false, false, true, true]);
    expect(pressed).toBe(2);
    shown.close();
  });
});

it("a fault in a part is told in its place, an error by its message and all else as it is", () => {
  const told = (fault: unknown) => {
    const Broken = (): never => {
      throw fault;
    };
    const shown = screen(Boundary, { children: h(Broken, {}) });
    const text = shown.at("[role=alert]");
    shown.close();
    return text;
  };
  expect(told(new Error("No number."))).toMatch(/ No number\.$/);
  expect(told("a word")).toMatch(/ a word$/);
  const shown = screen(Boundary, { children: "All is well" });
  expect([shown.text, shown.has("[role=alert]")]).toEqual(["All is well", false]);
  shown.close();
});

it("texts stand one below the other, as paragraphs or points, in the language of the page", () => {
  const all = [textOf("One", "一"), textOf("Two", "二")];
  const shown = screen(Texts, { all, as: "li", kind: "k" }, { language: "zh" });
  expect(shown.all("li.k")).toEqual(["一", "二"]);
  shown.close();
  const plain = screen(Texts, { all });
  expect(plain.all("p")).toEqual(["One", "Two"]);
  plain.close();
});

it("a button has a text, an alert is told at once in its kind", () => {
  let pressed = 0;
  const button = screen(Button, { text: textOf("Go"), onClick: () => void pressed++ });
  button.press("Go");
  expect([pressed, button.attributes("button", "type")[0]]).toEqual([1, "button"]);
  button.close();
  const alert = screen(Alert, { children: "Wrong" });
  expect([alert.at("p[role=alert]"), alert.attributes("p", "class")[0]]).toEqual(["Wrong", "notice bad"]);
  alert.update({ kind: "mild" });
  expect(alert.attributes("p", "class")).toEqual(["mild"]);
  alert.close();
});
