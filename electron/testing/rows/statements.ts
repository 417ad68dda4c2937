import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  type CallExpression,
  type Expression,
  type Identifier,
  isAsExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  isNoSubstitutionTemplateLiteral,
  isParameterDeclaration,
  isParenthesizedExpression,
  isSignatureDeclaration,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateExpression,
  isVariableDeclaration,
  type Node,
  type ParameterDeclaration,
  SyntaxKind,
} from 'typescript/unstable/ast'
import { SymbolFlags, type Type, TypeFlags } from 'typescript/unstable/sync'
import { allNodes, declarationOf, type Program } from './program.ts'

/** A statement that a call may send, its names and lists not filled yet. */
export interface Statement {
  readonly sql: string
  /** Whether it reads a run that may be of an older version. */
  readonly ofRuns: boolean
}

/** What can't be told without running the program; the message says of which words. */
export class CannotTell extends Error {}

/** These give back their statement with names and lists filled; the last two for a run of any version. */
const fills = ['withNames', 'inCandidate', 'inRun', 'inRuns']
const ofRuns = ['inRun', 'inRuns']

/**
 * All statements that an expression may be: of a name what it is set to, of a parameter what each caller gives, of a
 * type that knows its texts each of them. A number is 1, and a name in quotes that of the run's schema.
 *
 * @throws CannotTell
 */
export function statementsOf(program: Program, node: Expression): Statement[] {
  const literals = literalsOf(program.checker.getTypeAtLocation(node))
  if (literals !== null) return literals.map(fixed)
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [fixed(node.text)]
  if (isParenthesizedExpression(node) || isAsExpression(node)) return statementsOf(program, node.expression)
  if (isConditionalExpression(node))
    return [...statementsOf(program, node.whenTrue), ...statementsOf(program, node.whenFalse)]
  if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.PlusToken)
    return joined(statementsOf(program, node.left), statementsOf(program, node.right))
  if (isTemplateExpression(node))
    return node.templateSpans.reduce(
      (found, { expression, literal }) =>
        joined(joined(found, statementsOf(program, expression)), [fixed(literal.text)]),
      [fixed(node.head.text)],
    )
  if (isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    const { template } = node
    if (isNoSubstitutionTemplateLiteral(template)) return [fixed(template.getText().slice(1, -1))]
  }
  if (isCallExpression(node)) return ofCall(program, node)
  if (isIdentifier(node)) return ofName(program, node)
  throw cannotTell(node)
}

function ofCall(program: Program, node: CallExpression): Statement[] {
  const name = node.expression.getText()
  const [first] = node.arguments
  if (fills.includes(name) && first !== undefined)
    return statementsOf(program, first).map(({ sql }) => ({ sql, ofRuns: ofRuns.includes(name) }))
  if (name === 'quoted') return [fixed(':"load_schema"')]
  throw cannotTell(node)
}

function ofName(program: Program, node: Identifier): Statement[] {
  const { checker } = program
  const symbol = checker.getSymbolAtLocation(node)
  const written = declarationOf(symbol)
  if (written !== undefined && isImportClause(written)) {
    const from = (written.parent as unknown as { moduleSpecifier: Node }).moduleSpecifier
    const path = isStringLiteral(from) ? from.text : ''
    if (!path.endsWith('.sql?raw')) throw cannotTell(node)
    const file = resolve(dirname(node.getSourceFile().fileName), path.slice(0, -'?raw'.length))
    return [fixed(readFileSync(file, 'utf8'))]
  }
  const isImported = symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0
  const declared =
    written !== undefined && isImportSpecifier(written) && isImported
      ? declarationOf(checker.getAliasedSymbol(symbol))
      : written
  if (declared !== undefined && isParameterDeclaration(declared)) return ofCallers(program, declared)
  if (declared === undefined || !isVariableDeclaration(declared) || declared.initializer === undefined)
    throw cannotTell(node)
  return statementsOf(program, declared.initializer)
}

/** What the callers of a function give for a parameter. */
function ofCallers(program: Program, parameter: ParameterDeclaration): Statement[] {
  const { checker } = program
  const called = parameter.parent
  if (!isSignatureDeclaration(called)) throw cannotTell(parameter)
  const named = isVariableDeclaration(called.parent) ? called.parent : called
  const name = (named as { name?: Node }).name
  const place = called.parameters.indexOf(parameter)
  const symbol = name && checker.getSymbolAtLocation(name)
  if (symbol === undefined) throw cannotTell(parameter)
  const found = program.files.flatMap((file) => {
    const given: Expression[] = []
    allNodes(file, (node) => {
      if (!isCallExpression(node) || node.expression.getText(file) !== symbol.name) return
      const callee = checker.getSymbolAtLocation(node.expression)
      const own =
        callee && (callee.flags & SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(callee) : callee
      const argument = node.arguments[place]
      if (own?.id === symbol.id && argument !== undefined) given.push(argument)
    })
    return given
  })
  if (found.length === 0) throw cannotTell(parameter)
  return found.flatMap((argument) => statementsOf(program, argument))
}

/** The texts of a type that names them all. */
function literalsOf(type: Type | undefined): string[] | null {
  if (type === undefined) return null
  if ((type.flags & TypeFlags.NumberLike) !== 0) return ['1']
  const members = type.isUnionType() ? type.getTypes() : [type]
  const texts = members.map((member) => (member.isStringLiteralType() ? member.value : null))
  return texts.some((text) => text === null) ? null : (texts as string[])
}

const fixed = (sql: string): Statement => ({ sql, ofRuns: false })

function joined(left: readonly Statement[], right: readonly Statement[]): Statement[] {
  return left.flatMap((a) => right.map((b) => ({ sql: a.sql + b.sql, ofRuns: a.ofRuns || b.ofRuns })))
}

function cannotTell(node: Node): CannotTell {
  return new CannotTell(`"${node.getText().replace(/\s+/g, ' ').slice(0, 80)}"`)
}
