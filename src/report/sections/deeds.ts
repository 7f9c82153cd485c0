import type { LeverChange, VariantChanges } from "../../measures/results/changes.js";
import type { Lookup } from "../../measures/views/data.js";
import { percentSigns, type Text, t } from "../../words/index.js";
import { escapeHtml } from "../tables/html.js";
import { briefChange } from "./changes.js";

/**
 * What every lever did, a line each: land sold, firms sent, bonds settled, money paid, or numbers before and after. A
 * line that several variants share is told once. `told`: the levers to tell of.
 */
export function deedLines(view: Lookup, told: (lever: LeverChange) => boolean = () => true): string[] {
  const { changes } = view.source.context;
  const lines = changes.flatMap((variant) =>
    variant.levers.filter(told).map((lever) => ({ variant, text: deedText(lever) })),
  );
  const texts = [...new Set(lines.map(({ text }) => text[view.language]))];
  return texts.map((text) => {
    const of = lines.filter((line) => line.text[view.language] === text).map(({ variant }) => variant);
    const name = of.length < view.variants.length ? namesOf(view, of) : "";
    return percentSigns(name + text, view.language);
  });
}

/** Of levers of which the runs tell more than numbers before and after, which the page has in a table. */
export function deedsHtml(view: Lookup): string {
  const lines = deedLines(view, ({ deed }) => deed !== undefined).map((line) => `<li>${escapeHtml(line)}</li>`);
  return lines.length > 0 ? `<h3>${escapeHtml(view.say(DEEDS))}</h3><ul class="findings">${lines.join("")}</ul>` : "";
}

function namesOf(view: Lookup, of: readonly VariantChanges[]): string {
  const { say, variants } = view;
  const [first, ...more] = of.map(({ variant }) => variants.find(({ id }) => id === variant)?.label ?? variant);
  const label =
    more.length > 0
      ? say(t("join.andMore", { names: `“${first}”`, left: more.length, count: of.length }))
      : `“${first}”`;
  return label + say(t("join.colon"));
}

function deedText(lever: LeverChange): Text {
  const { deed: did } = lever;
  return did ? t("report.leverDid", { label: lever.label, did }) : briefChange(lever);
}

/** Heading of the lines. */
export const DEEDS: Text = t("report.whatLeversDid");
