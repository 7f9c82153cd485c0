import { expect, it } from "vitest";
import { LineChart } from "../../../../src/apps/lab/figures/LineChart.js";
import { screen } from "../screen.js";

const line = {
  title: "Income",
  unit: "bn yuan",
  summary: "",
  years: [2022, 2023, 2024, 2025],
  at: 2,
  onYear: () => {},
};

it("a line chart is drawn as it was", async () => {
  const lines = [
    { id: "a", label: "A", colour: "red", width: 2, dash: "5 3", values: [-1.5, 1, Number.NaN, 3] },
    { id: "b", label: "B", colour: "blue", width: 3, values: [0.5, 1, 2] },
  ];
  const shown = screen(LineChart, { ...line, lines });
  await expect(shown.drawing("svg.plot")).toMatchFileSnapshot("lineChart.svg");
  await expect(shown.drawing(".legend")).toMatchFileSnapshot("lineChart.legend.html");
});
