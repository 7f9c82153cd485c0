import { amountText as sizeText } from "../../../measures/views/present.js";
import { both, type Text, t } from "../../../words/index.js";
import type { Named } from "../engine/calls.js";

/** Money of a game as people read it: billions in English, units of 100 million in Chinese. `amount`: 100 million. */
export function moneyText(amount: number, currency: Text): Text {
  return t("report.bn", { amount: amountText(amount), currency });
}

/** The number alone, in the large unit of each language, as the report has it; what is lost with a minus. */
export function amountText(amount: number): Text {
  return both((language) => {
    const size = sizeText(amount, language);
    return amount < 0 && size !== "0" ? `−${size}` : size;
  });
}

/** What players are called, by their ids. */
export function namesOf(players: readonly Named[]): (id: string) => Text {
  return (id) => players.find((player) => player.id === id)!.label;
}

/** Names cut down to what tells them apart. */
export function shortNames(players: readonly Named[]): Text[] {
  const cut = (names: readonly string[], own: number) => {
    const name = names[own]!;
    for (let length = 1; length < name.length; length++) {
      const head = name.slice(0, length);
      if (names.every((other, at) => at === own || !other.startsWith(head))) return head;
    }
    return name;
  };
  return players.map((_, at) =>
    both((language) =>
      cut(
        players.map(({ label }) => label[language]),
        at,
      ),
    ),
  );
}
