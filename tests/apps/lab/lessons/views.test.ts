import { h } from "preact";
import { beforeEach, describe, expect, it } from "vitest";
import { LESSONS, Lessons, TeacherPage } from "../../../../src/apps/lab/lessons/Lessons.js";
import { LessonView, PredictView } from "../../../../src/apps/lab/lessons/LessonView.js";
import { type PredictStep, type ProveStep, stepLine } from "../../../../src/apps/lab/lessons/lesson.js";
import { ProveView } from "../../../../src/apps/lab/lessons/ProveView.js";
import { ResultTable } from "../../../../src/apps/lab/lessons/ResultTable.js";
import { GAIN, LOSS } from "../../../../src/figures/drawing/palette.js";
import { t, textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, type Given, page, screen } from "../screen.js";
import { text } from "../worlds.js";
import { ARMS, LESSON, numbers, results } from "./small.js";

beforeEach(() => engines.forget());

const next = (open: boolean) => h("p", {}, open ? "OPEN" : "SHUT");
const predict = {
  lesson: LESSON,
  step: LESSON.steps[1] as PredictStep,
  guess: "",
  onGuess: () => {},
  results: results(),
  next,
};

describe("a guess", () => {
  it.each([
    ["high", "Right. The model says: The high one.", "对。模型的回答：高的。", "right"],
    ["low", "Not so. The model says: The high one.", "不对。模型的回答：高的。", "wrong"],
  ])("%s is called right or wrong as the model says", (guess, english, chineseText, mark) => {
    const shown = screen(PredictView, { ...predict, guess });
    expect(shown.at(".verdict")).toBe(english);
    expect(shown.has(`.verdict.${mark}`)).toBe(true);
    expect(shown.text).toContain("Because.");
    expect(shown.text).toContain("OPEN");
    expect(chinese(PredictView, { ...predict, guess }).at(".verdict")).toBe(chineseText);
  });

  it.each([
    ["low", "Right. The model says: The low one."],
    ["high", "Not so. The model says: The low one."],
  ])("%s follows the numbers, not the lesson", (guess, verdict) => {
    const step = { ...predict.step, right: () => "low" };
    expect(screen(PredictView, { ...predict, step, guess }).at(".verdict")).toBe(verdict);
  });

  it("is made of the options once, and not before the model has run", () => {
    const guesses: string[] = [];
    const shown = screen(PredictView, { ...predict, onGuess: (id: string) => void guesses.push(id) });
    const run = "This is my guess: run the model";
    expect(shown.all(".options label")).toEqual(["The low one", "The high one"]);
    expect(shown.text).toContain("SHUT");
    expect(shown.has(".verdict")).toBe(false);
    expect(shown.button(run).disabled).toBe(true);
    shown.fire(shown.one("input[value=low]"), "change");
    expect([...shown.root.querySelectorAll("input")].map(({ checked }) => checked)).toEqual([true, false]);
    shown.press(run);
    expect(guesses).toEqual(["low"]);
    shown.update({ results: undefined });
    expect(shown.button(run).disabled).toBe(true);
    shown.update({ results: results(), guess: "high" });
    expect(shown.one<HTMLFieldSetElement>("fieldset").disabled).toBe(true);
    expect([...shown.root.querySelectorAll("input")].map(({ checked }) => checked)).toEqual([false, true]);
    expect(shown.text).not.toContain(run);
    shown.update({ results: undefined });
    expect(shown.text).toContain("SHUT");
    expect(shown.has(".verdict")).toBe(false);
  });

  it("that is none of the options counts as none", () => {
    const shown = screen(PredictView, { ...predict, guess: "magic" });
    expect(shown.text).toContain("SHUT");
    expect(shown.button("This is my guess: run the model").disabled).toBe(true);
    expect(chinese(PredictView, predict).button("这是我的猜测：运行模型").disabled).toBe(true);
  });

  it("is shown beside the arms that it is about", () => {
    const shown = screen(PredictView, { ...predict, guess: "high" });
    expect(shown.all("tbody th")).toEqual(["Low", "High"]);
    expect(shown.all("tbody td")).toEqual(["−10.00 %", "90.0", "+20.00 %", "120.0"]);
  });
});

