import { type Text, t } from "../../language/index.js";
import { plain } from "../../report/present.js";
import type { NamedPlace } from "../engine/worlds.js";

/** Money of a game as people read it: billions in English, units of 100 million in Chinese. `amount`: 100 million. */
export function moneyText(amount: number, currency: Text): Text {
  return t("lab.bn", { signless: signless(amount / 10, 3), currency, signless2: signless(amount, 2) });
}

/** The number alone, in billions and in 100 million. */
export function amountText(amount: number): Text {
  return { en: signless(amount / 10, 3), zh: signless(amount, 2) };
}

function signless(value: number, decimals: number): string {
  const size = Math.abs(value);
  const shown = plain(size, size >= 10 ? Math.max(0, decimals - 2) : decimals);
  return value < 0 && Number(shown) !== 0 ? `−${shown}` : shown;
}

/** "A, B and C", "A、B和C". */
export function listText(names: readonly Text[]): Text {
  const english = names.map(({ en }) => en);
  const chinese = names.map(({ zh }) => zh);
  const head = (words: readonly string[], between: string, last: string) =>
    words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(between)}${last}${words.at(-1)}`;
  return { en: head(english, ", ", " and "), zh: head(chinese, "、", "和") };
}

/** Names cut down to what tells them apart. */
export function shortNames(players: readonly NamedPlace[]): Text[] {
  const cut = (names: readonly string[], own: number) => {
    const name = names[own]!;
    for (let length = 1; length < name.length; length++) {
      const head = name.slice(0, length);
      if (names.every((other, at) => at === own || !other.startsWith(head))) return head;
    }
    return name;
  };
  const [english, chinese] = [players.map(({ label }) => label.en), players.map(({ label }) => label.zh)];
  return players.map((_, at) => ({ en: cut(english, at), zh: cut(chinese, at) }));
}

/** What players may want. */
export const WANTS: Readonly<Record<string, Text>> = {
  own: t("lab.scenarioHas"),
  gdp: t("lab.gdpAlone"),
  revenue: t("lab.ownRevenueAlone"),
  consumption: t("lab.consumptionPerResidentAlone"),
};

/** Rules of compensation as buttons. */
export const RULES: readonly { id: string; label: Text }[] = [
  { id: "none", label: t("lab.payments2") },
  { id: "minimal", label: t("lab.leastWorks") },
  { id: "equal", label: t("lab.equalGains") },
  { id: "shapley", label: t("cli.shapleyValue") },
  { id: "nucleolus", label: t("lab.nucleolus") },
];
