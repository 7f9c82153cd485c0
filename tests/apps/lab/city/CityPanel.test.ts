import { beforeEach, describe, expect, it } from "vitest";
import {
  AccountsTable,
  CityPanel,
  choicesIn,
  Decisions,
  digits,
  IndustriesTable,
  PayoffChart,
  useChange,
  Votes,
} from "../../../../src/apps/lab/city/CityPanel.js";
import type { CityBooks } from "../../../../src/apps/lab/engine/calls.js";
import { engines } from "../engine.js";
import { chinese, page, screen } from "../screen.js";
import { HARBOUR, MILL, runOf, SPRING, WORLD } from "../worlds.js";
import { decision, meeting } from "./decided.js";

beforeEach(() => engines.forget());

const industry = (sector: string, workers: [number, number], firms: [number, number], quotient: number) => ({
  sector,
  employment: workers,
  firms,
  quotient: [9, quotient] as const,
});

const books: CityBooks = {
  accounts: [
    { indicator: "real-gdp", values: [200, 210] },
    { indicator: "residents", values: [500, 400] },
    { indicator: "firms", values: [Number.NaN, 3] },
  ],
  industries: [
    industry("services", [100, 90], [20, 20], 0.8),
    industry("manufacturing", [120, 150], [30, 33], 1.25),
    industry("magic", [0, 2], [0, 1], 1),
  ],
};

describe("the panel of a city", () => {
  const panel = {
    world: WORLD,
    city: MILL,
    data: runOf({
      end: { events: [decision(2024, "mill"), meeting(2025, [{ player: "inland", inside: 1, outside: 0.9 }])] },
    }),
    current: true,
    at: 1,
    onClose: () => {},
  };

  it("reads the city's books of the year, and tells its decisions and votes", async () => {
    let closed = 0;
    const shown = screen(CityPanel, { ...panel, onClose: () => void closed++ });
    expect(shown.at("h2")).toBe("Mill, 2023");
    expect(page.document.activeElement?.textContent).toContain("Mill, 2023");
    expect(shown.at("[role=status]")).toBe("Reading its books…");
    const { world, policy } = panel.data.ask;
    expect(engines.last("city").ask).toEqual({ world, policy, city: "mill", at: 1 });
    await engines.answer("city", books);
    expect(shown.all("caption")).toEqual(["Accounts", "Industries under the policy, and their change"]);
    expect(shown.text).not.toContain("Reading");
    expect(shown.all("h3")).toEqual(["Why did it choose this?", "The council"]);
    shown.press("Close");
    expect(closed).toBe(1);
    shown.update({ at: 2 });
    expect(shown.at("h2")).toBe("Mill, 2024");
    expect(shown.all("caption")).toHaveLength(2);
    shown.update({ city: SPRING });
    expect(shown.all("caption")).toEqual([]);
    expect(chinese(CityPanel, panel).text).toMatch(/^工城，2023 关闭 为何如此选择？.*正在读取账目…$/);
  });

  it("tells nothing of an earlier policy while another is calculated, nor its books after", async () => {
    const shown = screen(CityPanel, panel);
    await engines.answer("city", books);
    shown.update({ current: false });
    expect(shown.text).toBe("Mill, 2023 Close Reading its books…");
    const other = runOf({ policy: { levers: [], like: "choose" } });
    shown.update({ current: true, data: other });
    expect(shown.all("caption")).toEqual([]);
    expect(engines.last("city").ask.policy).toEqual({ levers: [], like: "choose" });
    await engines.answer("city", books);
    expect(shown.all("caption")).toHaveLength(2);
  });

  it("waits for the end of the run, and leaves out an answer that comes too late", async () => {
    const shown = screen(CityPanel, { ...panel, data: runOf({ years: 2 }) });
    expect(engines.asked).toEqual([]);
    expect(shown.all("h3")).toEqual([]);
    shown.update({ data: panel.data });
    const first = engines.asked[0]!;
    shown.update({ city: HARBOUR });
    first.line.onmessage!({ data: { id: first.id, answer: books } });
    await Promise.resolve();
    expect(shown.all("caption")).toEqual([]);
  });
});

describe("numbers of books", () => {
  it.each([
    [12345, "12\u202f345"],
    [1000, "1\u202f000"],
    [999.94, "999.9"],
    [100, "100.0"],
    [99.994, "99.99"],
    [1, "1.00"],
    [0.1234, "0.123"],
    [0.0004321, "0.000432"],
    [0, "0"],
    [-1500, "−1\u202f500"],
  ])("%d has three or four digits", (value, shown) => {
    expect(digits(value)).toBe(shown);
  });

  it.each([
    [100, 110, "+10.00 %"],
    [100, 90, "−10.00 %"],
    [-100, -90, "+10.00 %"],
    [5, 5, "0"],
    [0, 0, "0"],
    [0, 3, "+3.0"],
    [1, 10.99, "+999.00 %"],
    [1, 11, "+10"],
  ])("from %d to %d is told as %s", (before, after, shown) => {
    const Told = () => useChange()(before, after);
    expect(screen(Told, {}).text).toBe(shown);
    expect(chinese(Told, {}).text).toBe(shown.replace(" %", "%"));
  });
});

