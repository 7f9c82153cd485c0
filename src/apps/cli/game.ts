import {
  analyseTable,
  type CoalitionAnalysis,
  explainCoalitions,
  explainStrategies,
  type GameDrawResult,
  type GameOptions,
  type GameTable,
  gameDrawRunner,
  MOST_NAMED,
  playGame,
  readTable,
  type StrategyAnalysis,
  summariseGames,
} from "../../games/index.js";
import { COMPENSATION_RULES } from "../../input/index.js";
import { type GameReport, type GameUncertainty, gameJson, givenOf } from "../../measures/results/index.js";
import { type GameSeen, gameSeen, moneyUnit } from "../../measures/views/index.js";
import {
  acceptanceTable,
  coalitionsTable,
  divisionsTable,
  gameRangeSentence,
  paymentTable,
  priceTable,
  rangesTable,
  tableText,
} from "../../report/index.js";
import { onWorkers } from "../../runs/experiments/index.js";
import { type PlannedStudy, planStudy } from "../../runs/studies/index.js";
import { type AnyText, ENGLISH, type Language, percentSigns, saying, t, textOf } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { originOf } from "../node/results/provenance.js";
import { studyName } from "../node/results/resultsFolder.js";
import { writeGame } from "../node/results/writeResults.js";
import { gameDrawWorkers, gameWorkers } from "../node/threads/pool.js";
import { Command, wholeNumber } from "./command.js";
import { EXIT } from "./exit.js";
import { said } from "./language.js";
import {
  type CommonFlags,
  circumstances,
  placesIn,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
} from "./options.js";
import { checkAsked, inResults, jsonLine, lines, print, readable, screenTable, tell, writeAsked } from "./output.js";
import { progressOf } from "./progress.js";
import { drawOptions, optionsOf, refuseWithoutDraws } from "./uncertainty.js";

interface TableFlags extends CommonFlags {
  table?: string;
}

/**
 * Analysis of a plain game; `out` names a directory for game.json. Returns the text for standard output. Throws
 * UserError for a broken table.
 */
export function tableGame(file: string, flags: TableFlags): string {
  checkAsked(flags.out);
  const table = readTable(diskFiles, file);
  const analysis = analyseTable(table);
  writeAsked(flags.out, { "game.json": `${JSON.stringify(analysis, null, 1)}\n` });
  return flags.json ? jsonLine(analysis) : screenText(table, analysis, flags.lang ?? ENGLISH);
}

function screenText(table: GameTable, analysis: CoalitionAnalysis | StrategyAnalysis, language: Language): string {
  return "shapley" in analysis
    ? coalitionText(table.players, analysis, language)
    : strategyText(table.players, analysis, language);
}

function coalitionText(players: readonly string[], analysis: CoalitionAnalysis, language: Language): string {
  const cost = analysis.kind === "cost";
  const rows = players.map((player) => [
    player,
    readable(analysis.shapley[player]!),
    readable(analysis.nucleolus[player]!),
  ]);
  const table = screenTable(
    saying(language),
    [t("cli.whatEachGets", { cost }), "cli.shapleyValue", "cli.nucleolus"],
    rows,
  );
  return `${table}\n${explainCoalitions(analysis, language).join("\n")}\n`;
}

function strategyText(players: readonly string[], analysis: StrategyAnalysis, language: Language): string {
  const say = saying(language);
  const { equilibria, socialOptimum, welfare } = analysis;
  const row = (label: AnyText, profile: Record<string, string>, sum: number) => [
    label,
    ...players.map((player) => profile[player]!),
    readable(sum),
  ];
  const shown = equilibria.slice(0, MOST_NAMED);
  const rows = [
    ...shown.map((profile, k) => row(t("cli.equilibrium", { k: k + 1 }), profile, welfare.equilibria[k]!)),
    row(t("cli.bestForAll"), socialOptimum, welfare.optimum),
  ];
  const more = equilibria.length - shown.length;
  const rest = more > 0 ? `${say("cli.moreEquilibria", { more })}\n` : "";
  const table = screenTable(say, ["", ...players].map((player) => textOf(player)).concat(t("cli.sum")), rows);
  return `${table}${rest}\n${explainStrategies(analysis, language).join("\n")}\n`;
}

type GameFlags = ScenarioOptions & Omit<GameOptions, "progress"> & { uncertainty?: number; hold: string[] };

/** The same game at every draw. */
async function playDraws(
  { scenario, tasks, list }: PlannedStudy,
  { players }: GameReport,
  flags: GameFlags,
): Promise<GameUncertainty> {
  const progress = progressOf(said("cli.titleDraws", { title: scenario.title }), flags.quiet, { things: "draws" });
  const update = (done: number) => progress.update(done, tasks.length);
  const results: GameDrawResult[] = [];
  update(0);
  const changes = tasks.map((task) => task.changes);
  await onWorkers(scenario, tasks.length, gameDrawRunner(scenario), gameDrawWorkers(flags.workers), (runner) => {
    let done = 0;
    return runner.run(changes, (place, result) => {
      results[place] = result;
      update(++done);
    });
  }).finally(progress.end);
  return summariseGames(
    players.map(({ id }) => id),
    results,
    givenOf(list),
  );
}