describe("a table of results", () => {
  const measures = (LESSON.steps[1] as PredictStep).table.measures;
  const table = { caption: text("Came out", "结果"), rows: LESSON.arms.slice(1), measures, results: results() };

  it("has bars of the size and the sign of each change", () => {
    const shown = screen(ResultTable, table);
    const bars = [...shown.root.querySelectorAll<HTMLElement>(".size")].map(({ style }) => [
      style.width,
      style.background,
    ]);
    expect(bars.map(([width]) => width)).toEqual(["50%", "100%"]);
    expect(bars.map(([, colour]) => colour)).toEqual([LOSS, GAIN]);
    expect(shown.all("thead th")).toEqual(["GDP", "Level"]);
    expect(shown.at("caption")).toBe("Came out");
    expect(chinese(ResultTable, table).all("tbody th, caption")).toEqual(["结果", "低", "高"]);
  });

  it("stands the other way round where there are more measures than arms, so that a phone shows all", () => {
    const shown = screen(ResultTable, { ...table, rows: table.rows.slice(1) });
    expect(shown.all("thead th")).toEqual(["High"]);
    expect(shown.all("tbody tr")).toEqual(["GDP +20.00 %", "Level 120.0"]);
  });

  it("has a dash where there is no value", () => {
    const rows = [...table.rows, { id: "gone", label: text("Gone", "无") }];
    expect(
      screen(ResultTable, { ...table, rows })
        .all("tbody td")
        .slice(-2),
    ).toEqual(["–", "–"]);
  });
});

const prove = { lesson: LESSON, step: LESSON.steps[2] as ProveStep, next };
const set = (own: string): Given => ({ state: { own: { set: own } } });
const outcome = (own: ReturnType<typeof numbers>) => [ARMS.baseline, ARMS.low, ARMS.high, own];

