import { booksOf } from "../books.js";
import { keyOf, watched } from "../runs.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";
import { readyArms } from "../session.js";

export const cityWork: Work["city"] = async (ask, { pause }) => {
  const arms = readyArms(await scenarioNamed(ask.world.scenario), ask.world, ask.policy);
  const before = await watched(arms[0], keyOf(0, ask), pause);
  const after = await watched(arms[1], keyOf(1, ask), pause);
  return booksOf([before.views[ask.at]!, after.views[ask.at]!], ask.city);
};
