import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";

/** Letters that no shipped language uses for these: what is still in plain letters on a page did not come from the catalogues. */
const LETTERS: Record<string, string> = Object.fromEntries(
  [..."abcdefghijklmnopqrstuvwxyz"].map((letter, at) => [letter, String.fromCodePoint(0x1d5ba + at)]),
);

/** Words in letters of the pseudo-language; tags and entities of HTML, code and places of templates stay. */
function disguised(words: string): string {
  return words.replace(/<[^>]*>|&\w+;|`[^`]*`|%\{[^}]*\}|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : (LETTERS[part.toLowerCase()] ?? part),
  );
}

/** A message of the pseudo-language: its literal parts in other letters. */
export function pseudo(message: string): string {
  const isMessage = /\{[a-z]\w*(?:, (?:plural|select)|\})/i.test(message);
  if (!isMessage) return disguised(message);
  return printed(parse(message, { ignoreTag: true }));
}

function printed(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (isLiteralElement(element)) return quoted(disguised(element.value));
      if (isArgumentElement(element)) return `{${element.value}}`;
      if (isSelectElement(element) || isPluralElement(element)) {
        const kind = isSelectElement(element) ? "select" : "plural";
        const options = Object.entries(element.options).map(([name, { value }]) => `${name} {${printed(value)}}`);
        return `{${element.value}, ${kind}, ${options.join(" ")}}`;
      }
      return "#";
    })
    .join("");
}

function quoted(literal: string): string {
  return literal.replaceAll("'", "''").replace(/[{}]/g, (brace) => `'${brace}'`);
}
