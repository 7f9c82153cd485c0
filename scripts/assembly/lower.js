// From TypeScript to AssemblyScript, for the files of the engine that are compiled twice: they take objects apart, walk
// through lists and compare strings, which AssemblyScript cannot. Types come from shapes.ts.
import ts from "typescript";
import { pairs } from "./pairs.js";

const { factory: make } = ts;
/** The module that stands in AssemblyScript too. */
const TWIN = "vectors.js";
/** What a function of the map has not: closures, and objects made or left open. One that has is left out. */
const FOREIGN = /=>|\?\.|\?\?|\.\.\.|const \[/;

/**
 * A file's text for asc. `assembly`: the folder of this one as the file sees it; `shapes`: names that shapes.ts has;
 * `words`: strings that the map compares with, by number, to which new ones are added; `beside`: functions that stand
 * in the file of the same `name` of that folder.
 */
export function lowered(text, { assembly, shapes, words, beside = [], name = "" }) {
  const source = ts.createSourceFile("", text, ts.ScriptTarget.Latest, true);
  const isOwn = (one) => ts.isFunctionDeclaration(one) && !beside.includes(one.name.text);
  const kept = source.statements.filter((one) => isOwn(one) && !FOREIGN.test(one.getText()));
  const uses = ({ name }) => kept.some((one) => new RegExp(`\\b${name.text}\\b`).test(one.getText()));
  const lowerFile = (context) => (file) => {
    const visit = (node) => {
      const next = lowerNode(node);
      if (next === undefined) return undefined;
      if (Array.isArray(next)) return next.map((one) => ts.visitEachChild(one, visit, context));
      return ts.visitEachChild(next, visit, context);
    };
    return ts.visitEachChild(file, visit, context);
  };
  const lowerNode = (node) => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node))
      return undefined;
    if (ts.isImportDeclaration(node)) return imports(node, uses, assembly);
    if (ts.isFunctionDeclaration(node) && node.pos >= 0) {
      if (!kept.includes(node)) return undefined;
      if (node.parameters.some(({ name }) => ts.isObjectBindingPattern(name))) return namedParameters(node);
    }
    if (ts.isVariableStatement(node)) return node.parent === source ? number(node) : variables(node);
    if (ts.isForOfStatement(node)) return loops(node);
    if (ts.isForStatement(node) && node.pos >= 0) return node.parent === source ? undefined : (pairs(node) ?? node);
    if (ts.isNonNullExpression(node)) return node.expression;
    if (ts.isStringLiteral(node) && node.parent?.kind === ts.SyntaxKind.BinaryExpression)
      return numbered(node.text, words);
    if (ts.isTypeReferenceNode(node) && node.typeName.text === "Pick") return node.typeArguments[0];
    return node;
  };
  const { transformed } = ts.transform(source, [lowerFile]);
  const arrays = `import { Float64Array, Int32Array, Uint8Array } from "${assembly}/rows";\n`;
  const objects = `import { ${shapes.join(", ")} } from "${assembly}/shapes";\n`;
  const others = beside.length > 0 ? `import { ${beside.join(", ")} } from "${assembly}/${name}";\n` : "";
  return arrays + objects + others + ts.createPrinter({ removeComments: true }).printFile(transformed[0]);
}

/** Imports of values that are used, of the twin from where it stands. */
function imports({ importClause, moduleSpecifier }, uses, assembly) {
  const { elements } = importClause.namedBindings;
  const values = elements.filter((one) => !importClause.isTypeOnly && !one.isTypeOnly && uses(one));
  if (values.length === 0) return undefined;
  const file = moduleSpecifier.text.split("/").pop();
  const from = (file === TWIN ? `${assembly}/${file}` : moduleSpecifier.text).replace(/\.js$/, "");
  const clause = make.createImportClause(undefined, undefined, make.createNamedImports(values));
  return make.createImportDeclaration(undefined, clause, make.createStringLiteral(from));
}

/** A function that takes parameters apart in its body. */
function namedParameters(node) {
  const taken = [];
  const parameters = node.parameters.map((parameter, at) => {
    if (!ts.isObjectBindingPattern(parameter.name)) return parameter;
    const name = make.createIdentifier(`given${at}`);
    taken.push(...parts(parameter.name, name));
    return make.createParameterDeclaration(undefined, undefined, name, undefined, parameter.type);
  });
  const body = make.createBlock([...taken, ...node.body.statements], true);
  return make.createFunctionDeclaration(node.modifiers, undefined, node.name, undefined, parameters, node.type, body);
}

/** const { a, b: c } = whole, one by one. */
function parts(pattern, whole) {
  return pattern.elements.map(({ name, propertyName }) =>
    constant(name, make.createPropertyAccessExpression(whole, propertyName ?? name)),
  );
}

function constant(name, value) {
  const one = make.createVariableDeclaration(name, undefined, undefined, value);
  return make.createVariableStatement(undefined, make.createVariableDeclarationList([one], ts.NodeFlags.Const));
}

/** A number of the module, of the type that all of them have. */
function number({ declarationList: { declarations, flags } }) {
  const [{ name, initializer }] = declarations;
  if (!ts.isNumericLiteral(initializer)) return undefined;
  const one = make.createVariableDeclaration(name, undefined, make.createTypeReferenceNode("f64"), initializer);
  const exported = [make.createModifier(ts.SyntaxKind.ExportKeyword)];
  return make.createVariableStatement(exported, make.createVariableDeclarationList([one], flags));
}

/** Objects are taken apart; what starts from a whole number and may change is a number all the same. */
function variables(node) {
  const { declarations, flags } = node.declarationList;
  const [{ name, type, initializer }] = declarations;
  if (ts.isObjectBindingPattern(name)) return parts(name, initializer);
  if (!(flags & ts.NodeFlags.Let) || type || !ts.isNumericLiteral(initializer)) return node;
  const one = make.createVariableDeclaration(name, undefined, make.createTypeReferenceNode("f64"), initializer);
  return make.createVariableStatement(undefined, make.createVariableDeclarationList([one], flags));
}

/** A list that is written out becomes its blocks one after the other, another one a loop by number. */
function loops({ initializer, expression, statement }) {
  const [{ name }] = initializer.declarations;
  const block = (item) => {
    const taken = ts.isObjectBindingPattern(name) ? parts(name, item) : [constant(name, item)];
    return make.createBlock([...taken, ...(ts.isBlock(statement) ? statement.statements : [statement])], true);
  };
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.map(block);
  const at = make.createUniqueName("at");
  const start = make.createVariableDeclaration(at, undefined, undefined, make.createNumericLiteral(0));
  return make.createForStatement(
    make.createVariableDeclarationList([start], ts.NodeFlags.Let),
    make.createLessThan(at, make.createPropertyAccessExpression(expression, "length")),
    make.createPostfixIncrement(at),
    block(make.createElementAccessExpression(expression, at)),
  );
}

function numbered(word, words) {
  if (!words.includes(word)) words.push(word);
  return make.createNumericLiteral(words.indexOf(word));
}
