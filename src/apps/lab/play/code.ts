import { type Move, PLATFORM, PROTECTION, SUBSIDY, TURNS } from "../../../games/turns/rules.js";

/** A game between people as far as it has been played. */
export interface Game {
  /** Places of their cities among those of the scenario. */
  people: readonly number[];
  /** [turn][person]; the last turn may be short: who comes next has not moved yet. */
  moves: readonly (readonly Move[])[];
}

/** Most people at one table. */
export const MOST_PEOPLE = 5;

/** Cities that a table has: three for up to three people, five for more. */
export function citiesFor(people: number): number {
  return people <= 3 ? 3 : 5;
}

/** The game as short text: a digit a person, a dot, two characters a move. "01.0a1f" */
export function codeOf({ people, moves }: Game): string {
  return `${people.join("")}.${moves.flat().map(moveCode).join("")}`;
}

/** The game of a code; undefined where it is none. */
export function gameOf(code: string): Game | undefined {
  const found = /^([0-4]{2,5})\.((?:[0-9a-z]{2})*)$/.exec(code);
  if (!found) return undefined;
  const people = [...found[1]!].map(Number);
  const most = citiesFor(people.length);
  const ascending = people.every((place, at) => place < most && (at === 0 || place > people[at - 1]!));
  const moves = (found[2]!.match(/../g) ?? []).map(moveOf);
  if (!ascending || moves.length > TURNS * people.length || moves.includes(undefined)) return undefined;
  return { people, moves: inTurns(moves as Move[], people.length) };
}

function inTurns(moves: readonly Move[], people: number): Move[][] {
  const turns: Move[][] = [];
  for (let at = 0; at < moves.length; at += people) turns.push(moves.slice(at, at + people));
  return turns;
}

const SIZES = [PROTECTION.length, SUBSIDY.length, PLATFORM.length, 2, 2] as const;

function moveCode({ protection, subsidy, platform, sign, readmit }: Move): string {
  const digits = [protection, subsidy, platform, Number(sign), Number(readmit)];
  const number = digits.reduce((sum, digit, at) => sum * SIZES[at]! + digit, 0);
  return number.toString(36).padStart(2, "0");
}

function moveOf(text: string): Move | undefined {
  let rest = Number.parseInt(text, 36);
  const digits = SIZES.toReversed().map((size) => {
    const digit = rest % size;
    rest = Math.floor(rest / size);
    return digit;
  });
  if (rest > 0) return undefined;
  const [readmit, sign, platform, subsidy, protection] = digits as [number, number, number, number, number];
  return { protection, subsidy, platform, sign: sign === 1, readmit: readmit === 1 };
}
