import type { Deed, LeverChange, VariantChanges } from "../../measures/results/changes.js";
import type { Lookup } from "../../measures/views/data.js";
import { plain } from "../../measures/views/present.js";
import { percentSigns, type Text, t } from "../../words/index.js";
import { LEAST } from "../answer/amounts.js";
import { sum } from "../answer/words.js";
import { escapeHtml } from "../tables/html.js";
import { briefChange } from "./changes.js";

/** Square kilometres, firms and thousand jobs below which nothing is told to have happened. */
const NOTICEABLE = 0.0005;

/**
 * What every lever did, a line each: land sold, firms sent, bonds settled, money paid, or numbers before and after. A
 * line that several variants share is told once. `told`: the levers to tell of.
 */
export function deedLines(view: Lookup, told: (lever: LeverChange) => boolean = () => true): string[] {
  const { changes, currency } = view.source.context;
  const lines = changes.flatMap((variant) =>
    variant.levers.filter(told).map((lever) => ({ variant, text: deedText(lever, currency) })),
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

function deedText(lever: LeverChange, currency: Text): Text {
  const { deed } = lever;
  if (!deed) return briefChange(lever);
  return t("report.leverDid", { label: lever.label, did: didText(deed, currency) });
}

function didText(deed: Deed, currency: Text): Text {
  const { from, to } = deed;
  switch (deed.kind) {
    case "land": {
      if (deed.km2 < NOTICEABLE || deed.price === null)
        return t("report.noLandSold", { from, to, tradable: deed.tradable });
      const [km2, price] = [plain(deed.km2, 1), sum(deed.price, currency)];
      return t("report.landSold", { from, to, km2, price });
    }
    case "firms": {
      const { unit, ordered, left, arrived, jobsLeft, jobsThere, origins, destinations } = deed;
      if (left < NOTICEABLE) return t("report.noFirmsLeft", { from, to, origins });
      const shown = plain(ordered, Number.isInteger(ordered) ? 0 : 2);
      const there = destinations !== null && arrived !== null && jobsThere !== null;
      const jobs = (change: number) => t("report.jobsChange", { more: change >= 0, jobs: plain(Math.abs(change), 2) });
      return t("report.firmsLeft", {
        ...{ from, to, origins, destinations, unit, ordered: shown, left: plain(left, 0), there },
        arrived: plain(arrived ?? 0, 0),
        jobsLeft: jobs(jobsLeft),
        jobsThere: jobs(jobsThere ?? 0),
      });
    }
    case "bond": {
      const [low, high] = [plain(deed.low, 2), plain(deed.high, 2)];
      const { threshold, downstreamPays: down, settled } = deed;
      return t("report.bondSettled", { low, high, threshold, down, up: settled - down, settled });
    }
    case "money":
      if (deed.paid < LEAST) return t("report.noMoneyMoved", { from, to });
      return t("report.moneyMoved", { from, to, amount: sum(deed.paid, currency) });
  }
}

/** Heading of the lines. */
export const DEEDS: Text = t("report.whatLeversDid");