/**
 * Coalition analysis of a scenario's agreement: game.json, manifest and report in a results directory; prints the
 * summary. Returns the exit status.
 */
async function scenarioGame(file: string, flags: GameFlags): Promise<number> {
  const startedAt = new Date();
  const { uncertainty } = flags;
  if (uncertainty === undefined) refuseWithoutDraws(flags);
  const scenario = readScenario(file, flags);
  const target = flags.out ?? `results/${studyName(file, "game")}`;
  const { report, recorded, unpaid } = await inResults([target], async ([folder]) => {
    const progress = progressOf(said(scenario.title), flags.quiet, { things: "futures" });
    const options = { ...flags, progress: progress.update };
    const workers = gameWorkers(flags.workers);
    // Draws on cohorts; where nothing is uncertain this says so before the game.
    const asked = uncertainty && planStudy(file, scenario, optionsOf(file, flags, uncertainty, scenario));
    const game = await playGame(file, placesIn(file, flags), scenario, options, workers).finally(progress.end);
    if (asked) game.report.uncertainty = await playDraws(asked, game.report, flags);
    writeGame(folder!, originOf(file, scenario, circumstances(startedAt, game.workers)), game, flags.lang);
    return game;
  });
  print(flags.json ? gameJson(report) : gameText(report, target, flags.lang));
  const { failed } = recorded.comparison;
  for (const { variant, text: reason } of failed) tell(said("cli.recordedUnfinished", { variant, reason }));
  if (unpaid) throw unpaid;
  return failed.length > 0 ? EXIT.failed : EXIT.done;
}

/** Most coalitions that the screen lists; game.json has all. */
const MOST_SHOWN = 16;

/** Most players whose price the screen shows by objective; game.json has all. */
const MOST_PRICED = 4;

/**
 * The summary, the price of consent, who accepts, what coalitions are worth, how gains may be divided, and what was
 * paid.
 */
export function gameText(source: GameReport, target: string, language: Language = ENGLISH): string {
  const view = gameSeen(source, language);
  const { report, say } = view;
  const wide = gameRangeSentence(view);
  const foot = say("cli.noForecastReport", { target });
  const tables = [
    acceptanceTable(view),
    coalitionsTable(view, MOST_SHOWN),
    divisionsTable(view),
    ...[paymentTable(view) ?? []].flat(),
  ];
  const parts = [
    `${report.title}\n${report.question}\n`,
    lines([...report.summary, ...(wide ? [wide] : [])]),
    ...[rangesTable(view) ?? [], priceTable(view, MOST_PRICED) ?? []].flat().map(tableText),
    ...tables.map(tableText),
    `${basis(view)}\n${foot}\n`,
  ];
  return percentSigns(parts.filter((part) => part !== "").join("\n"), language);
}

function basis(view: GameSeen): string {
  const { say } = view;
  const { settings, method } = view.report;
  const { replicates, orders, horizon, from, terminalValue, discount } = settings;
  const chance = replicates > 0 ? say("cli.replicatesOnAgents", { replicates }) : say("cli.cohortsWithoutChance");
  const how = method === "exact" ? say("cli.allCoalitions") : say("cli.sampledOrders", { orders });
  return say("cli.moneyOfGame", {
    unit: moneyUnit(view),
    horizon,
    from,
    forever: terminalValue === "last-year",
    discount,
    how,
    chance,
  });
}

/** The error of the sampled Shapley value falls with the root of the orders: more of them tell nothing new. */
const MOST_ORDERS = 10_000;

/** Options that mean something for scenarios only. */
const OF_SCENARIOS = ["set", "firms", "uncertainty", "hold", "prior", "replicates", "orders", "exact", "pay"];

/**
 * agglom game FILE: coalitions and equilibria of a scenario's agreement; agglom game --table TABLE.json: of a plain
 * game.
 */
export function gameCommand(): Command {
  return drawOptions(scenarioOptions(new Command("game", "help.game"), "help.outGame"))
    .group("study")
    .stoppable()
    .takes("[file]", "help.gameFile")
    .flag("--table <file>", "help.gameTable")
    .replicates("help.gameReplicates", 0)
    .value("--orders <n>", "help.orders", wholeNumber(1, MOST_ORDERS), 100)
    .flag("--exact", "help.exact")
    .choice("--pay <rule>", "help.pay", COMPENSATION_RULES)
    .workers()
    .language()
    .flag("--json", "help.gameJson")
    .example(
      "agglom game scenarios/beijing-tianjin-hebei/compensation.yaml --pay minimal",
      "agglom game --table game.json",
    )
    .does(async (file: string | undefined, flags: GameFlags & TableFlags, command: Command) => {
      if ((file === undefined) === (flags.table === undefined)) command.error(said("cli.scenarioOrTable"));
      const option = OF_SCENARIOS.find((name) => command.getOptionValueSource(name) === "cli");
      if (flags.table !== undefined && option !== undefined) command.error(said("cli.notOnPlainGame", { option }));
      if (flags.table !== undefined) print(tableGame(flags.table, flags));
      return file === undefined ? EXIT.done : await scenarioGame(file, flags);
    });
}