describe("the books", () => {
  it("are what was and is, in the reader's unit, without what has no value", () => {
    const shown = screen(AccountsTable, { world: WORLD, books });
    expect(shown.all("thead th")).toEqual(["Indicator", "Baseline", "Policy", "Change"]);
    const rows = shown.all("tbody tr");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^Real GDP billion yuan.* 20\.00 21\.00 \+5\.00 %$/);
    expect(rows[1]).toMatch(/^Residents .*500\.0 400\.0 −20\.00 %$/);
    const told = chinese(AccountsTable, { world: WORLD, books });
    expect(told.all("thead th")).toEqual(["指标", "基准情景", "政策", "变化"]);
    expect(told.all("tbody tr")[0]).toMatch(/亿元.*200\.0 210\.0 \+5\.00%$/);
  });

  it("have industries by what they employ, each with its own numbers", () => {
    const shown = screen(IndustriesTable, { world: WORLD, books });
    expect(shown.all("tbody tr")).toEqual([
      "Manufacturing 150.0 +25.00 % 33.00 +10.00 % 1.25",
      "Services 90.00 −10.00 % 20.00 0 0.800",
      "magic 2.00 +2.0 1.00 +1.0 1.00",
    ]);
    expect(chinese(IndustriesTable, { world: WORLD, books }).all("tbody th")).toEqual(["制造业", "服务业", "magic"]);
    expect(books.industries[0]!.sector).toBe("services");
  });
});

