import { tableOf } from "../../../report/tables/table.js";
import { t, textOf } from "../../../words/index.js";
import type { CityBooks } from "../engine/calls.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { TableView } from "../page/TableView.js";
import { changeText, digits } from "./AccountsTable.js";

/**
 * Industries of the city, the largest employer first: what they employ and make, and in which the city is specialised.
 */
export function IndustriesTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const labelOf = (id: string) => say(world.sectors.find((sector) => sector.id === id)?.label ?? textOf(id));
  const rows = [...books.industries]
    .sort((a, b) => b.employment[1] - a.employment[1])
    .map(({ sector, employment, firms, quotient }) => [
      labelOf(sector),
      digits(employment[1]),
      changeText(...employment),
      digits(firms[1]),
      changeText(...firms),
      digits(quotient[1]),
    ]);
  const columns = [
    say(t("lab.industry")),
    { text: say(t("lab.workers")), small: say(t("lab.thousand")) },
    say(t("lab.change")),
    say(t("lab.firms")),
    say(t("lab.change")),
    { text: say(t("lab.specialisation")), small: say(t("lab.n1AllCities")) },
  ];
  return <TableView table={tableOf(say(t("lab.industriesUnderPolicyTheir")), columns, rows)} />;
}
