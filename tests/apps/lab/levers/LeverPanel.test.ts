import { describe, expect, it } from "vitest";
import { LeverDetails, LeverPanel, LeverRow, WherePicker } from "../../../../src/apps/lab/levers/LeverPanel.js";
import { CONTROLS, controlNamed } from "../../../../src/apps/lab/state/controls.js";
import { chinese, page, screen } from "../screen.js";
import { HARBOUR, MILL, NONE, TOLL, WORLD } from "../worlds.js";

const panel = { world: WORLD, from: 2024 };
const border = { control: "border", value: 0.5 };

describe("the panel of levers", () => {
  it("shows the first levers of each mechanism, and the others when asked", () => {
    const shown = screen(LeverPanel, panel, { state: { policy: NONE } });
    expect(shown.all("h2")).toEqual(["Division of labour", "Policy coordination", "Shared platforms", "Events"]);
    const labels = () => shown.all(".lever .head label");
    expect(labels()).toHaveLength(9);
    expect(labels()[0]).toBe("Administrative border");
    shown.press("More levers");
    expect(labels()).toHaveLength(
      9 + CONTROLS.filter(({ first, mechanism }) => !first && mechanism === "division").length,
    );
    expect(shown.button("Fewer").getAttribute("aria-expanded")).toBe("true");
    shown.press("Fewer");
    expect(labels()).toHaveLength(9);
    const told = chinese(LeverPanel, panel);
    expect(told.all("h2")).toEqual(["产业分工", "政策协调", "共享平台", "突发事件"]);
    expect(told.all("button").slice(0, 3)).toEqual(["撤销", "重做", "重置"]);
  });

  it("shows others from the beginning where one of them was moved, of its mechanism alone", () => {
    const policy = { package: "", settings: [{ control: "toll", value: 0 }] };
    const shown = screen(LeverPanel, panel, { state: { policy } });
    expect(shown.all("button.more")).toEqual(["More levers", "Fewer", "More levers", "More levers"]);
    const first = screen(LeverPanel, panel, { state: { policy: { package: "", settings: [border] } } });
    expect(first.all("button.more")).toEqual(["More levers", "More levers", "More levers", "More levers"]);
  });

  it("moves a lever of its own side, held under that side's name", () => {
    const shown = screen(LeverPanel, panel, { state: { policy: NONE } });
    shown.enter("Administrative border", 0.5);
    expect(shown.changes).toEqual([
      { policies: { policy: { package: "", settings: [border] } }, held: "policyborder" },
    ]);
    expect(shown.all(".lever output")[0]).toBe("50 % of today");
    const other = screen(
      LeverPanel,
      { ...panel, side: "other" },
      { state: { policy: { package: "", settings: [border] } } },
    );
    expect(other.all(".lever output")[0]).toBe("as today");
    other.enter("Administrative border", 0.25);
    expect(other.changes).toEqual([
      { policies: { other: { package: "", settings: [{ control: "border", value: 0.25 }] } }, held: "otherborder" },
    ]);
  });

  it("shows what the package sets, and the lever by hand in its place", () => {
    const policy = { package: "tolls", settings: [] };
    const shown = screen(LeverPanel, panel, { state: { policy } });
    shown.fire(shown.root.querySelectorAll("button.more")[1]!, "click");
    const toll = () => shown.all(".lever").find((row) => row.startsWith("Motorway toll"));
    expect(toll()).toContain("package: 50 % of today");
    shown.enter("Motorway toll", 1);
    expect(toll()).toContain("as today");
    expect(shown.changes).toEqual([
      { policies: { policy: { package: "tolls", settings: [{ control: "toll", value: 1 }] } }, held: "policytoll" },
    ]);
  });

  it("undoes, redoes and resets where there is something to", () => {
    const done: string[] = [];
    const store = { undo: () => void done.push("undo"), redo: () => void done.push("redo") };
    const moved = { policy: { package: "", settings: [border] } };
    const shown = screen(LeverPanel, panel, { state: moved, store });
    shown.press("Undo");
    shown.press("Redo");
    expect(done).toEqual(["undo", "redo"]);
    shown.button("Reset").focus();
    shown.press("Reset");
    expect(shown.changes).toEqual([{ policies: { policy: NONE } }]);
    // Where there is nothing left to reset the button does nothing, and keeps the focus.
    expect(page.document.activeElement).toBe(shown.button("Reset"));
    expect(shown.button("Reset").disabled).toBe(false);
    shown.press("Reset");
    expect(shown.changes).toHaveLength(1);
    const open = (state: object) => {
      const one = screen(LeverPanel, panel, { state });
      return ["Undo", "Redo", "Reset"].map((name) => one.isOpen(name));
    };
    expect(open({ policy: NONE })).toEqual([false, false, false]);
    expect(open(moved)).toEqual([false, false, true]);
    expect(open({ policy: { package: "tolls", settings: [] } })).toEqual([false, false, true]);
  });

  it("takes a first year of the run's years alone", () => {
    const shown = screen(LeverPanel, panel, { state: { policy: NONE } });
    for (const year of [2021, 2022, 2025.6, 2026, 2027]) shown.enter("Levers you move, from", year);
    expect(shown.changes).toEqual([2022, 2026, 2026].map((from) => ({ policies: { from } })));
    // What is not taken does not stay in the field: the year of the panel does.
    expect(shown.field("Levers you move, from").value).toBe("2024");
    expect([shown.field("Levers you move, from").min, shown.field("Levers you move, from").max]).toEqual([
      "2022",
      "2026",
    ]);
  });
});

