import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { Table } from "../../../src/games/turns/playing.js";
import { type Move, PROMISE, TODAY, TURNS } from "../../../src/games/turns/rules.js";
import { loadScenario } from "../../../src/input/index.js";
import { meanOf } from "../../../src/maths/numerics/sums.js";
import { plain, signed } from "../../../src/measures/views/present.js";
import type { Language, Text } from "../../../src/words/index.js";

const HEAD: Text = {
  en: [
    "# Role cards",
    "",
    "[中文](role-cards.zh.md)",
    "",
    "One card a city, for [tables of three](#tables-of-three) and [of five](#tables-of-five); the game is that of [a class](lab.md#a-class), the lesson plans are in",
    "the [teacher's kit](teaching.md). Print the page and cut it between the cards. Written from the game itself",
    "(`npx vitest run tests/games/turns/cards.test.ts -u`): numbers are points, per cent by which a score is above “all goes on as today”,",
    "where the same is done in all five turns and whoever is not named goes on as today. A score is half real GDP, half what residents consume.",
  ].join("\n"),
  zh: [
    "# 角色卡",
    "",
    "[English](role-cards.md)",
    "",
    "每座城市一张，分为[三人桌](#三人桌)与[五人桌](#五人桌)；对局见[课堂](lab.md#a-class)（英文），教学安排见[教师资料包](teaching.zh.md)。打印本页，在两张卡之间裁开。",
    "本文由对局本身生成（`npx vitest run tests/games/turns/cards.test.ts -u`）：数字为得分，即高于“一切照旧”的百分比；五轮都这样做，未提到的城市照旧。得分中实际GDP与居民消费各占一半。",
  ].join("\n"),
};

interface Role {
  is: Text;
  /** Before one signs. */
  asks: Text;
}

const ROLES: Readonly<Record<string, Role>> = {
  harbour: {
    is: { en: "the largest city: a port, headquarters, services", zh: "最大的城市：港口、总部与服务业" },
    asks: {
      en: "what do the others promise, and what can I do if they do not keep it?",
      zh: "其他城市承诺什么？它们若不遵守，我能做什么？",
    },
  },
  mill: {
    is: { en: "where the factories are", zh: "工厂所在地" },
    asks: { en: "would I break my word in the last turn? Would they?", zh: "最后一轮我会违约吗？它们会吗？" },
  },
  spring: {
    is: { en: "a small town up the river", zh: "上游的小城" },
    asks: { en: "am I needed for this agreement, or only welcome?", zh: "协议离不开我，还是有我无我都行？" },
  },
  ford: {
    is: { en: "a port beside Harbour", zh: "港城旁边的港口" },
    asks: {
      en: "Harbour's market is next door. What do I lose if it closes?",
      zh: "港城的市场就在旁边。它若对我关闭，我失去什么？",
    },
  },
  ridge: {
    is: { en: "a poor town in the hills", zh: "山区的贫困小城" },
    asks: {
      en: "what can I offer the others, who would do nearly as well without me?",
      zh: "没有我，其他城市几乎一样好。我能给它们什么？",
    },
  },
};

const games = new Map<string, ReturnType<typeof newGame>>();

/** The same for every language. */
function gameOf(name: string) {
  const game = games.get(name) ?? newGame(name);
  games.set(name, game);
  return game;
}

/** A world of the game: its cities, and what comes of what all do in every turn. */
function newGame(name: string) {
  const scenario = loadScenario(`scenarios/teaching/${name}.yaml`, diskFiles);
  const table = new Table({ scenario, worlds: new Map() });
  const { cities } = scenario.region.tables;
  const known = new Map<string, number[]>();
  /** Mean scores where some do otherwise than all. [city] */
  const scores = (all: Move, otherwise: readonly (readonly [city: number, move: Move])[] = []): number[] => {
    const moves = otherwise.reduce(
      (changed, [city, move]) => changed.with(city, move),
      Array<Move>(cities.length).fill(all),
    );
    const key = JSON.stringify(moves);
    if (!known.has(key)) {
      const turns = table.planned(Array(TURNS).fill(moves));
      known.set(
        key,
        cities.map((_, c) => meanOf(turns.map((turn) => turn[c]!))),
      );
    }
    return known.get(key)!;
  };
  return { cities, scores };
}

/** docs/role-cards.md, docs/role-cards.zh.md */
export function cardsDocument(language: Language): string {
  const [three, five]: Text[] = [
    { en: "## Tables of three", zh: "## 三人桌" },
    { en: "## Tables of five", zh: "## 五人桌" },
  ];
  const tables = [
    [three!, "agreement"],
    [five!, "five-cities"],
  ] as const;
  const parts = tables.flatMap(([title, name]) => {
    const game = gameOf(name);
    return [title[language], ...game.cities.map((_, city) => card(game, city, language))];
  });
  return `${[HEAD[language], ...parts].join("\n\n")}\n`;
}

function card({ cities, scores }: ReturnType<typeof gameOf>, own: number, language: Language): string {
  const { id, residentsThousand } = cities[own]!;
  const { is, asks } = ROLES[id]!;
  const names = cities.map(({ name, nameZh }) => ({ en: name, zh: nameZh ?? name })[language]);
  const words = (en: string, zh: string) => ({ en, zh })[language];
  const withOne = cities.flatMap((_, city) =>
    city === own
      ? []
      : [
          {
            city,
            seen: scores(TODAY, [
              [own, PROMISE],
              [city, PROMISE],
            ]),
          },
        ],
  );
  const best = withOne.reduce((most, one) => (one.seen[own]! > most.seen[own]! ? one : most));
  const alone = (move: Partial<Move>) => scores(TODAY, [[own, { ...TODAY, ...move }]]);
  const rows: [string, number[]][] = [
    [words("All keep the agreement", "各方都遵守协议"), scores(PROMISE)],
    [words(`You and ${names[best.city]} alone keep one`, `只有你与${names[best.city]}达成并遵守协议`), best.seen],
    [words("All others keep one without you", "其他各方撇开你达成并遵守协议"), scores(PROMISE, [[own, TODAY]])],
    [words("You alone end protection", "只有你取消保护"), alone({ protection: 0 })],
    [words("You alone protect twice as much", "只有你加倍保护"), alone({ protection: 2 })],
    [words("You alone subsidise manufacturing by 10 %", "只有你补贴制造业10%"), alone({ subsidy: 2 })],
    [words("You alone pay for the platform", "只有你为平台出资"), alone({ platform: 2 })],
  ];
  const others = (seen: readonly number[]) => meanOf(seen.filter((_, city) => city !== own));
  const people = words(`${plain(residentsThousand / 1000, 1)} million people`, `${residentsThousand / 10}万人`);
  return [
    `### ${names[own]}`,
    words(`You govern **${names[own]}**, ${is.en}; ${people}.`, `你治理**${names[own]}**，${is.zh}；${people}。`),
    [
      words(
        "| points, the same in all five turns | you | the others, mean |",
        "| 得分，五轮都这样做 | 你 | 其他城市平均 |",
      ),
      "| --- | ---: | ---: |",
      ...rows.map(([what, seen]) => `| ${what} | ${signed(seen[own]!, 2)} | ${signed(others(seen), 2)} |`),
    ].join("\n"),
    words(`*Before you sign, ask*: ${asks.en}`, `*签署之前请问*：${asks.zh}`),
    "---",
  ].join("\n\n");
}
