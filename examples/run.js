// One run of a scenario, and a number of it. Run: node examples/run.js
import { readScenario, run } from "agglom/node";

const scenario = readScenario("teaching/two-cities", { set: { years: 5, firms: 500 } });
const { levels } = run(scenario, { variant: "goods" });

const gdp = levels.find(({ year, place, indicator }) => year === 2026 && place === "mill" && indicator === "real-gdp");
console.log(`Real GDP of Mill in 2026: ${gdp.value.toFixed(1)} x 100 million yuan`);
