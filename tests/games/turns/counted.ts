import type { Table } from "../../../src/games/turns/playing.js";
import { Room, type RoomWorld } from "../../../src/games/turns/room.js";
import { type Move, type PlayedTurn, TODAY, type Treatment, TURNS, wordsOf } from "../../../src/games/turns/rules.js";
import type { TableSize } from "../../../src/games/turns/views.js";
import { textOf } from "../../../src/words/index.js";

/** What a table was asked in a turn. */
export interface AskedTurn {
  treatment: Treatment;
  turn: number;
  given: readonly (Move | undefined)[];
}

const NAMES = ["harbour", "mill", "spring", "ford", "ridge"];

/**
 * A world without a market: a city scores its number plus a tenth of its protection, where the best for all is 10 for
 * each city and nobody's agreement 0; the computer does as today. `asked` holds what tables were asked, `found` the
 * treatments that benchmarks were asked of.
 */
export function countedWorld() {
  const asked: AskedTurn[] = [];
  const found: Treatment[] = [];
  let failure: Error | undefined;
  const world = (size: TableSize): RoomWorld => {
    const ids = NAMES.slice(0, size);
    const each = (value: (city: number) => number) => ids.map((_, c) => value(c));
    const best = Array.from({ length: TURNS }, () => each(() => 10));
    const none = Array.from({ length: TURNS }, () => each(() => 0));
    const playing = (treatment: Treatment) => ({
      async turn(before: readonly PlayedTurn[], given: readonly (Move | undefined)[], pause: () => Promise<void>) {
        asked.push({ treatment, turn: before.length, given });
        await pause();
        if (failure) throw failure;
        const moves = ids.map((_, c) => given[c] ?? TODAY);
        return {
          moves,
          words: wordsOf(
            moves,
            ids.map(() => false),
          ),
          scores: each((c) => c + 1 + moves[c]!.protection / 10),
          gdp: each((c) => 10 + c),
          consumption: each((c) => 20 + c),
          budget: each((c) => 30 + c),
        } satisfies PlayedTurn;
      },
      ended: (turns: readonly PlayedTurn[]) => ({ scores: [turns.length], optimum: [10], alone: [0] }),
      seenBy: (turns: readonly PlayedTurn[]) => ({
        cities: ids,
        revenue: each(() => 5),
        gdp: each(() => 50),
        turns,
        breakers: [],
      }),
    });
    return {
      cities: ids.map((id) => ({ id, label: textOf(id) })),
      playing: playing as unknown as (treatment: Treatment) => Table,
      async benchmarks(treatment) {
        found.push(treatment);
        return { optimum: best, alone: none };
      },
    };
  };
  /** Lets the next turns fail, or no more. */
  const fail = (error?: Error) => {
    failure = error;
  };
  return { world, asked, found, fail };
}

/** A room in such a world, whose tokens are a, b, c ... */
export function countedRoom() {
  const counted = countedWorld();
  let given = 0;
  const room = new Room({ world: counted.world, token: () => (given++).toString(36).padStart(3, "t") });
  return { room, ...counted };
}
