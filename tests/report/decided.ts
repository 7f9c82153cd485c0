import type { PolicyEvent } from "../../src/measures/results/record.js";

/** Invented decisions: every city steps half the way to a rate of its own each year, weighing the bounds and its ideal. */
export function decidedByCities(cities: readonly string[], years: readonly number[]): PolicyEvent[] {
  const decisions = years.flatMap((year, y) =>
    cities.map((city, c): PolicyEvent => {
      const ideal = (0.6 * c) / (cities.length - 1);
      const at = (steps: number) => ideal + (0.25 - ideal) * 0.5 ** steps;
      const payoff = (value: number) => 10 - (value - ideal) ** 2;
      const [before, value] = [at(y), at(y + 1)];
      const trials = [before, 0, 0.6, ideal].map((tried) => ({ value: tried, payoff: payoff(tried) }));
      const weighed = { value, before, payoffBefore: payoff(before), payoffAfter: payoff(value), trials };
      return {
        year,
        actor: city,
        patches: [{ op: "replace", path: ["governments", city, "tax-rates"], value: weighed }],
      };
    }),
  );
  const course = { op: "add" as const, path: ["governments", "course"], value: { state: "moving" } };
  return [...decisions, { year: years.at(-1)!, actor: "governments", patches: [course] }];
}

/** Three meetings: all sign; one is better off outside and better still by a breach, one by a breach alone, and unanimity fails; one of four is out before the last vote, and money flows. */
export function decidedByCouncil(): PolicyEvent[] {
  const vote = (player: string, inside: number, outside: number, breach: number | null) => ({
    ...{ player, inside, outside, breach },
    stays: inside >= outside && inside >= (breach ?? inside),
  });
  const meeting = (year: number, value: object): PolicyEvent => ({
    year,
    actor: "council",
    patches: [{ op: "replace", path: ["agreement"], value }],
  });
  return [
    meeting(2024, {
      members: ["shanghai", "jiangsu", "zhejiang", "anhui"],
      votes: ["shanghai", "jiangsu", "zhejiang", "anhui"].map((player, p) => vote(player, 5 + 0.01 * p, 4.98, 4.9)),
    }),
    meeting(2026, {
      members: [],
      votes: [
        vote("shanghai", 5, 5.003, 5.02),
        vote("jiangsu", 5, 4.9, 5.02),
        ...["zhejiang", "anhui"].map((player) => vote(player, 5, 4.9, 4.9)),
      ],
      gains: { shanghai: -40, jiangsu: 20, zhejiang: 5, anhui: 10 },
      refusing: { shanghai: 10, jiangsu: 0, zhejiang: 5, anhui: 0 },
    }),
    meeting(2028, {
      members: ["jiangsu", "zhejiang", "anhui"],
      votes: ["jiangsu", "zhejiang", "anhui"].map((player) => vote(player, 5, 4.9, null)),
      receipts: { jiangsu: -12, zhejiang: 0, anhui: 17 },
      centre: 5,
    }),
  ];
}
