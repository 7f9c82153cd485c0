import { z } from "zod";
import { calendarYear } from "./leverEntry.js";
import { wordsSchema } from "./quantity.js";

const arm = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .meta({ description: "the name of a variant, or baseline" });

const when = z.union([
  calendarYear("Year that is told"),
  z.strictObject({ shock: calendarYear("Year of the blow: told with the sum from then on and what is left") }),
  z.strictObject({
    sum: z
      .tuple([calendarYear("First year of the sum"), calendarYear("Last year of the sum")])
      .meta({ description: "first and last year of a sum" }),
  }),
  z.literal("path"),
]);

/** What a scenario asks, so that the answer to it is printed first. */
export const answerSchema = z
  .strictObject({
    compare: z.array(arm).min(1).max(2).optional(),
    when: when.optional(),
    places: z.array(wordsSchema).min(1).max(8).optional(),
    measure: wordsSchema.optional(),
    beside: z.array(wordsSchema).min(1).max(4).optional(),
    signed: z
      .string()
      .min(1)
      .optional()
      .meta({ label: "A type of lever of the agreement: from when on it is signed is told first" }),
  })
  .meta({
    description: "the question that the first sentences answer: what is compared, when, where, by which measure",
  });

export type AnswerBlock = z.output<typeof answerSchema>;