/** A row of a lever that records what it is set to. */
function row(id: string, given: Partial<Parameters<typeof LeverRow>[0]> = {}, draw: typeof screen = screen) {
  const sets: unknown[] = [];
  const onSet = (...all: unknown[]) => void sets.push(all);
  const shown = draw(LeverRow, {
    control: controlNamed(id)!,
    world: WORLD,
    setting: undefined,
    shipped: [],
    onSet,
    ...given,
  });
  return { shown, sets };
}

describe("a lever", () => {
  it("stands at its mark until it is moved", () => {
    const { shown, sets } = row("border");
    expect(shown.at("output")).toBe("as today");
    expect(shown.has(".lever.moved")).toBe(false);
    expect(["min", "max", "step", "aria-valuetext"].map((name) => shown.one("input").getAttribute(name))).toEqual([
      "0",
      "2",
      "0.05",
      "as today",
    ]);
    expect(shown.one<HTMLElement>(".mark").style.left).toBe("50%");
    shown.enter("input", 0.25);
    expect(sets).toEqual([[{ control: "border", value: 0.25 }, "border"]]);
    expect(row("border", {}, chinese).shown.at("output")).toBe("维持现状");
    expect(row("road").shown.one<HTMLElement>(".mark").style.left).toBe("50%");
    expect(row("pact").shown.one<HTMLElement>(".mark").style.left).toBe("100%");
  });

  it("keeps whom it binds when it is moved, and its value when that changes", () => {
    const setting = { control: "protection", value: 0.5, where: "mill" };
    const { shown, sets } = row("protection", { setting });
    expect(shown.has(".lever.moved")).toBe(true);
    shown.enter("input", 0);
    shown.press("about");
    shown.enter("Whom it binds", "harbour");
    shown.enter("Whom it binds", "");
    expect(sets).toEqual([
      [{ ...setting, value: 0 }, "protection"],
      [{ ...setting, where: "harbour" }],
      [{ control: "protection", value: 0.5 }],
    ]);
    expect(shown.button("less").getAttribute("aria-expanded")).toBe("true");
    shown.press("less");
    expect(shown.has(".details")).toBe(false);
    expect(row("protection", { setting: { ...setting, value: 1 } }).shown.has(".lever.moved")).toBe(true);
  });

  it("says whom it binds where that is not everybody, and what each member pays", () => {
    const told = (control: string, value: number, where?: string) =>
      row(control, { setting: { control, value, ...(where && { where }) } }).shown.at("output");
    expect(told("protection", 0.5)).toBe("50 % of today");
    expect(told("protection", 0.5, "mill")).toBe("50 % of today; Mill");
    expect(told("border", 0.5, "harbour~mill")).toBe("50 % of today; Harbour, Mill");
    expect(told("border", 0.5, "different-province")).toBe("50 % of today; pairs across provinces");
    expect(told("innovation-platform", 20)).toBe("2 bn yuan a year each");
  });

  it("does not offer a city as sending that is the package's only destination", () => {
    const to = (destinations: readonly string[]) => {
      const shown = screen(WherePicker, {
        control: controlNamed("release")!,
        world: WORLD,
        where: "harbour",
        shipped: [{ type: "firm-release", from: 2024, cities: ["harbour"], releaseRate: 0.1, destinations }],
        onWhere: () => {},
      });
      return shown.all("option[disabled]");
    };
    expect([to(["mill"]), to(["mill", "spring"])]).toEqual([["Mill"], []]);
  });

  it("tells whom the package's lever binds, and binds nobody else once it is moved", () => {
    const set: unknown[] = [];
    const row = (between: unknown) =>
      screen(LeverRow, {
        control: controlNamed("border")!,
        world: WORLD,
        setting: undefined,
        shipped: [{ type: "administrative-border", from: 2024, between, scale: 0.5 }],
        onSet: (setting: unknown) => set.push(setting),
      });
    const apart = row("different-province");
    apart.press("about");
    expect(apart.one<HTMLSelectElement>("select").value).toBe("different-province");
    apart.enter("Administrative border", 0.25);
    const some = row([
      ["harbour", "mill"],
      ["harbour", "spring"],
    ]);
    some.press("about");
    expect(some.one<HTMLSelectElement>("select").value).toBe("package");
    expect(some.all("option").at(-1)).toBe("as in the package");
    some.enter("Administrative border", 0.25);
    expect(set).toEqual([
      { control: "border", value: 0.25, where: "different-province" },
      { control: "border", value: 0.25, where: "package" },
    ]);
  });

  it("tells what the package sets, where that is one value of the same parameter", () => {
    const told = (shipped: object[], id = "toll") => row(id, { shipped: shipped as never }).shown.at("output");
    expect(told([TOLL])).toBe("package: 50 % of today");
    expect(told([TOLL, TOLL])).toBe("package: 50 % of today");
    expect(told([TOLL, { ...TOLL, scale: 0 }])).toBe("package: set in its own way");
    expect(told([{ type: "toll", from: 2024 }])).toBe("package: set in its own way");
    expect(told([{ type: "industrial-catalogue", rule: "relatedness" }], "catalogue")).toBe("package: by relatedness");
    expect(told([{ type: "industrial-catalogue", rule: "magic" }], "catalogue")).toBe("package: set in its own way");
    expect(row("toll", { shipped: [TOLL] }).shown.one<HTMLInputElement>("input").value).toBe("0.5");
    expect(row("toll", { shipped: [{ ...TOLL, scale: 1 }] }).shown.has(".lever.moved")).toBe(true);
    expect(row("toll", { shipped: [TOLL] }, chinese).shown.at("output")).toBe("政策组合：现状的 50%");
    const own = row("toll", { shipped: [TOLL], setting: { control: "toll", value: 0 } }).shown;
    expect(own.at("output")).toBe("0 % of today");
  });
});

