// How large a text of code is: the leaves that TypeScript's parser makes of it. A name, a sign, a number and a string
// count one each; comments nothing.
import ts from "typescript";

const LONG_LINE = 120;

/** Leaves and lines of a text, its lines above 120 characters, and its longest function. */
export function sizeOf(text, file) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.replace(/\n$/, "").split("\n");
  return {
    file,
    leaves: leavesOf(source, source),
    lines: lines.length,
    longLines: lines.filter((line) => line.length > LONG_LINE).length,
    longestFunction: longestFunction(source, file),
  };
}

function leavesOf(node, source) {
  const parts = node.getChildren(source).filter((part) => !isDocumentation(part));
  if (parts.length > 0) return parts.reduce((sum, part) => sum + leavesOf(part, source), 0);
  return node.getWidth(source) > 0 ? 1 : 0;
}

const isDocumentation = ({ kind }) => kind >= ts.SyntaxKind.FirstJSDocNode && kind <= ts.SyntaxKind.LastJSDocNode;

/** Lines of the longest function, and where it begins; none has 0. */
function longestFunction(source, file) {
  let longest = { lines: 0, place: "" };
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const [first, last] = [node.getStart(source), node.end].map(
        (at) => source.getLineAndCharacterOfPosition(at).line,
      );
      const lines = last - first + 1;
      if (lines > longest.lines) longest = { lines, place: `${file}:${first + 1}` };
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return longest;
}

/** Words in the messages of a catalogue, as its language divides them. */
export function wordsOf(text, language) {
  const source = ts.createSourceFile("catalogue.ts", text, ts.ScriptTarget.Latest, true);
  const words = new Intl.Segmenter(language, { granularity: "word" });
  let count = 0;
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && ts.isStringLiteralLike(node.initializer))
      count += [...words.segment(node.initializer.text)].filter(({ isWordLike }) => isWordLike).length;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return count;
}

/**
 * The room of a file of src or tests, with its own rooms where it has some that are apart: `report`, `model/engine`.
 */
export const roomOf = (file) => file.match(/^[^/]+\/((?:apps|maths|measures|model|runs)\/[^/]+|[^/]+)\//)?.[1];