describe("a proof", () => {
  it("begins at the sliders' starts, with nothing asked and nothing proved", () => {
    const shown = screen(ProveView, prove);
    expect(shown.all("output")).toEqual(["4 km", "0 %"]);
    expect(shown.text).toContain("SHUT");
    expect(engines.of("arms", "prove")).toEqual([]);
    shown.enter("First lever", 2);
    shown.enter("Second lever", 3);
    expect(shown.all("output")).toEqual(["2 km", "3 %"]);
    expect(shown.attributes("input", "aria-valuetext")).toEqual(["2 km", "3 %"]);
    shown.press("Run the model");
    expect(shown.changes).toEqual([{ set: { own: { set: "2_3" } } }]);
    expect(engines.last("arms", "prove").ask).toEqual({
      scenario: "teaching/three-cities",
      arms: [
        { levers: [] },
        ...LESSON.arms.slice(1).map(({ levers }) => ({ levers })),
        { levers: [{ type: "toll", from: 2024, between: "cities", scale: 6 }] },
      ],
      ...LESSON.reading,
    });
    expect(shown.at("[role=status]")).toContain("The model is calculating…");
    expect(chinese(ProveView, prove).all("output")).toEqual(["4 公里", "0%"]);
  });

  it("tells money in the unit of all pages", () => {
    const lesson = LESSONS.find(({ id }) => id === "compensation")!;
    const paid = { ...prove, lesson, step: lesson.steps.at(-1) as ProveStep };
    const shown = screen(ProveView, paid);
    shown.enter("Spring pays Harbour", 35);
    expect(shown.all("output")).toEqual(["0 billion yuan", "3.5 billion yuan"]);
    expect(shown.attributes("input", "aria-valuetext")).toEqual(shown.all("output"));
    const zh = chinese(ProveView, paid);
    zh.enter("泉城支付港城", 35);
    expect(zh.all("output")).toEqual(["0 亿元", "35 亿元"]);
    const one = stepLine(paid.step);
    expect(one.en).toContain("Mill pays Harbour 2 billion yuan; Spring pays Harbour 5 billion yuan");
    expect(one.zh).toContain("工城支付港城 20 亿元；泉城支付港城 50 亿元");
  });

  it("draws the years while a slider moves, before anything is run", async () => {
    const shown = screen(ProveView, prove);
    expect(shown.has("figure")).toBe(false);
    await engines.answer("arms", outcome(numbers(100, 130)), "moving");
    const drawn = () => shown.attributes("figure svg[role=img]", "aria-label");
    expect(drawn()).toEqual(["GDP, 2036, %: Mill +30.00 %"]);
    expect(shown.all(".legend li")).toEqual(["Mill 30.0"]);
    shown.enter("Second lever", 3);
    // The picture stays, and does not say that it is of what is set now.
    expect(drawn()).toEqual(["Calculating…"]);
    expect(shown.all(".earlier .legend li")).toEqual(["Mill 30.0"]);
    await engines.answer("arms", outcome(numbers(100, 90)), "moving");
    expect(drawn()).toEqual(["GDP, 2036, %: Mill −10.00 %"]);
    expect(shown.has(".earlier")).toBe(false);
    const zh = chinese(ProveView, prove);
    await engines.answer("arms", outcome(numbers(100, 90)), "moving");
    expect(zh.attributes("figure svg[role=img]", "aria-label")).toEqual(["产值，2036，%：工城−10.00%"]);
    // Nothing is proved by it.
    expect(shown.changes).toEqual([]);
    expect(shown.all(".goals li")).toEqual([]);
  });

  it("tells levels without a sign", async () => {
    const { chart } = prove.step;
    const step = { ...prove.step, chart: { ...chart, levels: true } } as ProveStep;
    const shown = screen(ProveView, { ...prove, step });
    await engines.answer("arms", outcome(numbers(100, 130)), "moving");
    expect(shown.attributes("figure svg[role=img]", "aria-label")).toEqual(["GDP, 2036, %: Mill 30.00 %"]);
  });

  it("draws pairs of runs beside the interval of their mean", async () => {
    const chart = { title: text("Effect", "效应"), pairs: () => ({ effects: [3, 4, 5], half: 2.484 }) };
    const step = { ...prove.step, chart };
    const shown = screen(ProveView, { ...prove, step });
    await engines.answer("arms", outcome(numbers(100, 130)), "moving");
    const told = "Dots: the effect in each pair of runs, %. Shaded: the 95 % interval of their mean, +4.000 ± 2.484.";
    expect(shown.attributes("figure svg[role=img]", "aria-label")).toEqual([`Effect: ${told}`]);
    expect(shown.at("figure .note")).toBe(told);
    expect(shown.all("figure text")).toContain("Pairs of runs");
    const zh = chinese(ProveView, { ...prove, step });
    await engines.answer("arms", outcome(numbers(100, 130)), "moving");
    expect(zh.at("figure .note")).toContain("均值的95%置信区间，+4.000 ± 2.484。");
    expect(zh.attributes("figure svg[role=img]", "aria-label")[0]).toMatch(/^效应：/);
  });

  it("says nothing of settings that were not run", async () => {
    const shown = screen(ProveView, prove, set("2_3"));
    await engines.answer("arms", outcome(numbers(100, 130)), "prove");
    shown.enter("First lever", 1);
    expect(shown.all(".proved")).toEqual([]);
    expect(shown.all(".goals li")).toEqual([]);
  });

  it("is reached where all goals hold for what was run", async () => {
    const shown = screen(ProveView, prove, set("2_3"));
    await engines.answer("arms", outcome(numbers(100, 130)), "prove");
    expect(shown.all(".goals li")).toEqual(["Reached: It rises", "Reached: By a short way"]);
    expect(shown.all(".goals li.right")).toHaveLength(2);
    expect(shown.at(".proved")).toBe("Proved. So it is.");
    expect(shown.text).toContain("OPEN");
    expect(shown.all("tbody tr").map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual([
      "Baseline 0",
      "High +20.00",
      "What you",
    ]);
    expect(shown.all("tbody tr").at(-1)).toBe("What you have set +30.00 % 130.0");
  });

  it("is not reached where one goal does not hold", async () => {
    const shown = screen(ProveView, prove, set("2_3"));
    await engines.answer("arms", outcome(numbers(100, 99)), "prove");
    expect(shown.all(".goals li")).toEqual(["Not yet: It rises", "Reached: By a short way"]);
    expect(shown.all(".goals li.wrong")).toEqual(["Not yet: It rises"]);
    expect(shown.has(".proved")).toBe(false);
    expect(shown.text).toContain("SHUT");
    const far = chinese(ProveView, prove, set("7_3"));
    await engines.answer("arms", outcome(numbers(100, 130)), "prove");
    expect(far.all(".goals li")).toEqual(["已达到： 上升".replace(" ", ""), "尚未：路短"]);
  });

  it.each(["", "2", "2_3_4", "11_0", "-1_0", "2_6", "x_1"])("is not run from an address that says %j", (own) => {
    const shown = screen(ProveView, prove, set(own));
    expect(engines.of("arms", "prove")).toEqual([]);
    expect(shown.all("output")).toEqual(["4 km", "0 %"]);
  });

  it("is run from an address within bounds, also at their ends", () => {
    expect(screen(ProveView, prove, set("10_5")).all("output")).toEqual(["10 km", "5 %"]);
    expect(screen(ProveView, prove, set("0_0")).all("output")).toEqual(["0 km", "0 %"]);
    expect(engines.of("arms", "prove")).toHaveLength(2);
  });

  it("gives a hint when asked, and says why it cannot be run", async () => {
    const shown = screen(ProveView, prove, set("2_3"));
    expect(shown.text).not.toContain("Shorter.");
    shown.press("A hint");
    expect(shown.text).toContain("Shorter.");
    shown.press("A hint");
    expect(shown.text).not.toContain("Shorter.");
    // Three tries without a proof, and it stands there by itself.
    for (const hinted of [false, false, true]) {
      shown.press("Run the model");
      expect(shown.text.includes("Shorter.")).toBe(hinted);
    }
    await engines.fail("arms", textOf("no market"), "prove");
    expect(shown.at("[role=alert]")).toBe("no market");
  });
});

describe("a lesson", () => {
  const lesson = { lesson: LESSON };
  const at = (step: string, own: Record<string, string> = {}): Given => ({
    state: { own: { lesson: "small", step, ...own } },
  });

  it("runs its arms while one reads, and goes on step by step", async () => {
    const shown = screen(LessonView, lesson, at(""));
    expect(engines.last("arms").ask.arms).toEqual([
      { levers: [] },
      ...LESSON.arms.slice(1).map(({ levers }) => ({ levers })),
    ]);
    expect(shown.at("h1")).toBe("Read");
    expect(shown.text).toMatch(/First\. Second\. .*Step 1 of 3/);
    expect(shown.text).not.toContain("calculating");
    expect(shown.button("Back").disabled).toBe(true);
    shown.press("Next");
    expect(shown.at("h1")).toBe("Guess");
    expect(shown.text).toContain("The model is calculating…");
    expect(shown.button("Next").disabled).toBe(true);
    await engines.answer("arms", [ARMS.baseline, ARMS.low, ARMS.high]);
    shown.fire(shown.one("input[value=high]"), "change");
    shown.press("This is my guess: run the model");
    expect(shown.at(".verdict")).toBe("Right. The model says: The high one.");
    // The button that was pressed is gone: whoever uses the keyboard goes on from the verdict.
    expect(page.document.activeElement!.contains(shown.one(".verdict") as never)).toBe(true);
    expect(page.document.activeElement!.tagName).toBe("DIV");
    shown.press("Next");
    expect(shown.at("h1")).toBe("Prove");
    expect(shown.button("Finish").disabled).toBe(true);
    shown.press("Back");
    expect(shown.at("h1")).toBe("Guess");
    const told = chinese(LessonView, lesson, at(""));
    expect(told.text).toMatch(/全部课程 小课 .*第一。 第二。 .*第1步，共3步/);
  });

  it("is proved at its end, beside those that were proved before", async () => {
    const shown = screen(LessonView, lesson, at("3", { set: "2_3", done: "race" }));
    await engines.answer("arms", outcome(numbers(100, 130)), "prove");
    shown.press("Finish");
    expect(shown.changes).toEqual([{ set: { own: { done: "race.small" } } }]);
    const again = screen(LessonView, lesson, at("3", { set: "2_3", done: "small" }));
    await engines.answer("arms", outcome(numbers(100, 130)), "prove");
    again.press("Finish");
    expect(again.changes).toEqual([{ set: { own: { done: "small" } } }]);
  });

  it("is left for the list, and goes on from there, unless another is begun", () => {
    const own = { step: "2", guess: "x", set: "1_1", done: "race" };
    const shown = screen(LessonView, lesson, { state: { own: { ...own, lesson: "small" } } });
    shown.press("All lessons");
    expect(shown.changes).toEqual([{ set: { own: { ...own, left: "small" } } }]);
    const listed = () => screen(Lessons, {}, { state: { own: { ...own, left: "land" } } });
    const [first, second] = [listed(), listed()];
    first.press(/^Go on: /);
    expect(first.changes).toEqual([{ set: { own: { ...own, lesson: "land" } } }]);
    second.press(`Begin: ${t(LESSONS.find(({ id }) => id === "race")!.title).en}`);
    expect(second.changes).toEqual([{ set: { own: { done: "race", lesson: "race" } } }]);
  });

  it.each(["9", "-3", "x", "0"])("begins at a step that there is: %j", (step) => {
    expect(["Read", "Prove"]).toContain(screen(LessonView, lesson, at(step)).at("h1"));
  });
});

describe("the lessons", () => {
  it("are listed with their goals, and those that were proved", () => {
    const shown = screen(Lessons, {}, { state: { own: { done: "race.land" } } });
    expect(shown.all(".card h2")).toEqual(LESSONS.map(({ title }) => t(title).en));
    const proved = shown.all(".card").filter((card) => card.includes("· proved"));
    expect(proved).toHaveLength(2);
    expect(
      proved.every((card) =>
        ["race", "land"].some((id) => card.includes(t(LESSONS.find((one) => one.id === id)!.goal).en)),
      ),
    ).toBe(true);
    shown.press(`Begin: ${t(LESSONS[0]!.title).en}`);
    expect(shown.changes).toEqual([{ set: { own: { done: "race.land", lesson: LESSONS[0]!.id } } }]);
    expect(shown.at("h1")).toBe(t(LESSONS[0]!.steps[0]!.title).en);
    expect(chinese(Lessons, {}).all(".card h2")).toEqual(LESSONS.map(({ title }) => t(title).zh));
  });

  it("have a page for teachers, of each lesson its steps, results and misreadings", () => {
    const shown = screen(Lessons, {});
    shown.press(/^For teachers/);
    expect(shown.at("h1")).toBe("For teachers");
    expect(shown.changes).toEqual([{ set: { own: { lesson: "teachers" } } }]);
    expect(shown.all("section")).toHaveLength(LESSONS.length);
    for (const { steps, goal, minutes, misreadings } of LESSONS) {
      expect(shown.text).toContain(`${t(goal).en} ${minutes} minutes.`);
      expect(shown.text).toContain(t(misreadings[0]!).en);
      expect(shown.text).toContain(t(steps[0]!.title).en);
    }
    expect(shown.text).not.toMatch(/\{\d\}/);
    shown.press("All lessons");
    expect(shown.at("h1")).toBe("Lessons");
    expect(chinese(TeacherPage, {}).text).toMatch(/教师用 .* 预期结果 .* 常见误读/);
  });
});