describe("what is said of a lever when asked", () => {
  const details = { world: WORLD, where: undefined, onWhere: () => {} };

  it("is what it does, who decides it, its bounds and its source", () => {
    const { text } = screen(LeverDetails, { ...details, control: controlNamed("border")! });
    expect(text).toMatch(
      /Parameter Share .* remains, share \(0 removes.*\) Slider 0 % of today to 200 % of today Bounds in a file 0 to 5 Source /,
    );
    expect(text).toContain(`Source ${controlNamed("border")!.words.source.en}`);
    expect(text).toContain("Whom it binds");
    const told = chinese(LeverDetails, { ...details, control: controlNamed("border")! });
    expect(told.text).toMatch(/决策主体 .* 滑块范围 现状的 0%至现状的 200% 情景文件允许范围 0至5 来源/);
    expect(told.text).toContain(`来源 ${controlNamed("border")!.words.source.zh}`);
    expect(told.has("dd[lang]")).toBe(false);
  });

  it("has no places where nobody can be named, a unit where there is one, and no bounds of a choice", () => {
    expect(screen(LeverDetails, { ...details, control: controlNamed("moved-tax")! }).text).not.toContain(
      "Whom it binds",
    );
    expect(screen(LeverDetails, { ...details, control: controlNamed("platform")! }).text).toMatch(
      /Parameter .*, .*yuan.* Slider/,
    );
    const choice = screen(LeverDetails, { ...details, control: controlNamed("catalogue")! }).text;
    expect(choice).toMatch(/Parameter [^(]* Slider none to by fit into chains Source/);
  });
});

/** The list of whom a lever binds. */
function picker(id: string, where?: string, world = WORLD) {
  const chosen: (string | undefined)[] = [];
  const shown = screen(WherePicker, {
    control: controlNamed(id)!,
    world,
    where,
    onWhere: (to: string | undefined) => void chosen.push(to),
  });
  const options = () => shown.options("Whom it binds");
  return { shown, chosen, options };
}

describe("whom a lever binds", () => {
  it("is pairs, by province or one of them", () => {
    const { shown, chosen, options } = picker("border", "same-province");
    expect(options()).toEqual([
      "all pairs of cities",
      "pairs across provinces",
      "*pairs within a province",
      "one pair",
    ]);
    shown.enter("Whom it binds", "different-province");
    shown.enter("Whom it binds", "pair");
    shown.enter("Whom it binds", "");
    expect(chosen).toEqual(["different-province", "harbour~mill", undefined]);
    expect(shown.has("select[aria-label]")).toBe(false);
  });

  it("is a pair of two different cities, each of which can be another", () => {
    const { shown, chosen, options } = picker("border", "harbour~mill");
    expect(options()).toContain("*one pair");
    expect(shown.options("[aria-label='First city']")).toEqual(["*Harbour", "Mill", "Spring"]);
    expect(shown.options("[aria-label='Second city']")).toEqual(["Harbour", "*Mill", "Spring"]);
    const shut = (name: string) =>
      [...shown.one(`[aria-label='${name}']`).querySelectorAll("option")].map(({ disabled }) => disabled);
    expect(shut("First city")).toEqual([false, true, false]);
    expect(shut("Second city")).toEqual([true, false, false]);
    shown.enter("[aria-label='First city']", "spring");
    shown.enter("[aria-label='Second city']", "spring");
    expect(chosen).toEqual(["spring~mill", "harbour~spring"]);
  });

  it("is a city or a province of several cities", () => {
    expect(picker("protection", "mill").options()).toEqual(["all cities", "Inland", "Harbour", "*Mill", "Spring"]);
    expect(picker("pool", "inland").options()).toEqual(["all cities", "*Inland"]);
    const { shown, chosen } = picker("protection");
    shown.enter("Whom it binds", "spring");
    expect(chosen).toEqual(["spring"]);
  });

  it("is the cities that it must name, each called what it is there, none of them twice", () => {
    const { shown, chosen } = picker("enclave-park");
    expect(shown.text).not.toContain("Whom it binds");
    expect(shown.options("[aria-label='Host city']")).toEqual(["*Harbour", "Mill", "Spring"]);
    expect(shown.options("[aria-label='Sponsoring city']")).toEqual(["Harbour", "*Mill", "Spring"]);
    shown.enter("[aria-label='Sponsoring city']", "spring");
    expect(chosen).toEqual(["harbour~spring"]);
    const several = picker("enclave-park", "package");
    expect(several.shown.text).toMatch(/^as in the package/);
    several.shown.enter("[aria-label='Sponsoring city']", "spring");
    expect(several.chosen).toEqual(["harbour~spring"]);
    const one = picker("central-transfer", "mill");
    expect(one.shown.options("[aria-label='Payee']")).toEqual(["Harbour", "*Mill", "Spring"]);
    one.shown.enter("[aria-label='Payee']", "spring");
    expect(one.chosen).toEqual(["spring"]);
  });

  it("has no provinces where there is one alone, or each is a city", () => {
    const one = { ...WORLD, provinces: WORLD.provinces.slice(1), cities: [MILL, { ...HARBOUR, province: "inland" }] };
    expect(picker("border", undefined, one).options()).toEqual(["*all pairs of cities", "one pair"]);
    const alone = { ...WORLD, cities: [HARBOUR, MILL] };
    expect(picker("border", undefined, alone).options()).toEqual(["*all pairs of cities", "one pair"]);
    expect(picker("protection", undefined, alone).options()).toEqual(["*all cities", "Harbour", "Mill"]);
    const told = chinese(WherePicker, {
      control: controlNamed("border")!,
      world: WORLD,
      where: "harbour~mill",
      onWhere: () => {},
    });
    expect(told.options("适用范围")).toEqual(["所有城市对", "跨省城市对", "省内城市对", "*某一城市对"]);
    expect(told.attributes("select[aria-label]", "aria-label")).toEqual(["城市一", "城市二"]);
  });
});
