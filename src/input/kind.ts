/**
 * What the text of a YAML file is by its keys: one that only scenarios have makes it a scenario. Undefined where it has
 * no key of either.
 */
export function kindOfText(text: string): "scenario" | "region" | undefined {
  if (/^(region|title|question|startYear|years|variants):/m.test(text)) return "scenario";
  return /^(id|tables|defaults|national|baseYear):/m.test(text) ? "region" : undefined;
}