describe("a government's decision", () => {
  const decisions = {
    world: WORLD,
    city: MILL,
    events: [decision(2023, "mill", 0.15), decision(2024, "mill"), decision(2025, "harbour")],
    imitates: false,
  };

  it("is told with what it chose, after what, and what that gains it", () => {
    const shown = screen(Decisions, decisions);
    expect(shown.all(".decision")).toHaveLength(1);
    expect(shown.at(".decision p")).toMatch(
      /, Manufacturing \(.*\)\. In 2024 it chose 0\.200 after 0\.100: this change gains it \+1\.0\d? log points\. The choice is steep/,
    );
    expect(shown.all("tbody tr")).toEqual(["0.100 −1.00", "0.200 0", "0.400 −3.00"]);
    expect(shown.at(".note")).toMatch(/^What another value would have brought it/);
    const told = chinese(Decisions, decisions);
    expect(told.at(".decision p")).toMatch(
      /，制造业（占利润的比例）。2024年由0\.100改为0\.200，所得为\+1\.00个对数点。选择较陡峭/,
    );
  });

  it("is called flat where another value would hardly differ", () => {
    const flat = decision(2024, "mill");
    const decided = flat.patches[0]!.value as { trials: { payoff: number }[] };
    for (const trial of decided.trials) trial.payoff = 1;
    expect(screen(Decisions, { ...decisions, events: [flat] }).at(".decision p")).toContain("The choice is flat");
    expect(chinese(Decisions, { ...decisions, events: [flat] }).at(".decision p")).toContain("选择较平缓");
  });

  it("is told without a gain where no other value was weighed", () => {
    const alone = decision(2024, "mill");
    const decided = alone.patches[0]!.value as { after: number; trials: { value: number }[] };
    decided.trials = decided.trials.filter(({ value }) => value === 0.2);
    const shown = screen(Decisions, { ...decisions, events: [alone] });
    expect(shown.at(".decision p")).toMatch(/In 2024 it chose 0\.200 after 0\.100, and weighed no other value\.$/);
    expect(shown.all("tbody tr")).toEqual([]);
    expect(chinese(Decisions, { ...decisions, events: [alone] }).at(".decision p")).toMatch(/未权衡其他取值。$/);
  });

  it("is told with what another city gained where governments imitate, and weighs nothing", () => {
    const copied = decision(2024, "mill");
    const decided = copied.patches[0]!.value as {
      value: number;
      payoffAfter: number;
      trials: { value: number; payoff: number }[];
    };
    decided.payoffAfter = 1.02;
    decided.trials = [
      { value: 0.1, payoff: 0.99 },
      { value: 0.2, payoff: 1.02 },
    ];
    const imitator = { ...decisions, events: [copied], imitates: true };
    const shown = screen(Decisions, imitator);
    expect(shown.at(".decision p")).toMatch(
      /chose 0\.200 after 0\.100\. It imitates: another city, with 0\.200, had gained \+3\.0\d? log points over/,
    );
    expect(shown.attributes("svg", "aria-label")).toEqual([]);
    expect(shown.all("tbody tr")).toEqual([]);
    expect(chinese(Decisions, imitator).at(".decision p")).toMatch(/另一座取值0\.200的城市.*为\+3\.0\d?个对数点。$/);
    expect(shown.has(".note")).toBe(false);
    // It had no room for all of what it saw.
    decided.trials[1]!.value = 0.3;
    expect(screen(Decisions, imitator).at(".decision p")).toMatch(/another city, with 0\.300, had gained/);
    decided.payoffAfter = 0.99;
    expect(screen(Decisions, imitator).at(".decision p")).toMatch(/It tried this value by chance\.$/);
    expect(chinese(Decisions, imitator).at(".decision p")).toMatch(/系随机尝试。$/);
    decided.value = 0.1;
    expect(screen(Decisions, imitator).at(".decision p")).toMatch(
      /In 2024 it kept 0\.100\. It imitates; another city, with 0\.300, had gained \+3\.0\d? log points over/,
    );
    expect(chinese(Decisions, imitator).at(".decision p")).toMatch(/维持0\.100不变。.*另一座取值0\.300的城市/);
    decided.trials[1]!.value = 0.1;
    expect(screen(Decisions, imitator).at(".decision p")).toMatch(/In 2024 it kept 0\.100\.$/);
    expect(chinese(Decisions, imitator).at(".decision p")).toMatch(/2024年维持0\.100不变。$/);
  });

  it("is none where nobody decides", () => {
    expect(screen(Decisions, { ...decisions, city: SPRING }).text).toMatch(
      /^Its government decides nothing itself here/,
    );
    expect(chinese(Decisions, { ...decisions, events: [] }).text).toMatch(/^该市政府在此不作自主选择/);
  });

  it("names a city that it is about", () => {
    const events = [decision(2024, "mill", 0.2, "profit-tax-rebate.profitTaxRebate spring")];
    expect(screen(Decisions, { ...decisions, events }).at(".decision b")).toMatch(/, Spring$/);
  });

  it("is drawn: all that was tried over the chosen one", () => {
    const [one] = choicesIn([decision(2024, "mill")]).decisions;
    const shown = screen(PayoffChart, { decision: one!, label: "Tax" });
    expect(shown.attributes("svg", "aria-label")).toEqual([
      "Payoff by Tax: best of those tried at 0.200, chosen 0.200.",
    ]);
    const circles = shown.attributes("circle", "cx").map(Number);
    const [a, b, c, chosen] = circles as [number, number, number, number];
    expect([b - a > 0, (c - b) / (b - a), chosen]).toEqual([true, expect.closeTo(2), b]);
    const heights = shown.attributes("circle", "cy").map(Number);
    expect(heights[3]).toBe(heights[1]);
    expect((heights[2]! - heights[1]!) / (heights[0]! - heights[1]!)).toBeCloseTo(3);
    expect(shown.attributes("path", "d")[0]).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    expect(shown.all("text")).toEqual(expect.arrayContaining(["−4", "−3", "−2", "0.10", "0.15"]));
    const better = { ...one!, payoffAfter: 0.98 };
    expect(chinese(PayoffChart, { decision: better, label: "税" }).attributes("svg", "aria-label")[0]).toBe(
      "各取值的得益（税）：备选中最佳为0.200，实际选择0.200。",
    );
    const worse = { ...one!, value: 0.1, payoffAfter: 0.99 };
    expect(screen(PayoffChart, { decision: worse, label: "Tax" }).attributes("svg", "aria-label")[0]).toContain(
      "best of those tried at 0.200, chosen 0.100",
    );
  });
});

describe("a vote in the council", () => {
  const votes = [
    { player: "harbour", inside: 0.9, outside: 1 },
    { player: "inland", inside: 1.02, outside: 1 },
  ];
  const props = { world: WORLD, city: MILL, events: [meeting(2024, []), meeting(2025, votes)] };

  it("is that of the city, or of the province it lies in, at the last meeting", () => {
    expect(screen(Votes, props).at("p")).toBe(
      "At the meeting of 2025, Inland signed: inside the agreement it gets +2.00 log points over staying outside.",
    );
    expect(screen(Votes, { ...props, city: HARBOUR }).at("p")).toBe(
      "At the meeting of 2025, Harbour did not sign: inside the agreement it gets −10.00 log points over staying outside.",
    );
    expect(chinese(Votes, props).text).toBe(
      "联席会议 在2025年的会议上，内陆省签署：参加协议相对不参加的得失为+2.00个对数点。",
    );
    expect(chinese(Votes, { ...props, city: HARBOUR }).text).toContain("港城未签署");
  });

  it("is nothing where there is no council, or it has no vote", () => {
    expect(screen(Votes, { ...props, events: [] }).text).toBe("");
    expect(screen(Votes, { ...props, events: [meeting(2025, [votes[0]!])] }).text).toBe("");
    const odd = { ...WORLD, provinces: [], cities: [] };
    expect(screen(Votes, { ...props, world: odd }).at("p")).toContain("2025, Mill signed");
  });
});
