import type { ResolvedScenario } from "../input/index.js";
import type { GameReport } from "../measures/results/index.js";
import { english } from "../words/index.js";
import { analyse } from "./analysis.js";
import { planCoalitions } from "./coalitions.js";
import { bilateral } from "./compensation.js";
import { gainsWithTransfers, measurePayoffs, type Payoffs } from "./payoffs.js";
import { type CoordinationGame, prepareGame } from "./players.js";
import { attemptTask, type GameRunner } from "./task.js";

/**
 * The game of a scenario for a program in which people try payments: analysed once, then looked at again as often as
 * they like. On cohorts, without chance. Throws UserError where the scenario has no agreement, SimulationError where a
 * future cannot be simulated.
 */
export class LiveGame {
  readonly game: CoordinationGame;
  private readonly runner: GameRunner;
  private payoffs: Payoffs | undefined;

  /** `pause` is awaited after each future: it may throw to stop the work. */
  constructor(scenario: ResolvedScenario, pause: () => Promise<void>) {
    const game = prepareGame(() => ({ file: english(scenario.title) }), scenario);
    this.game = game;
    this.runner = {
      async run(tasks, done) {
        for (const [place, task] of tasks.entries()) {
          done(place, attemptTask(game, task));
          await pause();
        }
      },
    };
  }

  /** Everything that game.json says, nothing paid. */
  async analyse(progress: (done: number, of: number) => void): Promise<GameReport> {
    const plan = planCoalitions(english(this.game.scenario.title), this.game, { exact: true, pairs: 0 });
    const payoffs = await measurePayoffs(this.game, this.runner, plan.coalitions, 0, progress);
    this.payoffs = payoffs;
    return analyse(this.game, plan, payoffs);
  }

  /**
   * What every player gains when all agree and each receives so much a year (negative: pays), looked at anew. After
   * `analyse`. 100 million a year; [player]
   */
  async paid(receipts: readonly number[]): Promise<number[]> {
    const { players } = this.game;
    const all = players.map((_, player) => player);
    const transfers = bilateral(players, receipts);
    const [gains] = await gainsWithTransfers(this.game, this.runner, this.payoffs!, all, transfers);
    return gains;
  }
}
