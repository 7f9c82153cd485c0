import { attributeCommand } from "./attribute.js";
import { backtestCommand } from "./backtest.js";
import { calibrateCommand } from "./calibrate.js";
import { checkCommand } from "./check.js";
import { compareCommand } from "./compare.js";
import { drawsCommand } from "./draws.js";
import { estimateCommand } from "./estimate.js";
import { eventsCommand } from "./events.js";
import { exportCommand } from "./export.js";
import { factsCommand } from "./facts.js";
import { figuresCommand } from "./figures.js";
import { gameCommand } from "./game.js";
import { indicatorsCommand } from "./indicators.js";
import { labCommand } from "./lab.js";
import { leagueCommand } from "./league.js";
import { mcpCommand } from "./mcp.js";
import { mergeCommand } from "./merge.js";
import { newCommand } from "./new.js";
import { planCommand } from "./plan.js";
import { reportCommand } from "./report.js";
import { runCommand } from "./run.js";
import { schemaCommand } from "./schema.js";
import { scorecardCommand } from "./scorecard.js";
import { sensitivityCommand } from "./sensitivity.js";
import { statusCommand } from "./status.js";
import { submitCommand } from "./submit.js";
import { sweepCommand } from "./sweep.js";
import { tablesCommand } from "./tables.js";
import { theoryCommand } from "./theory.js";
import { validateCommand } from "./validate.js";
import { workCommand } from "./work.js";

/** Commands, in the order of the help. Written by npm run docs from the files of this folder. */
export const ALL = [
  labCommand,
  newCommand,
  checkCommand,
  runCommand,
  compareCommand,
  reportCommand,
  tablesCommand,
  figuresCommand,
  exportCommand,
  mcpCommand,
  sweepCommand,
  sensitivityCommand,
  attributeCommand,
  gameCommand,
  leagueCommand,
  calibrateCommand,
  drawsCommand,
  estimateCommand,
  indicatorsCommand,
  validateCommand,
  theoryCommand,
  backtestCommand,
  eventsCommand,
  factsCommand,
  planCommand,
  workCommand,
  statusCommand,
  mergeCommand,
  submitCommand,
  schemaCommand,
  scorecardCommand,
];
