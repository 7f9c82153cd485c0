import { z } from "zod";
import { levers } from "../levers/index.js";
import { refused } from "../levers/refused.js";
import { COMPENSATION_RULES } from "../maths/bargaining/compensation.js";
import { t } from "../words/index.js";
import { dates, type LeverEntry } from "./leverEntry.js";
import { idSchema, textSchema } from "./quantity.js";

const MOST_PLAYERS = 40;

const playersSchema = z
  .record(idSchema, z.array(z.string().min(1)).min(1))
  .superRefine((players, context) => {
    const count = Object.keys(players).length;
    if (count >= 2 && count <= MOST_PLAYERS) return;
    context.addIssue(
      refused({
        what: t("scenario.countOfPlayers", { count, most: MOST_PLAYERS }),
        hint: t("scenario.namePlayers"),
      }),
    );
  })
  .meta({ description: "a map of 2 to 40 players, each with a list of ids of cities, provinces or agglomerations" });

/** An agreement that players may join: whom it binds is written with `members` for the cities of those who do. */
export function coordinationSchema() {
  const lever = z.looseObject({ type: z.enum(levers.map(({ type }) => type)), ...dates }).meta({
    description: "a lever as elsewhere; `members` stands for the cities of those who join",
  }) as unknown as z.ZodType<LeverEntry>;
  return z.strictObject({
    label: textSchema,
    players: playersSchema,
    /** What a player weighs membership against: no agreement at all, or the agreement of the others. */
    decision: z
      .enum(["unanimity", "quorum"])
      .default("unanimity")
      .meta({ label: "Without one player: no agreement (unanimity), or that of the others (quorum)" }),
    agreement: z.strictObject({
      levers: z
        .array(lever)
        .superRefine((levers, context) => {
          if (levers.length > 0) return;
          context.addIssue(refused({ what: t("scenario.emptyAgenda"), hint: t("scenario.listLever") }));
        })
        .meta({ description: "of at least one lever" }),
    }),
    /** How the gains of an agreement are shared out (docs/game.md). */
    compensation: z.strictObject({ rule: z.enum(COMPENSATION_RULES).default("minimal") }).prefault({}),
  });
}

export type Coordination = z.output<ReturnType<typeof coordinationSchema>>;
