import { describe, expect, it } from "vitest";
import { withIds } from "../../src/input/names.js";
import type { Region } from "../../src/input/regionSchema.js";
import { english } from "../../src/words/index.js";

const region = {
  tables: {
    cities: [
      { id: "port", name: "Port", nameZh: "港城", province: "coast" },
      { id: "mill", name: "Mill (North)", nameZh: "工城", province: "inland" },
      { id: "mill-south", name: "Mill (South)", province: "inland" },
    ],
    sectors: [
      { id: "steel", label: "Iron and steel", labelZh: "钢铁" },
      { id: "toys", label: "Toys" },
    ],
  },
  hinterlands: [{ id: "rest", label: { en: "Rest", zh: "其他" } }],
  agglomerations: [],
  provinceLabels: { coast: { en: "Coast", zh: "沿海" }, inland: { en: "Inland", zh: "内陆" } },
} as unknown as Region;

const locate = (path: readonly (string | number)[]) => ({ file: path.join("/") });
const written = (data: Record<string, unknown>) => withIds(data, region, locate);
const ids = (data: Record<string, unknown>) => {
  const { data: turned, problems } = written(data);
  expect(problems).toEqual([]);
  return turned;
};
const told = (data: Record<string, unknown>) =>
  written(data).problems.map(({ file, value, what, allowed, nearest }) =>
    [file, value, english(what), english(allowed ?? ""), nearest].filter((part) => part !== undefined).join("; "),
  );

describe("names in a scenario", () => {
  it("are ids in levers of the baseline, of variants and of an agreement, field by field", () => {
    const levers = [
      {
        type: "toll",
        between: [
          ["Port", "内陆"],
          ["其他", "mill"],
        ],
        scale: 0,
      },
      { type: "sector-subsidy", cities: ["港城", "Coast"], sectors: ["钢铁", "Toys"], sectorSubsidy: 0.1 },
      { type: "revenue-pool", members: [{ city: "港城", weight: 1 }], share: 0.1 },
      { type: "no-lever", cities: ["港城"] },
      "odd",
    ];
    const turned = [
      {
        type: "toll",
        between: [
          ["port", "inland"],
          ["rest", "mill"],
        ],
        scale: 0,
      },
      { type: "sector-subsidy", cities: ["port", "coast"], sectors: ["steel", "toys"], sectorSubsidy: 0.1 },
      { type: "revenue-pool", members: [{ city: "port", weight: 1 }], share: 0.1 },
      { type: "no-lever", cities: ["港城"] },
      "odd",
    ];
    expect(
      ids({ baseline: { levers }, variants: { 港城: { levers } }, coordination: { agreement: { levers } } }),
    ).toEqual({
      baseline: { levers: turned },
      variants: { 港城: { levers: turned } },
      coordination: { agreement: { levers: turned } },
    });
  });

  it("that stand in one text, parted as Chinese parts them, are told to be parted", () => {
    const { problems } = written({ baseline: { levers: [{ type: "firm-retention", cities: ["港城，工城"] }] } });
    expect(problems.map(({ hint }) => english(hint!))).toEqual(["Part names by a comma of half width (,), in [ ]"]);
  });

  it("are ids of sectors where a lever names one", () => {
    const lever = (input: string) => ({ baseline: { levers: [{ type: "critical-input", input, origins: "all" }] } });
    expect(ids(lever("钢铁"))).toEqual(lever("steel"));
  });

  it("are no words of levers, though a place is called so", () => {
    const centre = { ...region, provinceLabels: { ...region.provinceLabels, coast: { en: "Centre", zh: "中部" } } };
    const paid = (payer: string) => ({ baseline: { levers: [{ type: "central-transfer", payer, payee: "port" }] } });
    expect(withIds(paid("centre"), centre as Region, locate).data).toEqual(paid("centre"));
    expect(withIds(paid("Centre"), centre as Region, locate).data).toEqual(paid("coast"));
  });

  it("are ids in what governments choose, whom players are, what is asked and measured", () => {
    const choosing = (cities: unknown, sectors: unknown) => ({
      levers: [{ type: "sector-subsidy", cities, with: { sectors } }],
    });
    const named = (place: string, sector: string) => ({
      governments: choosing([place], [sector]),
      variants: { one: { governments: choosing(place, sector) } },
      coordination: { players: { Port: [place] } },
      objectives: { cities: { [place]: { gdp: 1 } }, weights: { gdp: 1 } },
      answer: { places: [place, { allBut: [place] }], measure: "Port" },
      hypothesis: { measures: { a: { place, of: "gdp" } } },
    });
    expect(ids(named("港城", "钢铁"))).toEqual(named("port", "steel"));
  });

  it("are left where they are no names of places, and ids where they stand for themselves", () => {
    const data = { title: "港城", region: "Port", answer: { measure: "港城" }, years: 3, variants: ["odd"] };
    expect(ids(data)).toEqual(data);
    const lever = { type: "toll", between: "cities", scale: 0 };
    expect(ids({ baseline: { levers: [lever] } })).toEqual({ baseline: { levers: [lever] } });
    // An unknown English name is for the checks to report.
    expect(ids({ answer: { places: ["Nowhere"] } })).toEqual({ answer: { places: ["Nowhere"] } });
  });
});

describe("names that are refused", () => {
  it("stand for several things, or are Chinese names of none", () => {
    expect(told({ answer: { places: ["Port", "Mill"] } })).toEqual([
      expect.stringMatching(
        /^answer\/places\/1; Mill; stands for 2 things: mill \(city 工城\), mill-south \(city .*; .*mill, mill-south/,
      ),
    ]);
    expect(told({ coordination: { players: { one: ["港成"] } } })).toEqual([
      expect.stringMatching(/^coordination\/players\/one\/0; 港成; .*; 港城 \(port\), .*; 港城$/),
    ]);
    const sectors = { levers: [{ type: "sector-subsidy", cities: ["port"], sectors: ["钢"] }] };
    expect(told({ baseline: sectors })).toEqual([
      expect.stringMatching(/^baseline\/levers\/0\/sectors\/0; 钢; .*钢铁 \(steel\)/),
    ]);
  });

  it("make two entries of one place, of which the first stands", () => {
    const objectives = { cities: { Port: { gdp: 1 }, mill: { gdp: 2 }, 港城: { gdp: 3 } } };
    const { data, problems } = written({ objectives });
    expect(data).toEqual({ objectives: { cities: { port: { gdp: 1 }, mill: { gdp: 2 } } } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "objectives/cities/港城" });
    expect(english(problems[0]!.what)).toContain("stands for port, as Port does");
  });
});
