import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { observedBounds } from "../../../src/measures/indicators/index.js";
import { csvRecords } from "../../../src/measures/results/csv.js";
import type { Language } from "../../../src/words/index.js";
import { longSentences } from "../../sentences.js";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-questions-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a scenario file holds. */
type Written = Record<string, unknown> & { variants: object };

interface Answered {
  screen: string;
  language: Language;
  /** The results directory. */
  out: string;
  /** Lines from the title on. */
  lines: string[];
  /** Mean level of a year, from indicators.csv. */
  level(variant: string, place: string, indicator: string, year: number): number;
}

const CITIES = ["riverport", "millford", "highgate", "saltmarsh", "springhead"];
const WELFARE = "real-final-consumption-per-head";

/** How many files have been written: each has a name of its own. */
let made = 0;

/** Runs a file as a user does, tables as CSV. `scenario`: another content of it. */
async function answered(
  name: string,
  change: (scenario: Written) => object = (same) => same,
  lang: Language = "en",
  folderOf = "questions",
): Promise<Answered> {
  const scenario = parseYaml(readFileSync(join(root, `scenarios/${folderOf}/${name}.yaml`), "utf8"));
  const file = join(folder, `${name}-${made++}.yaml`);
  const from = ["region", "extends"].filter((key) => key in scenario);
  const paths = from.map((key) => [key, join(root, "scenarios", folderOf, scenario[key])]);
  const whole = { ...scenario, ...Object.fromEntries(paths) };
  writeFileSync(file, JSON.stringify({ ...whole, ...change(whole), population: "cohorts", replicates: 1 }));
  const out = `${file}-results`;
  const { stdout, status } = await agglomHere(
    "compare",
    file,
    "--out",
    out,
    "--quiet",
    "--format",
    "csv",
    "--lang",
    lang,
  );
  expect(status).toBe(0);
  let levels: ReturnType<typeof levelsOf> | undefined;
  return {
    screen: stdout,
    ...{ language: lang, out },
    lines: stdout.split("\n"),
    level: (...key) => {
      levels ??= levelsOf(out);
      return levels.get(key.join()) ?? Number.NaN;
    },
  };
}

/** By variant, place, indicator and year. */
function levelsOf(out: string): Map<string, number> {
  const [head, ...rows] = [...csvRecords(readFileSync(join(out, "indicators.csv"), "utf8"))] as string[][];
  const column = (id: string) => head!.indexOf(id);
  const keys = ["variant", "place", "indicator", "year"].map(column);
  return new Map(rows.map((row) => [keys.map((at) => row[at]).join(), Number(row[column("mean")])]));
}

const pageOf = ({ out }: Answered) => readFileSync(join(out, "report.html"), "utf8");

/** Change against another run, per cent. */
const change = (
  { level }: Answered,
  run: string,
  place: string,
  indicator: string,
  year: number,
  against = "baseline",
) => 100 * (level(run, place, indicator, year) / level(against, place, indicator, year) - 1);

const signed = (percent: number) => {
  const size = Math.abs(percent);
  return `${percent < 0 ? "−" : "+"}${size.toFixed(size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2)}`;
};

/** In one line, whatever columns it was set in. */
const flat = ({ screen }: Answered) => screen.replace(/\n {2}/g, " ");
const flatChinese = ({ screen }: Answered) => screen.replace(/\n {2}/g, "");

function fitsTheScreen({ lines, screen, language }: Answered) {
  expect(longSentences(screen, language)).toEqual([]);
  expect(lines.length).toBeLessThanOrEqual(41);
  for (const line of lines.filter((one) => !one.includes("report.html")))
    expect(stringWidth(line), line).toBeLessThanOrEqual(100);
}

const turned = (scenario: Written) => ({ variants: Object.fromEntries(Object.entries(scenario.variants).reverse()) });

