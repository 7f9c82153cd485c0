import { parameterText } from "../../../levers/document.js";
import { findLever } from "../../../levers/index.js";
import { type Choices, choicesOf, type Decision, type PolicyEvent } from "../../../measures/results/index.js";
import { joined, type Text, textOf, unitText } from "../../../words/index.js";

/** What councils and governments decided in a run. */
export function choicesIn(events: readonly PolicyEvent[]): Choices {
  return choicesOf(events.map((event) => ({ ...event, variant: "lab", replicate: 0 })));
}

/** The last decision of a city on each lever that it chooses. */
export function lastDecisions({ decisions }: Choices, city: string): Decision[] {
  const own = decisions.filter((decision) => decision.city === city);
  return [...new Map(own.map((decision) => [decision.lever, decision])).values()];
}

/** What "tax-rates.profitTaxRate electronics" is called, and counted in. */
export function choiceName(lever: string, nameOf: (id: string) => Text, currency: Text): { label: Text; unit: Text } {
  const [path = "", ...names] = lever.split(" ");
  const [type = "", parameter = ""] = path.split(".");
  const definition = findLever(type);
  if (!definition) return { label: textOf(lever), unit: textOf("") };
  const { label, unit } = parameterText(definition, parameter);
  const told = names.flatMap((name) => name.split("+")).map(nameOf);
  return { label: joined([label, ...told], "comma"), unit: unitText(unit, currency) };
}
