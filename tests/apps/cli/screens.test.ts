import { describe, expect, it } from "vitest";
import { gameText } from "../../../src/apps/cli/game.js";
import { uncertaintyText } from "../../../src/apps/cli/uncertainty.js";
import type { GameReport } from "../../../src/measures/results/index.js";
import type { Lookup } from "../../../src/measures/views/data.js";
import { lookup } from "../../../src/measures/views/data.js";
import { shownOf } from "../../../src/measures/views/difference.js";
import { cityLevelsTable, clusterTable, placesTable, tableText, variantsTable } from "../../../src/report/index.js";
import { inventedReport, inventedStudy } from "../../report/fixture.js";
import { game } from "../../report/game.js";
import { attribution } from "../../snapshots/screens.js";

/** The tables of the variant that does all. */
function effectTables(view: Lookup): string[] {
  const together = view.variants.find(({ id }) => id === "together")!;
  const tables = [
    clusterTable(view, [together], "screen"),
    placesTable(view, shownOf(view)),
    cityLevelsTable(view, together),
  ];
  return tables.map(tableText);
}

it("what levers add has no column of chance where there is none", () => {
  expect(attribution("en")).toContain("95 % interval");
  expect(attribution("en", "cohorts")).not.toContain("95 % interval");
});

describe("effects on the screen", () => {
  const view = lookup(inventedReport());

  it("have a line for every variant", () => {
    expect(tableText(variantsTable(view))).toMatchInlineSnapshot(`
      "Effects of the variants on the cluster in 2040

                                                                            Real national income of          Real consumption per
                                                             Real GDP                     residents  resident, private and public       Well-being of residents
      Variant                                         (% of baseline)               (% of baseline)               (% of baseline)               (% of baseline)
      ---------------------------------  ----------------------------  ----------------------------  ----------------------------  ----------------------------
      No tolls between members              +0.089 % (0.086 to 0.093)     +0.088 % (0.085 to 0.091)     +0.088 % (0.083 to 0.093)     +0.089 % (0.082 to 0.096)
      No booths at provincial borders    +0.0119 % (0.0114 to 0.0124)  +0.0117 % (0.0113 to 0.0122)  +0.0117 % (0.0110 to 0.0124)  +0.0118 % (0.0109 to 0.0128)
      No administrative border                 +0.48 % (0.46 to 0.50)        +0.47 % (0.45 to 0.49)        +0.47 % (0.44 to 0.50)        +0.47 % (0.44 to 0.51)
      Tolls, booths and border together        +0.60 % (0.57 to 0.62)        +0.59 % (0.57 to 0.61)        +0.59 % (0.55 to 0.62)        +0.59 % (0.55 to 0.64)
      "
    `);
  });

  it("have the cluster, places within and beyond, and cities, winners first", () => {
    const [cluster, places, cities] = effectTables(view);
    expect(cluster).toMatchInlineSnapshot(`
      "“Tolls, booths and border together”: effects on Yangtze River Delta in 2040

      Indicator                                                                                   Baseline    Effect              % of baseline
      ------------------------------------------------------------------------------------------  --------  --------  -------------------------
      Real GDP (billion yuan, base-year prices)                                                     23 835      +142     +0.60 % (0.57 to 0.62)
      Real national income of residents (billion yuan, base-year prices)                            23 825      +140     +0.59 % (0.57 to 0.61)
      Real consumption per resident, private and public (thousand yuan a head, base-year prices)     81.24     +0.48     +0.59 % (0.55 to 0.62)
      Real consumption per resident (thousand yuan a head, base-year prices)                         60.98     +0.36     +0.60 % (0.56 to 0.63)
      Well-being of residents (index, base year 1)                                                  0.9994   +0.0059     +0.59 % (0.55 to 0.64)
      Real wage, general labour (thousand yuan a worker, base-year prices)                           94.83     +0.59     +0.62 % (0.60 to 0.65)
      Real wage, skilled labour (thousand yuan a worker, base-year prices)                           189.7     +1.16     +0.61 % (0.57 to 0.65)
      Residents (thousand persons)                                                                 175 830      +177  +0.101 % (0.094 to 0.108)
      Firms by plant (firms)                                                                        0.2444  +0.00147     +0.60 % (0.56 to 0.64)
      Theil T of GDP per head (index)                                                               0.2542   −0.0050      −2.0 % (−2.1 to −1.8)
      Sigma of GDP per head (log points)                                                            0.2290   −0.0045      −2.0 % (−2.1 to −1.8)
      Share of the cluster in exports (share)                                                       0.2095  +0.00127     +0.60 % (0.56 to 0.65)
      Similarity of industrial structures (index, 0 to 1)                                           0.2127  +0.00130     +0.61 % (0.57 to 0.65)
      Own revenue of city governments (billion yuan, base-year prices)                               3 337     +11.9     +0.36 % (0.33 to 0.38)
      Toll revenue (billion yuan, base-year prices)                                                  47.67       −42         −89 % (−95 to −83)
      "
    `);
    expect(places).toMatchInlineSnapshot(`
      "“Tolls, booths and border together”: effects within and beyond the cluster in 2040

                                                                              Real consumption per
                                                Real national income of      resident, private and
                                    Real GDP                  residents                     public    Well-being of residents
      Place                  (% of baseline)            (% of baseline)            (% of baseline)            (% of baseline)
      -----------  -------------------------  -------------------------  -------------------------  -------------------------
      The cluster     +0.60 % (0.57 to 0.62)     +0.59 % (0.57 to 0.61)     +0.59 % (0.55 to 0.62)     +0.59 % (0.55 to 0.64)
      Shanghai     +0.140 % (0.131 to 0.148)  +0.138 % (0.129 to 0.148)  +0.132 % (0.124 to 0.140)  +0.137 % (0.127 to 0.146)
      Jiangsu         +0.60 % (0.55 to 0.64)     +0.60 % (0.56 to 0.64)     +0.58 % (0.54 to 0.62)     +0.59 % (0.55 to 0.64)
      Zhejiang        +0.58 % (0.55 to 0.61)     +0.58 % (0.54 to 0.62)     +0.59 % (0.56 to 0.63)     +0.59 % (0.54 to 0.63)
      Anhui           +0.58 % (0.54 to 0.62)     +0.58 % (0.55 to 0.62)     +0.59 % (0.55 to 0.62)     +0.60 % (0.56 to 0.64)
      "
    `);
    const rows = cities!.trimEnd().split("\n");
    expect([...rows.slice(0, 7), ...rows.slice(-3)].join("\n")).toMatchInlineSnapshot(`
      "“Tolls, booths and border together”: real GDP by city in 2040

                                Baseline
                          (billion yuan,
                               base-year
      City                       prices)  Effect                 % of baseline
      ------------------  --------------  ------  ----------------------------
      Yangzhou                     669.8   −1.56      −0.23 % (−0.25 to −0.22)
      Chuzhou                      336.1   −0.88      −0.26 % (−0.27 to −0.25)
      Tongling                     116.6   −0.33      −0.29 % (−0.31 to −0.26)"
    `);
  });

  it("of a single run show no chance", () => {
    const [cluster] = effectTables(lookup(inventedReport(1)));
    expect(cluster!.split("\n").slice(0, 6).join("\n")).toMatchInlineSnapshot(`
      "“Tolls, booths and border together”: effects on Yangtze River Delta in 2040

      Indicator                                                                                   Baseline   Effect  % of baseline
      ------------------------------------------------------------------------------------------  --------  -------  -------------
      Real GDP (billion yuan, base-year prices)                                                     23 818     +142        +0.60 %
      Real national income of residents (billion yuan, base-year prices)                            23 804     +138        +0.58 %"
    `);
  });

  it("in Chinese have Chinese units", () => {
    expect(effectTables(lookup(inventedReport(), "zh"))[0]!.split("\n").slice(0, 6).join("\n")).toMatchInlineSnapshot(`
      "2040年“通行费、收费站与边界同时取消”对长三角的效应

      指标                                              基准情景      效应           占基准情景的%
      ------------------------------------------------  --------  --------  ----------------------
      实际GDP (亿元（基年价格）)                         238 350    +1 420     +0.60% (0.57至0.62)
      居民实际国民收入 (亿元（基年价格）)                238 251    +1 399     +0.59% (0.57至0.61)"
    `);
  });

  it("stand beside their bands over worlds", () => {
    expect(uncertaintyText(view, inventedStudy()).split("\n").slice(1, 8).join("\n")).toMatchInlineSnapshot(`
      "Effects in 2040, with the 90 % range given the data (60 parameter draws)

      Variant                                              Real GDP             National income    Consumption per resident
      ---------------------------------  --------------------------  --------------------------  --------------------------
      No tolls between members            +0.089 % (+1.0 to +4.0 %)   +0.088 % (+1.0 to +4.0 %)   +0.088 % (+1.0 to +4.0 %)
      No booths at provincial borders    +0.0119 % (+2.0 to +8.0 %)  +0.0117 % (+2.0 to +8.0 %)  +0.0117 % (+2.0 to +8.0 %)
      No administrative border            +0.48 % (+3.0 to +12.0 %)   +0.47 % (+3.0 to +12.0 %)   +0.47 % (+3.0 to +12.0 %)"
    `);
  });

  it("name the variant that sentences on draws are about", () => {
    const told = uncertaintyText(view, inventedStudy()).split("\n");
    expect(told[told.findIndex((line) => line.includes("agree with the data")) - 1]).toBe(
      "“Tolls, booths and border together”",
    );
  });
});

