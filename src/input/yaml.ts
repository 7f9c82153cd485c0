import {
  type Document,
  type ErrorCode,
  isNode,
  isScalar,
  type LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { type Text, type TextKey, t, type Words } from "../words/index.js";

/** A line whose key is followed by a colon as Chinese keyboards write it. */
export const WIDE_COLON = /^\s*(- )?[^\s:：#]+：/;

/** What is wrong with a text as YAML, and where: `offset` in characters. */
export interface YamlProblem {
  offset: number;
  what: Text;
  hint: Text;
}

/** A YAML text as plain data, or what is wrong with it. */
export interface Yaml {
  document: Document;
  data: unknown;
  problems: YamlProblem[];
}

/**
 * Reads YAML that stands for plain data: keys are single values, each once, and an alias stands for something complete
 * above it.
 */
export function readYaml(text: string, lineCounter?: LineCounter): Yaml {
  const counted = lineCounter ? { lineCounter } : {};
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, ...counted });
  const syntax = [...document.errors, ...document.warnings];
  const deep = syntax.find(({ message }) => message.includes("call stack"));
  if (deep) return { document, data: undefined, problems: [tooDeep(deep.pos)] };
  const problems = syntax.map((error) => {
    const line = text.slice(text.lastIndexOf("\n", error.pos[0] - 1) + 1);
    return at(error.pos, whatIsWrong(error), WIDE_COLON.test(line) ? "scenario.asciiColon" : hintFor(error.code));
  });
  try {
    problems.push(...badKeys(document), ...badAliases(document), ...binaryData(document));
    return { document, data: problems.length > 0 ? undefined : document.toJS(), problems };
  } catch (error) {
    if (error instanceof RangeError) return { document, data: undefined, problems: [tooDeep(undefined)] };
    if (!(error instanceof ReferenceError)) throw error;
    const problem = at(undefined, "scenario.tooManyAliases", "scenario.writeValues");
    return { document, data: undefined, problems: [problem] };
  }
}

/** A problem at a part of the text; without one, of the whole. */
function at(range: readonly number[] | null | undefined, what: Words, hint: Words): YamlProblem {
  return { offset: range?.[0] ?? 0, what: t(what), hint: t(hint) };
}

function tooDeep(range: readonly number[] | undefined): YamlProblem {
  return at(range, "scenario.tooDeep", "scenario.closeBrackets");
}

/** The library compares every key of a map with every other, which takes minutes where a table of a game has many. */
function badKeys(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const pair of items) {
        const problem = badKey(pair, seen);
        if (problem) problems.push(problem);
      }
    },
  });
  return problems;
}

function badKey({ key }: Pair, seen: Set<string>): YamlProblem | undefined {
  const range = isNode(key) ? key.range : undefined;
  if (!isScalar(key)) return at(range, "scenario.badKey", "scenario.writeWordKey");
  const name = String(key.value ?? "");
  // Objects of the language take this name for something else.
  if (name === "__proto__") return at(range, "scenario.protoKey", "error.chooseAnotherName");
  if (name === "<<") return at(range, "scenario.mergeKey", "scenario.writeKeysOut");
  if (seen.has(name)) return at(range, "scenario.uniqueKeys", hintFor("DUPLICATE_KEY"));
  seen.add(name);
  return undefined;
}

function badAliases(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Alias(_, alias, path) {
      const meant = alias.resolve(document);
      const { range, source: name } = alias;
      if (!meant) problems.push(at(range, t("scenario.aliasNothing", { name }), t("scenario.writeAnchor", { name })));
      else if (path.includes(meant))
        problems.push(at(range, t("scenario.aliasWithin", { name }), "scenario.writeValueItself"));
    },
  });
  return problems;
}

/** What a tag makes of a text is neither text nor number. */
function binaryData(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Scalar(_, { value, range }) {
      if (typeof value !== "object" || value === null) return;
      problems.push(at(range, "scenario.tagBinary", "scenario.removeTag"));
    },
  });
  return problems;
}

function hintFor(code: ErrorCode): TextKey {
  if (code === "DUPLICATE_KEY") return "scenario.removeOneKey";
  if (code === "TAB_AS_INDENT") return "scenario.indentSpaces";
  return code === "MULTIPLE_DOCS" ? "scenario.oneDocument" : "scenario.checkIndentation";
}

/** What the library finds; its own words are English alone. */
function whatIsWrong({ code, message }: YAMLError): Words {
  const [, sign] = /(?:end with a|Missing(?: closing)?) ([^\s\w])/.exec(message) ?? [];
  return sign ? t("scenario.yamlMissing", { sign }) : WRONG[code];
}

const WRONG: Record<ErrorCode, TextKey> = {
  ALIAS_PROPS: "scenario.yamlTag",
  BAD_ALIAS: "scenario.yamlTag",
  BAD_COLLECTION_TYPE: "scenario.yamlTag",
  BAD_DIRECTIVE: "scenario.yamlTag",
  BAD_DQ_ESCAPE: "scenario.yamlEscape",
  BAD_INDENT: "scenario.yamlIndent",
  BAD_PROP_ORDER: "scenario.yamlTag",
  BAD_SCALAR_START: "scenario.yamlStart",
  BLOCK_AS_IMPLICIT_KEY: "scenario.yamlKeyInLine",
  BLOCK_IN_FLOW: "scenario.yamlBlockInBrackets",
  DUPLICATE_KEY: "scenario.uniqueKeys",
  IMPOSSIBLE: "scenario.yamlUnexpected",
  KEY_OVER_1024_CHARS: "scenario.yamlLongKey",
  MISSING_CHAR: "scenario.yamlSignMissing",
  MULTILINE_IMPLICIT_KEY: "scenario.yamlKeyLines",
  MULTIPLE_ANCHORS: "scenario.yamlTag",
  MULTIPLE_DOCS: "scenario.yamlDocuments",
  MULTIPLE_TAGS: "scenario.yamlTag",
  NON_STRING_KEY: "scenario.badKey",
  RESOURCE_EXHAUSTION: "scenario.tooDeep",
  TAB_AS_INDENT: "scenario.yamlTabs",
  TAG_RESOLVE_FAILED: "scenario.yamlTag",
  UNEXPECTED_TOKEN: "scenario.yamlUnexpected",
};
