// An own indicator: recorded in every run, and in all tables and the dictionary.
//   agglom compare teaching/two-cities --import examples/largestCity.js
import { registerIndicator } from "agglom";

registerIndicator({
  id: "largest-city-share",
  label: { en: "Share of the largest city in real income", zh: "首位城市实际收入占比" },
  unit: "share",
  formula: "max over cities of real GDP / Σ real GDP",
  source: "Jefferson 1939, Geographical Review 29(2) (primacy)",
  better: "none",
  scope: "cluster",
  measure({ outcome }, members) {
    const incomes = members.map((node) => outcome.accounts.realGdp[node]);
    return Math.max(...incomes) / incomes.reduce((sum, income) => sum + income, 0);
  },
});