it("who stays outside an agreement of two neighbours is told what that costs", async () => {
  const run = await answered("three-cities", undefined, "en", "teaching");
  fitsTheScreen(run);
  const outside = change(run, "without-spring", "spring", "real-gdp", 2036);
  expect(outside).toBeLessThan(0);
  expect(flat(run)).toMatch(/Spring, real GDP in 2036: “All three agree” \(\+/);
  expect(flat(run)).toContain(`“Harbour and Mill agree” (${signed(outside)} %`);
}, 120_000);

describe("a city shut for a year", () => {
  const OF_ALL = { answer: { places: ["cluster"] } };
  let run: Answered;
  beforeAll(async () => {
    run = await answered("city-shut", () => OF_ALL);
  }, 120_000);

  it("is told of the other cities first, as it is asked", async () => {
    const asked = await answered("city-shut");
    fitsTheScreen(asked);
    const at = (year: number) => change(asked, "year", "all-but-riverport", "real-gdp", year);
    const first = asked.lines.slice(1, 4).join("").replaceAll("  ", " ");
    expect(first).toMatch(/^All cities but Riverport: against the baseline, real GDP in 2024 is highest under “Half/);
    expect(first).toContain(`lowest under “Half shut for a year” (${signed(at(2024))} %)`);
    expect(at(2024)).toBeLessThan(0);
    expect(flat(asked)).toContain(`${signed(at(2033))} % in 2033`);
  });

  it("is told by that year, in which all lose, by the sum and by what is left", () => {
    fitsTheScreen(run);
    const at = (year: number) => change(run, "year", "cluster", "real-gdp", year);
    expect(run.lines.slice(0, 3).join("")).toContain(`lowest under “Half shut for a year” (${signed(at(2024))} %)`);
    const years = Array.from({ length: 10 }, (_, y) => 2024 + y);
    const total = (name: string) => years.reduce((sum, year) => sum + run.level(name, "cluster", "real-gdp", year), 0);
    const sum = 100 * (total("year") / total("baseline") - 1);
    expect(flat(run)).toContain(
      `“Half shut for a year”: real GDP ${signed(at(2024))} % in 2024, ${signed(sum)} % from 2024 to 2033 in sum, ${signed(at(2033))} % in 2033; whole country ${signed(change(run, "year", "country", "real-gdp", 2024))} % in 2024.`,
    );
    const cities = CITIES.map((city) => change(run, "year", city, WELFARE, 2024));
    expect(cities.every((effect) => effect < 0)).toBe(true);
    expect(flat(run)).toContain(
      `in 2024, residents gain in no city, lose in 5 of 5: most in Riverport (${signed(Math.min(...cities))} %)`,
    );
    expect(run.screen).toContain("Told for 2024 and from 2024 to 2033");
  });

  it("says the same with its variants in another order", async () => {
    const other = await answered("city-shut", (scenario) => ({ ...turned(scenario), ...OF_ALL }));
    expect(other.lines.slice(1, 14)).toEqual(run.lines.slice(1, 14));
  }, 120_000);

  it("is told of one variant alone, in Chinese", async () => {
    const alone = await answered("city-shut", () => ({ answer: { compare: ["year"] } }), "zh");
    fitsTheScreen(alone);
    const first = change(alone, "year", "cluster", "real-gdp", 2024);
    expect(flatChinese(alone)).toContain(`“半停摆一年”使五城2024年的实际GDP降低${Math.abs(first).toFixed(1)}%`);
    expect(flatChinese(alone)).toContain("没有城市的居民受益，5个城市中5个受损");
    const gone = 1 - change(alone, "year", "cluster", "real-gdp", 2025) / first;
    expect(flatChinese(alone)).toContain(`到2025年已消退${Math.floor(100 * gone)}%`);
  }, 120_000);
});

describe("land quota for sale", () => {
  let run: Answered;
  beforeAll(async () => {
    run = await answered("land-quota-for-sale");
  }, 120_000);
  const sold = ({ level }: Answered, variant: string) =>
    Array.from({ length: 8 }, (_, y) => level(variant, "cluster", "quota-sold", 2024 + y)).reduce((a, b) => a + b, 0);

  it("says that nothing is sold at the fixed price, which equals no trade, and how much at which price at the market's", () => {
    fitsTheScreen(run);
    expect(sold(run, "fixed-price")).toBe(0);
    const told = "“Sold at a fixed price”: Trade in land quota: nothing was sold from 2024 to 2031.";
    expect(flat(run)).toContain(told);
    expect(pageOf(run)).toContain(`<li>${told}</li>`);
    expect(flat(run)).toContain(
      "“Sold at a fixed price” against “Quota without trade”: equal, no number of any year differs.",
    );
    const km2 = sold(run, "market-price");
    const years = Array.from({ length: 8 }, (_, y) => 2024 + y);
    const of = (id: string, year: number) => run.level("market-price", "cluster", id, year);
    const paid = years.reduce((sum, year) => sum + of("quota-sold", year) * (of("quota-price", year) || 0), 0);
    expect(flat(run)).toContain(
      `${km2.toFixed(1)} km2 were sold from 2024 to 2031, at ${(paid / km2 / 10).toFixed(2)} bn yuan a km2`,
    );
  });

  it("says who pays for it in sum", () => {
    const received = Array.from({ length: 8 }, (_, y) =>
      run.level("market-price", "riverport", "net-transfers", 2024 + y),
    );
    const paid = -received.reduce((sum, one) => sum + one, 0);
    expect(flat(run)).toMatch(new RegExp(`[Pp]aid by Riverport ${(paid / 10).toFixed(0)} bn yuan`));
  });

  it("says so in Chinese", async () => {
    const chinese = await answered("land-quota-for-sale", undefined, "zh");
    fitsTheScreen(chinese);
    expect(flatChinese(chinese)).toContain("“按固定价出让”：建设用地指标交易：2024—2031年没有成交");
    expect(flatChinese(chinese)).toContain("“按固定价出让”与“指标不可交易”相比：各年各数完全相同");
  }, 120_000);
});

describe("two circulations", () => {
  /** Of the scenario in a region that is quick, its first sentence. */
  async function first(demand: number): Promise<string> {
    const file = "scenarios/yangtze-river-delta/two-circulations.yaml";
    const levers = ["slump", "both"].map((variant) => `variants.${variant}.levers.0.demand=${demand}`);
    const sets = ["region=regions/teaching-five-cities", "years=3", ...levers].flatMap((one) => ["--set", one]);
    const out = join(folder, `circulations-${demand}`);
    const { stdout } = await agglomHere("compare", file, ...sets, "--out", out, "--uncertainty", "0", "--quiet");
    return stdout.split("\n").slice(1, 3).join("");
  }

  it("are told by how much of the foreign slump lower borders make good, and not where there is no slump", async () => {
    expect(await first(0.75)).toMatch(
      / raises real GDP by 0\.\d+ % in 2024: +\d\.\d+ % of what “Foreign slump” takes\./,
    );
    expect(await first(1)).toMatch(/ raises real GDP by 0\.\d+ % \(.*\) in 2024 /);
  }, 60_000);
});

describe("variants against each other", () => {
  it("a race against its treaty says what the treaty saves a year", async () => {
    const answer = { compare: ["pact", "race"], when: 2031, measure: "lever-cost" };
    const run = await answered("subsidy-race", () => ({ answer }));
    const saved = run.level("race", "cluster", "lever-cost", 2031) - run.level("pact", "cluster", "lever-cost", 2031);
    expect(saved).toBeGreaterThan(10);
    expect(flat(run).split("\n")[1]).toContain(
      "“All pay under a ceiling of 2 %” against “All pay” lowers spending on levers by",
    );
    expect(flat(run).split("\n")[1]).toContain(`(${(saved / 10).toFixed(2)} bn yuan) in 2031`);
    fitsTheScreen(run);
  }, 120_000);

  it("half a toll against none says its difference, in Chinese too", async () => {
    const run = await answered("bridge-toll", undefined, "zh");
    const lost = (indicator: string) => {
      const of = (variant: string) => run.level(variant, "cluster", indicator, 2031);
      const percent = change(run, "ended", "cluster", indicator, 2031, "halved");
      return `${signed(percent)}%（−${(of("halved") - of("ended")).toFixed(2)}亿元）`;
    };
    expect(flatChinese(run)).toContain(
      `“取消”与“减半”相比，2031年：城市自有财政收入${lost("own-revenue")}；通行费收入${lost("toll-revenue")}。`,
    );
    fitsTheScreen(run);
  }, 120_000);

  it("who gains under a reform does not hang on the order of the file", async () => {
    const lever = (...between: string[][]) => ({ type: "administrative-border", from: 2024, between, scale: 0.5 });
    const [mill, gate] = [
      ["riverport", "millford"],
      ["riverport", "highgate"],
    ];
    const variants = {
      both: { label: "Both", levers: [lever(mill!, gate!)] },
      one: { label: "One", levers: [lever(mill!)] },
    };
    const run = await answered("bridge-toll", () => ({ variants }));
    const other = await answered("bridge-toll", () => turned({ variants }));
    expect(other.lines.slice(1, 8)).toEqual(run.lines.slice(1, 8));
    const gains = CITIES.map((city) => change(run, "both", city, WELFARE, 2031));
    const count = (test: (gain: number) => boolean) => gains.filter(test).length;
    const lost = count((gain) => gain <= -0.005) || "none";
    expect(flat(run)).toContain(
      `“Both”: in 2031, residents gain in ${count((gain) => gain >= 0.005)} of 5 cities, lose in ${lost}`,
    );
  }, 120_000);
});

describe("what goes beyond what was observed", () => {
  it("is named with the bound and with what drives it, and a mild reform is not", async () => {
    const shock = { type: "shock", from: 2024, cities: ["millford"], sectors: ["electronics"], productivity: 1.25 };
    const toll = { type: "toll", from: 2024, between: [["riverport", "saltmarsh"]], scale: 0 };
    const variants = {
      boom: { label: { en: "Boom", zh: "繁荣" }, levers: [shock, toll] },
      toll: { label: { en: "No toll", zh: "取消收费" }, levers: [toll] },
    };
    const run = await answered("bridge-toll", () => ({ variants }));
    const percent = change(run, "boom", "millford", "real-gdp", 2031);
    const { high } = observedBounds("real-gdp", 8);
    expect(percent).toBeGreaterThan(100 * high);
    const [head, ...rows] = [...csvRecords(readFileSync(join(run.out, "structure.csv"), "utf8"))] as string[][];
    const added = (variant: string) =>
      rows.filter((row) => row[head!.indexOf("variant")] === variant && row[head!.indexOf("city")] === "millford");
    const grown = added("boom").map((row, at) => {
      const cell = head!.indexOf("value_added");
      return { sector: row[head!.indexOf("sector")], more: Number(row[cell]) - Number(added("baseline")[at]![cell]) };
    });
    expect(grown.sort((a, b) => b.more - a.more)[0]!.sector).toBe("electronics");
    expect(flat(run)).toContain(
      `Beyond what was observed: “Boom”, Millford, real GDP ${signed(percent)} % in 8 years (99 of 100 cities: ${signed(100 * high)} % at most; largest part in electronics and instruments)`,
    );
    expect(flat(run)).toMatch(/Beyond what was observed: “Boom”, Millford, jobs in /);
    expect(run.screen).not.toMatch(/observed: “No toll”/);
    expect(pageOf(run)).toContain("Beyond what was observed: “Boom”, Millford");
    fitsTheScreen(run);
  }, 120_000);

  it("is not said of a mild reform; that a link moves goods alone is", async () => {
    const link = { type: "transport-link", from: 2024, between: [["riverport", "saltmarsh"]], scale: 0.9 };
    const variants = { link: { label: { en: "Link", zh: "通道" }, levers: [link] } };
    const run = await answered("bridge-toll", () => ({ variants }));
    expect(Math.abs(change(run, "link", "saltmarsh", "real-gdp", 2031))).toBeGreaterThan(0.005);
    expect(run.screen).not.toContain("Beyond what was observed");
    expect(flat(run)).toContain("travel time of goods, not of people");
    fitsTheScreen(run);
  }, 120_000);
});

describe("who pays whom", () => {
  it("shared growth of taxes is told over its years, in Chinese", async () => {
    const run = await answered("demonstration-zone", undefined, "zh");
    const years = Array.from({ length: 8 }, (_, y) => 2024 + y);
    const received = years.map((year) => run.level("zone-and-sharing", "highgate", "net-transfers", year));
    const total = received.reduce((sum, one) => sum + one, 0);
    const [payer, payee] = total > 0 ? ["磨镇", "高门"] : ["高门", "磨镇"];
    expect(flatChinese(run)).toMatch(new RegExp(`年合计支付：净收入：${payee}[\\d.]+亿元；净支出：${payer}`));
    fitsTheScreen(run);
  }, 120_000);

  it("a bond tells its index against the threshold and who pays", async () => {
    const run = await answered("upstream-fund");
    const index = Array.from({ length: 8 }, (_, y) => run.level("wager", "springhead", "compensation-index", 2024 + y));
    const down = index.filter((one) => one <= 1).length;
    expect(flat(run)).toContain(
      `index ${Math.min(...index).toFixed(2)} to ${Math.max(...index).toFixed(2)} against 1; the city downstream pays in ${down} of 8 years, upstream in ${8 - down}.`,
    );
    fitsTheScreen(run);
  }, 120_000);

  it("firms that are sent are told with those that arrive and the jobs that are there at the end", async () => {
    const release = {
      type: "firm-release",
      from: 2024,
      to: 2026,
      cities: ["riverport"],
      sectors: ["electronics"],
      jobs: 4,
    };
    const variants = { move: { label: "Move", levers: [{ ...release, destinations: ["springhead"] }] } };
    const run = await answered("bridge-toll", () => ({ variants }));
    const left = [2024, 2025, 2026].reduce(
      (sum, year) => sum + run.level("move", "riverport", "government-led-moves", year),
      0,
    );
    expect(left).toBeGreaterThan(0);
    expect(flat(run)).toContain("12 thousand jobs ordered away from 2024 to 2026");
    expect(flat(run).replaceAll("\u202f", "")).toContain(`${left.toFixed(0)} firms left Riverport`);
    fitsTheScreen(run);
  }, 120_000);
});

describe("who keeps the profits of the bay", () => {
  const first = async (more: object = {}) => {
    const few = (scenario: Written) => ({
      startYear: 2024,
      years: 1,
      variants: { both: scenario.variants["both" as never] },
      ...more,
    });
    const run = await answered("who-keeps-profits", few, "en", "greater-bay-area");
    return { run, told: run.screen.replace(/\s+/g, " ") };
  };

  it("is told first with the structures of Hong Kong and Macao; nobody gets another city's where all are run from home", async () => {
    const { run, told } = await first();
    const percent = (arm: string, place: string) => (100 * run.level(arm, place, "profit-outflow", 2024)).toFixed(1);
    const levels = (place: string) => ["baseline", "both"].map((arm) => percent(arm, place).replace("-", "−"));
    const [before, after] = levels("hong-kong");
    expect(told).toContain(
      `in 2024, “Baseline” → “Faster links and one set of rules”: Hong Kong ${before} % → ${after} %`,
    );
    expect(told).toMatch(/Share of manufacturing: Hong Kong .* Macao /);
    const { told: home } = await first({ parameters: { headquartersOwnShare: 1 } });
    expect(home).toContain("one set of rules”: Hong Kong 0 % → 0 %");
  });
});

describe("finance for innovation", () => {
  type Levers = Record<string, { levers: Record<string, unknown>[] }>;
  /** The first sentences on one variant of few years, with another value of one of its levers. */
  async function first(name: string, years: number, lever: number, value: object, answer?: object) {
    const few = ({ variants }: Written) => {
      const own = structuredClone((variants as Levers)[name]!);
      Object.assign(own.levers[lever]!, value);
      return { startYear: 2024, years, variants: { own }, ...(answer && { answer }) };
    };
    const { lines } = await answered("innovation-finance", few, "en", "yangtze-river-delta");
    return lines.slice(1, 3).join(" ").replace(/\s+/g, " ");
  }

  it("is told first: a fund that pays nothing has no effect", async () => {
    expect(await first("fund", 1, 0, {})).toMatch(/“A common fund” lowers real GDP by 0\.\d+ % in 2024/);
    expect(await first("fund", 1, 0, { share: 0 })).toMatch(/“A common fund” has no effect on real GDP in 2024/);
  });

  it("is told first: who absorbs more knows more", async () => {
    const answer = { compare: ["own"], places: ["xuancheng"], measure: "knowledge" };
    const grown = async (value: object) =>
      Number(
        (await first("platform-absorption", 4, 1, value, answer)).match(/raises knowledge stock by ([\d.]+) %/)![1],
      );
    expect(await grown({})).toBeGreaterThan(1.5 * (await grown({ absorption: 0 })));
  });
});

describe("screens of the small scenarios that ship", () => {
  it.each([
    ["teaching", "two-cities"],
    ["teaching", "three-cities"],
    ["teaching", "agreement"],
  ] as const)(
    "%s/%s: short sentences, the answer first",
    async (folderOf, name) => {
      for (const language of ["en", "zh"] as const) {
        const run = await answered(name, undefined, language, folderOf);
        fitsTheScreen(run);
        expect(run.lines.slice(1, 3).join(""), run.screen).toMatch(/GDP/);
      }
    },
    120_000,
  );
});
