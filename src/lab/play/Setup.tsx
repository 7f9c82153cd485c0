import { useState } from "preact/hooks";
import { useText } from "../page/language.js";
import { citiesFor, type Game, gameOf, MOST_PEOPLE } from "./code.js";
import { TURN_YEARS, TURNS } from "./rules.js";

/** Who plays, and the rules. */
export function Setup({ onStart }: { onStart(game: Game): void }) {
  const say = useText();
  const [people, setPeople] = useState(2);
  const [code, setCode] = useState("");
  const found = gameOf(code.trim());
  const computers = citiesFor(people) - people;
  return (
    <>
      <p class="lead">
        {say({
          en: `Each of you governs a city for ${TURNS} turns of ${TURN_YEARS} years. You score what your city has more than if all had gone on as today: half for real GDP, half for what residents consume, privately and publicly.`,
          zh: `每人治理一座城市，共${TURNS}轮，每轮${TURN_YEARS}年。得分为本市相对“一切照旧”的改善：实际GDP与居民消费（含公共服务）各占一半。`,
        })}
      </p>
      <ul class="rules">
        <li>
          {say({
            en: "Protection makes goods of the others dearer. Your city keeps four fifths of what buyers pay more; the rest is lost.",
            zh: "地方保护使外来商品变贵。买者多付部分的五分之四归本市，其余损耗。",
          })}
        </li>
        <li>
          {say({
            en: "A subsidy draws manufacturers. Your budget pays, and so do your residents.",
            zh: "补贴吸引制造业企业，由本市财政承担，也就是由居民承担。",
          })}
        </li>
        <li>
          {say({
            en: "The platform serves everybody, whoever pays for it, and takes years.",
            zh: "平台惠及所有人，无论由谁出资，且见效需要多年。",
          })}
        </li>
        <li>
          {say({
            en: "Who signs the council's agreement promises no protection, no subsidy and 0.2 % of GDP for the platform. Between those who sign the border falls by a fifth. Nobody enforces the promise.",
            zh: "签署联席会议协议者承诺：不保护、不补贴、为平台出资GDP的0.2%。签署者之间边界成本降低五分之一。承诺不强制执行。",
          })}
        </li>
        <li>
          {say({
            en: "Who breaks its word is outside in the next turn, unless more than half of the others let it back in.",
            zh: "违约者下一轮被排除在外，除非半数以上的其他城市同意其返回。",
          })}
        </li>
      </ul>
      <p class="bar">
        <label>
          {say({ en: "People", zh: "人数" })}{" "}
          <select value={people} onChange={(event) => setPeople(Number(event.currentTarget.value))}>
            {Array.from({ length: MOST_PEOPLE - 1 }, (_, k) => k + 2).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="next"
          onClick={() => onStart({ people: Array.from({ length: people }, (_, place) => place), moves: [] })}
        >
          {say({ en: "Begin", zh: "开始" })}
        </button>
        <span class="note">
          {computers > 0
            ? say({
                en: `${citiesFor(people)} cities; the computer governs ${computers}: it signs, looks two turns ahead, and keeps its word as long as that pays.`,
                zh: `共${citiesFor(people)}座城市，计算机治理其中${computers}座：它会签署、前瞻两轮，并在守约有利时守约。`,
              })
            : say({ en: `${citiesFor(people)} cities, one for each.`, zh: `共${citiesFor(people)}座城市，每人一座。` })}
        </span>
      </p>
      <p class="bar">
        <label>
          {say({ en: "Or go on from a code", zh: "或由代码继续" })}{" "}
          <input value={code} size={24} maxLength={60} onInput={(event) => setCode(event.currentTarget.value)} />
        </label>
        <button type="button" disabled={!found} onClick={() => found && onStart(found)}>
          {say({ en: "Go on", zh: "继续" })}
        </button>
        {code.trim() !== "" && !found && (
          <span class="note wrong" role="status">
            {say({ en: "This is no code of a game.", zh: "这不是有效的对局代码。" })}
          </span>
        )}
      </p>
    </>
  );
}
