import type { CityBooks } from "../engine/calls.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { changeText, digits } from "./AccountsTable.js";

/** Industries of the city, the largest employer first: what they employ and make, and in which the city is specialised. */
export function IndustriesTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const rows = [...books.industries].sort((a, b) => b.employment[1] - a.employment[1]);
  const labelOf = (id: string) => say(world.sectors.find((sector) => sector.id === id)?.label ?? { en: id, zh: id });
  return (
    <div class="scroll">
      <table>
        <caption>{say({ en: "Industries under the policy, and their change", zh: "政策下的产业及其变化" })}</caption>
        <thead>
          <tr>
            <th scope="col">{say({ en: "Industry", zh: "产业" })}</th>
            <th scope="col">
              {say({ en: "Workers", zh: "就业" })} <small>{say({ en: "thousand", zh: "千人" })}</small>
            </th>
            <th scope="col">{say({ en: "Change", zh: "变化" })}</th>
            <th scope="col">{say({ en: "Firms", zh: "企业" })}</th>
            <th scope="col">{say({ en: "Change", zh: "变化" })}</th>
            <th scope="col">
              {say({ en: "Specialisation", zh: "专业化" })}{" "}
              <small>{say({ en: "1 = as all cities", zh: "1 = 与各市相同" })}</small>
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
