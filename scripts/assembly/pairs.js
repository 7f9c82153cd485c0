// Plain loops over arrays, two numbers at once: what a compiler of C does by itself. The same operations on the same
// numbers, so the same bits.
import ts from "typescript";

const { factory: make } = ts;
const { SyntaxKind } = ts;
const OPERATIONS = {
  [SyntaxKind.PlusToken]: "add",
  [SyntaxKind.MinusToken]: "sub",
  [SyntaxKind.AsteriskToken]: "mul",
  [SyntaxKind.SlashToken]: "div",
  [SyntaxKind.PlusEqualsToken]: "add",
  [SyntaxKind.MinusEqualsToken]: "sub",
  [SyntaxKind.AsteriskEqualsToken]: "mul",
};

/** Thrown where a loop is another than these. */
class Other extends Error {}

/**
 * for (let k = start; k < end; k++), in which elements [k + ...] of arrays are set by + - * / and Math.max of such
 * elements and of what does not change: a loop over pairs and one over what is left; undefined for any other loop.
 */
export function pairs(loop) {
  const { initializer, condition, incrementor, statement } = loop;
  const declared = initializer?.declarations?.[0];
  if (!declared || condition?.operatorToken?.kind !== SyntaxKind.LessThanToken || !incrementor) return undefined;
  const name = declared.name.text;
  if (condition.left.getText() !== name || incrementor.getText() !== `${name}++`) return undefined;
  try {
    const state = { indices: new Set([name]), temporaries: new Set(), written: new Map(), read: [] };
    const body = (ts.isBlock(statement) ? statement.statements : [statement]).map((one) => statementOf(one, state));
    for (const [array, index] of state.read) if ((state.written.get(array) ?? index) !== index) return undefined;
    return blockOf(name, declared.initializer, condition.right, body, statement);
  } catch (error) {
    if (error instanceof Other) return undefined;
    throw error;
  }
}

/** { let k = start; const end = ...; for (; k + 1 < end; k += 2) pair; for (; k < end; k++) one } */
function blockOf(name, start, end, pair, one) {
  const [k, last] = [make.createIdentifier(name), make.createUniqueName("end")];
  const integer = make.createTypeReferenceNode("i32");
  const next = make.createAdd(k, make.createNumericLiteral(1));
  const step = make.createBinaryExpression(k, SyntaxKind.PlusEqualsToken, make.createNumericLiteral(2));
  return make.createBlock(
    [
      declare(name, start, ts.NodeFlags.Let, integer),
      declare(last, end, ts.NodeFlags.Const, integer),
      make.createForStatement(undefined, make.createLessThan(next, last), step, make.createBlock(pair, true)),
      make.createForStatement(undefined, make.createLessThan(k, last), make.createPostfixIncrement(k), one),
    ],
    true,
  );
}

function statementOf(node, state) {
  if (ts.isVariableStatement(node)) {
    const [{ name, initializer }] = node.declarationList.declarations;
    if (!ts.isIdentifier(name)) throw new Other();
    if (isIndex(initializer, state)) {
      state.indices.add(name.text);
      return node;
    }
    const value = pairOf(initializer, state);
    state.temporaries.add(name.text);
    return declare(name, value, ts.NodeFlags.Const);
  }
  const { left, operatorToken, right } = node.expression ?? {};
  if (!left || !ts.isElementAccessExpression(left) || !isIndex(left.argumentExpression, state)) throw new Other();
  const value = pairOf(right, state);
  state.written.set(left.expression.getText(), left.argumentExpression.getText());
  const operation = OPERATIONS[operatorToken.kind];
  if (!operation && operatorToken.kind !== SyntaxKind.EqualsToken) throw new Other();
  const stored = operation ? call("f64x2", operation, call("v128", "load", addressOf(left)), value) : value;
  return make.createExpressionStatement(call("v128", "store", addressOf(left), stored));
}

/** Whether it counts on with the loop: k, k + what does not change, or a name for that. */
function isIndex(node, state) {
  if (ts.isIdentifier(node)) return state.indices.has(node.text);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.PlusToken) return false;
  const [left, right] = [node.left, node.right];
  return (isIndex(left, state) && isConstant(right, state)) || (isConstant(left, state) && isIndex(right, state));
}

/** Whether it is the same in every round. */
function isConstant(node, state) {
  if (ts.isIdentifier(node)) return !state.indices.has(node.text) && !state.temporaries.has(node.text);
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isPropertyAccessExpression(node)) return isConstant(node.expression, state);
  if (ts.isParenthesizedExpression(node) || ts.isPrefixUnaryExpression(node))
    return isConstant(node.expression ?? node.operand, state);
  return ts.isBinaryExpression(node) && isConstant(node.left, state) && isConstant(node.right, state);
}

/** The pair of an expression's values. */
function pairOf(node, state) {
  if (isConstant(node, state)) return call("f64x2", "splat", node);
  if (ts.isIdentifier(node) && state.temporaries.has(node.text)) return node;
  if (ts.isParenthesizedExpression(node)) return pairOf(node.expression, state);
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.MinusToken)
    return call("f64x2", "neg", pairOf(node.operand, state));
  if (ts.isElementAccessExpression(node) && isIndex(node.argumentExpression, state)) {
    state.read.push([node.expression.getText(), node.argumentExpression.getText()]);
    return call("v128", "load", addressOf(node));
  }
  if (ts.isCallExpression(node) && node.expression.getText() === "Math.max")
    return call("f64x2", "max", ...node.arguments.map((one) => pairOf(one, state)));
  const operation = ts.isBinaryExpression(node) && OPERATIONS[node.operatorToken.kind];
  if (!operation) throw new Other();
  return call("f64x2", operation, pairOf(node.left, state), pairOf(node.right, state));
}

function addressOf({ expression, argumentExpression }) {
  return make.createCallExpression(make.createPropertyAccessExpression(expression, "at"), undefined, [
    argumentExpression,
  ]);
}

function call(type, operation, ...values) {
  const name = make.createPropertyAccessExpression(make.createIdentifier(type), operation);
  return make.createCallExpression(name, undefined, values);
}

function declare(name, value, flags, type) {
  const one = make.createVariableDeclaration(name, undefined, type, value);
  return make.createVariableStatement(undefined, make.createVariableDeclarationList([one], flags));
}
