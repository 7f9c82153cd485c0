import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SCENARIO = "teaching/two-cities.yaml";
const REGION = "regions/teaching-two-cities/region.yaml";

const text = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../scenarios/${name}`, import.meta.url)), "utf8");

/** The smallest shipped scenario as texts, as a page in a browser would have it. */
export const twoCities = { scenario: text(SCENARIO), file: SCENARIO, files: { [REGION]: text(REGION) } };

/** What makes it quick. */
export const QUICK = { years: 3, firms: 500 };
