import { z } from "zod";
import { completed } from "../../words/index.js";

/** A text in a file of results. */
export const text = z.looseObject({ en: z.string() }).transform(completed);
