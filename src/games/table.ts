/**
 * A plain game as users write it: worths (or costs) of coalitions, or payoffs of strategy profiles. Read, checked,
 * listed.
 */

import { z } from "zod";
import { readDocument } from "../input/document.js";
import { throwProblems, UserError } from "../input/error.js";
import type { FileSource } from "../input/files.js";
import { validate } from "../input/rules.js";
import { t } from "../words/index.js";
import { type CoalitionTable, coalitionTable } from "./coalitionTable.js";
import { doubledNames } from "./doubledNames.js";
import { type StrategyTable, strategyTable } from "./strategyTable.js";

export type GameTable = CoalitionTable | StrategyTable;

/** Of a plain game; tables of coalitions take fewer. */
const MOST_PLAYERS = 64;

/** Numbers beyond this overflow in sums. */
const LARGEST = 1e100;

const amount = z.number().min(-LARGEST).max(LARGEST).meta({ description: "a finite number" });
const name = (separator: string, of: string) =>
  z
    .string()
    .regex(new RegExp(`^[^\\${separator}\\s]([^\\${separator}]*[^\\${separator}\\s])?$`))
    .meta({ description: `a name of a ${of}, without ${separator}` });

const tableSchema = z.strictObject({
  players: z.array(name("+", "player")).min(1).max(MOST_PLAYERS).meta({ description: "names of players" }),
  value: z.record(z.string(), amount).optional(),
  cost: z.record(z.string(), amount).optional(),
  strategies: z.record(z.string(), z.array(name(",", "strategy")).min(1)).optional(),
  payoffs: z.record(z.string(), z.array(amount)).optional(),
});

const EXAMPLES = {
  first: '{"players":["A","B"],"value":{"A":0,"B":0,"A+B":6}}',
  second:
    '{"players":["A","B"],"strategies":{"A":["C","D"],"B":["C","D"]},"payoffs":{"C,C":[3,3],"C,D":[0,5],"D,C":[5,0],"D,D":[1,1]}}',
};

/** Reads a table, JSON or YAML. Throws UserError with the place of every mistake. */
export function readTable(files: FileSource, file: string): GameTable {
  const document = readDocument(files, file);
  const checked = validate(tableSchema, document.data, document.locate);
  throwProblems(checked.problems);
  const written = checked.data!;
  throwProblems(doubledNames(document, "players", written.players));
  if (written.value && !written.cost && !written.payoffs && !written.strategies) {
    return coalitionTable(document, written.players, "value", written.value);
  }
  if (written.cost && !written.value && !written.payoffs && !written.strategies) {
    return coalitionTable(document, written.players, "cost", written.cost);
  }
  if (written.strategies && written.payoffs && !written.value && !written.cost) {
    return strategyTable(document, written.players, written.strategies, written.payoffs);
  }
  throw new UserError({
    ...document.locate([]),
    what: t("game.whichGame"),
    allowed: t("game.allowedTables", EXAMPLES),
    hint: t("game.keepOne"),
  });
}
