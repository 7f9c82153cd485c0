import { expect, it } from "vitest";
import { choicesIn, PayoffChart } from "../../../../src/apps/lab/city/CityPanel.js";
import { screen } from "../screen.js";
import { decision } from "./decided.js";

it("payoffs are drawn as they were", async () => {
  const [one] = choicesIn([decision(2024, "mill")]).decisions;
  await expect(screen(PayoffChart, { decision: one!, label: "Tax" }).drawing()).toMatchFileSnapshot("payoffChart.svg");
});