describe("a game on the screen", () => {
  it("has the price, who accepts, what coalitions are worth, and how gains are divided", () => {
    expect(gameText(game, "out")).toMatchInlineSnapshot(`
      "A <game>
      Who pays?

      C needs 0.5 bn yuan a year.

      The price of consent

      player
      (bn yuan a
      year)       wants                 5 years  10 years *
      ----------  --------------------  -------  ----------
      C           scenario's weights *    0.500        1.00
      B           scenario's weights *        0           0
      B           GDP alone               0.200       0.400
      * as the scenario has it. Left out, because more money in its budget does not raise it: GDP alone of C.

      Who accepts

      player
      (bn yuan a               gain if all
      year)       own revenue        agree  without it  outside  verdict
      ----------  -----------  -----------  ----------  -------  -------------------------------
      A                   100         3.00           0        0  accepts
      B                   100         1.00           0        0  accepts
      C                   100       −0.500           0        0  needs 0.500 (0.50 % of revenue)

      Coalitions

      agreement of
      (bn yuan a
      year)         members  everybody     A      B       C  would leave  would join
      ------------  -------  ---------  ----  -----  ------  -----------  ----------
      all              3.50       3.50  3.00   1.00  −0.500  C
      A + B            2.00       1.90  1.20  0.800  −0.100
      A + C           0.800      0.800  1.00      0  −0.200  C            B
      B + C           0.300      0.300     0  0.500  −0.200  C            A

      Division of the gain

      player                                 receives:
      (bn yuan a  gains: Shapley     gains:    minimal
      year)                value  nucleolus   payments
      ----------  --------------  ---------  ---------
      A                     1.70       1.60     −0.375
      B                     1.30       1.20     −0.125
      C                    0.500      0.700     +0.500

      Money: bn yuan a year at base-year prices, as an addition to a player's own budget that it values as much, over 10 years from 2024, discount 0.95; all coalitions; cohorts, without chance.
      Scenario analysis, not a forecast. Report: out/report.html
      "
    `);
  });

  it("tells what was paid, and what intervals and limits there are", () => {
    const paid: GameReport = {
      ...game,
      settings: { ...game.settings, replicates: 8, terminalValue: "last-year" },
      ...{ method: "sampled" as never, shapleyErrors: { a: 1, b: 2, c: 3 }, nucleolus: null },
      price: {
        ...game.price!,
        reach: 10,
        cells: game.price!.cells.map((cell) =>
          cell.needs ? { ...cell, interval: [cell.needs - 1, cell.needs + 1] } : cell,
        ),
      },
      payment: {
        ...{ rule: "minimal", ledgerYear: 2033, imbalance: 1.234e-9 },
        receipts: { a: -4, b: -1, c: 5 },
        ledger: { a: -3.9, b: -1.1, c: 5 },
        gains: { a: 26, b: 9, c: 0.5 },
        accepts: { a: true, b: true, c: false },
      } as never,
    };
    const usual = gameText(game, "out").split("\n");
    const other = gameText(paid, "out")
      .split("\n")
      .filter((line) => !usual.includes(line));
    expect(other.join("\n")).toMatchInlineSnapshot(`
      "year)       wants                              5 years            10 years *
      ----------  --------------------  --------------------  --------------------
      C           scenario's weights *  0.500 [0.400, 0.600]    1.00 [0.900, 1.10]
      B           scenario's weights *                     0                     0
      B           GDP alone             0.200 [0.100, 0.300]  0.400 [0.300, 0.500]
      * as the scenario has it. In brackets 95 % intervals over replicates. Left out, because more money in its budget does not raise it: GDP alone of C. What comes after the horizon counts at the last year’s rate for ever. Some future cannot be followed for more than 10 years, so that longer horizons are left out.
      A                1.7 ± 0.1        n/a     −0.375
      B                1.3 ± 0.2        n/a     −0.125
      C                0.5 ± 0.3        n/a     +0.500
      Compensation paid: minimal payments
      (bn yuan a                   public
      year)       receives  accounts 2033    gain  without it  verdict
      ----------  --------  -------------  ------  ----------  ---------------
      A             −0.400         −0.390    2.60           0  accepts
      B             −0.100         −0.110   0.900           0  accepts
      C             +0.500         +0.500  0.0500           0  does not accept
      Not every player accepts. Accounts balance to 1.2e-9 of GDP.
      Money: bn yuan a year at base-year prices, as an addition to a player's own budget that it values as much, over 10 years from 2024 and at the last one's rate for ever after, discount 0.95;  sampled orders of arrival, ± one standard error of the Shapley value; 8 replicates on agents, ± one standard error."
    `);
    const all = { ...paid, payment: { ...paid.payment!, accepts: { a: true, b: true, c: true } } };
    expect(gameText(all, "out")).toContain("Every player accepts.");
  });

  it("names most of many players by who is missing", () => {
    const ids = [..."abcdefgh"];
    const players = ids.map((id) => ({ ...game.players[0]!, id, label: { en: id.toUpperCase(), zh: id } }));
    const worth = (members: string[], total: number) => ({
      ...game.coalitions[0]!,
      ...{
        members,
        total,
        value: total,
        payoffs: Object.fromEntries(ids.map((id) => [id, 1])),
        leave: null,
        join: ["h"],
      },
    });
    const many: GameReport = {
      ...game,
      players,
      ...{ acceptance: ids.map((player) => ({ ...game.acceptance[0]!, player })), price: null },
      shapley: Object.fromEntries(ids.map((id) => [id, 1])),
      ...{ nucleolus: null, compensation: { rule: "none", transfers: {} } as never },
      coalitions: [
        worth(ids, 9),
        worth(ids.slice(2), 8),
        worth(["a", "b"], 7),
        worth(["a"], 99),
        ...Array.from({ length: 15 }, (_, k) => worth(ids.slice(0, 5), 6 - k)),
      ],
    };
    const text = gameText(many, "out");
    const at = text.split("\n").findIndex((line) => line.startsWith("agreement of"));
    expect(
      text
        .split("\n")
        .slice(at, at + 5)
        .join("\n"),
    ).toMatchInlineSnapshot(`
      "agreement of
      (bn yuan a
      year)            members  everybody  would leave  would join
      ---------------  -------  ---------  -----------  ----------
      all                0.900      0.900  ?            H"
    `);
    expect(text).toContain("The 16 best of 18 coalitions; game.json has all.");
  });
});
