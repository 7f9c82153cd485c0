import {
  type Document,
  type ErrorCode,
  isNode,
  isScalar,
  type LineCounter,
  type Pair,
  parseDocument,
  visit,
} from "yaml";

/** What is wrong with a text as YAML, and where: `offset` in characters. */
export interface YamlProblem {
  offset: number;
  what: string;
  hint: string;
}

/** A YAML text as plain data, or what is wrong with it. */
export interface Yaml {
  document: Document;
  data: unknown;
  problems: YamlProblem[];
}

/** Reads YAML that stands for plain data: keys are single values, each once, and an alias stands for something complete above it. */
export function readYaml(text: string, lineCounter?: LineCounter): Yaml {
  const counted = lineCounter ? { lineCounter } : {};
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, ...counted });
  const syntax = [...document.errors, ...document.warnings];
  const deep = syntax.find(({ message }) => message.includes("call stack"));
  if (deep) return { document, data: undefined, problems: [tooDeep(deep.pos[0])] };
  const problems = syntax.map(({ pos, message, code }) => ({
    offset: pos[0],
    what: message.split("\n")[0]!.replace(/[.:]+$/, ""),
    hint: hintFor(code),
  }));
  try {
    problems.push(...badKeys(document), ...badAliases(document), ...binaryData(document));
    return { document, data: problems.length > 0 ? undefined : document.toJS(), problems };
  } catch (error) {
    if (error instanceof RangeError) return { document, data: undefined, problems: [tooDeep(0)] };
    if (error instanceof ReferenceError) return { document, data: undefined, problems: [TOO_MANY_ALIASES] };
    throw error;
  }
}

function tooDeep(offset: number): YamlProblem {
  return { offset, what: "Lists or maps are nested too deeply", hint: "Close brackets, or leave levels out" };
}

const TOO_MANY_ALIASES: YamlProblem = {
  offset: 0,
  what: "Aliases stand for aliases too often: written out they would fill the memory",
  hint: "Write the values themselves",
};

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
  const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
  if (!isScalar(key)) return { offset, what: "A key is a list, a map or an alias", hint: "Write one word as the key" };
  const name = String(key.value ?? "");
  // Objects of the language take this name for something else.
  if (name === "__proto__") return { offset, what: "__proto__ is no key", hint: "Choose another name" };
  if (seen.has(name)) return { offset, what: "Map keys must be unique", hint: hintFor("DUPLICATE_KEY") };
  seen.add(name);
  return undefined;
}

function badAliases(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Alias(_, alias, path) {
      const meant = alias.resolve(document);
      const offset = alias.range?.[0] ?? 0;
      if (!meant)
        problems.push({
          offset,
          what: `The alias *${alias.source} stands for nothing`,
          hint: `Write &${alias.source} before a value above it, or put the text in quotes`,
        });
      else if (path.includes(meant))
        problems.push({
          offset,
          what: `The alias *${alias.source} stands within what it stands for`,
          hint: "Write the value itself",
        });
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
      problems.push({ offset: range?.[0] ?? 0, what: "A tag makes binary data of a text", hint: "Remove the tag" });
    },
  });
  return problems;
}

function hintFor(code: ErrorCode): string {
  if (code === "DUPLICATE_KEY") return "Remove one of the two keys";
  if (code === "TAB_AS_INDENT") return "Indent with spaces, not tabs";
  if (code === "MULTIPLE_DOCS") return "Keep one document in a file: remove the line `---`";
  return "Check indentation, quotes and brackets on this line and the one above";
}
