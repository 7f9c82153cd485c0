// What can be changed in a source text, one thing at a time. Pure: text in, changes out.
import ts from "typescript";

/**
 * @typedef {{ line: number, start: number, end: number, to: string, change: string }} Mutation `line` counts from 1;
 * `to` takes the place of start to end.
 */

/** Operators, and what they are turned into or shifted to. */
const TURNED = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "+=": ["-="],
  "-=": ["+="],
};

/** The other end of `Math`. */
const OTHER_END = { min: "max", max: "min", floor: "ceil", ceil: "floor" };

/** Methods whose numbers are places in a list. */
const BY_PLACE = new Set(["at", "slice"]);

/**
 * All changes of a text that may be faults, in the order of the text. Types, imports and the words of texts are left
 * alone; whether a change compiles is for the caller to find out.
 * @param {string} text
 * @param {string} fileName its ending says whether the text holds JSX
 * @returns {Mutation[]}
 */
export function mutationsOf(text, fileName) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const put = (node, to, what) => {
    const [start, end] = [node.getStart(source), node.end];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ line, start, end, to, change: what });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    for (const [place, to, what] of changesOf(node, source)) put(place, to, what);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Changes of one node: the node to replace, the new text, and the change in words. */
function changesOf(node, source) {
  const textOf = (one) => one.getText(source);
  const shown = shorten(textOf(node));
  if (ts.isBinaryExpression(node)) {
    const operator = textOf(node.operatorToken);
    if (operator === "??")
      return [
        [node, textOf(node.left), `no fallback: ${shown}`],
        [node, textOf(node.right), `fallback alone: ${shown}`],
      ];
    return (TURNED[operator] ?? []).map((to) => [node.operatorToken, to, `${operator} to ${to}: ${shown}`]);
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [[node, textOf(node.operand), `no negation: ${shown}`]];
  if (ts.isConditionalExpression(node)) {
    const [condition, yes, no] = [node.condition, node.whenTrue, node.whenFalse];
    const exchanged = `(${textOf(condition)}) ? ${textOf(no)} : ${textOf(yes)}`;
    return [...fixed(condition, textOf), [node, exchanged, `branches exchanged: ${shown}`]];
  }
  if (ts.isIfStatement(node)) return [...fixed(node.expression, textOf), [node, ";", `dropped: ${shown}`]];
  // A loop that is told to go on for ever shows nothing.
  if (ts.isWhileStatement(node)) return [[node.expression, "false", `false: ${shorten(textOf(node.expression))}`]];
  if (isDroppable(node)) return [[node, ";", `dropped: ${shown}`]];
  if (ts.isElementAccessExpression(node)) return shifted(node.argumentExpression, textOf, shown);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: of, name } = node.expression;
    const other = textOf(of) === "Math" && OTHER_END[name.text];
    if (other) return [[name, other, `${name.text} to ${other}: ${shown}`]];
    if (BY_PLACE.has(name.text)) return node.arguments.flatMap((one) => shifted(one, textOf, shown));
  }
  return [];
}

const fixed = (condition, textOf) =>
  ["true", "false"].map((value) => [condition, value, `${value}: ${shorten(textOf(condition))}`]);

/** Declarations are needed by what follows, and what a `while` does is what ends it. */
const isDroppable = (node) =>
  (ts.isExpressionStatement(node) && !ts.isWhileStatement(node.parent)) ||
  ts.isThrowStatement(node) ||
  (ts.isReturnStatement(node) && !returnsNothing(node)) ||
  ts.isForStatement(node) ||
  ts.isForOfStatement(node);

/** As the last statement of a function, whose end does so, too. */
const returnsNothing = ({ expression, parent }) =>
  ts.isFunctionLike(parent.parent) && expression?.getText() === "undefined";

/** A place, one further; names of fields are none. */
function shifted(place, textOf, shown) {
  if (ts.isStringLiteralLike(place) || ts.isTemplateExpression(place)) return [];
  const minus = ts.isPrefixUnaryExpression(place) && place.operator === ts.SyntaxKind.MinusToken;
  const to = ts.isNumericLiteral(place) || minus ? String(Number(textOf(place)) + 1) : `${textOf(place)} + 1`;
  return to === "NaN" ? [] : [[place, to, `one further: ${shown}`]];
}

/** Text of code on one line, cut where it is long. */
function shorten(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
