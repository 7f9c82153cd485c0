import { t, textOf } from "../../language/index.js";
import type { CityBooks } from "../engine/calls.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { changeText, digits } from "./AccountsTable.js";

/** Industries of the city, the largest employer first: what they employ and make, and in which the city is specialised. */
export function IndustriesTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const rows = [...books.industries].sort((a, b) => b.employment[1] - a.employment[1]);
  const labelOf = (id: string) => say(world.sectors.find((sector) => sector.id === id)?.label ?? textOf(id));
  return (
    <div class="scroll">
      <table>
        <caption>{say(t("lab.industriesUnderPolicyTheir"))}</caption>
        <thead>
          <tr>
            <th scope="col">{say(t("lab.industry"))}</th>
            <th scope="col">
              {say(t("lab.workers"))} <small>{say(t("lab.thousand"))}</small>
            </th>
            <th scope="col">{say(t("lab.change"))}</th>
            <th scope="col">{say(t("lab.firms"))}</th>
            <th scope="col">{say(t("lab.change"))}</th>
            <th scope="col">
              {say(t("lab.specialisation"))} <small>{say(t("lab.n1AllCities"))}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sector, employment, firms, quotient }) => (
            <tr key={sector}>
              <th scope="row">{labelOf(sector)}</th>
              <td>{digits(employment[1])}</td>
              <td>{changeText(...employment)}</td>
              <td>{digits(firms[1])}</td>
              <td>{changeText(...firms)}</td>
              <td>{digits(quotient[1])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
