import { openOwnScenario } from "../scenarios.js";
import type { Work } from "../serve.js";

export const ownWork: Work["own"] = async (ask) => {
  const { scenario } = await openOwnScenario(ask);
  return { title: scenario.title, question: scenario.question };
};
