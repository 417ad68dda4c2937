import {
  type CallExpression,
  type Expression,
  isAwaitExpression,
  isCallExpression,
  isExpressionStatement,
  isIdentifier,
  isObjectBindingPattern,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isSignatureDeclaration,
  isTypeParameterDeclaration,
  isVariableDeclaration,
  type Node,
} from 'typescript/unstable/ast'
import { type Type, TypeFlags } from 'typescript/unstable/sync'
import { allNodes, ancestorsOf, declarationOf, type Program, placeOf } from './program.ts'

/** A call that takes the server's rows for those of a type. */
export interface RowCall {
  /** `file:line` */
  readonly place: string
  /** The functions that it stands in, innermost first. */
  readonly within: readonly string[]
  readonly statement: Expression
  /** Null where rows are taken as they come: they are of any type. */
  readonly row: { readonly type: Type; readonly name: string } | null
}

interface FoundCalls {
  readonly calls: readonly RowCall[]
  /** Sentences about calls whose rows nobody could compare. */
  readonly faults: readonly string[]
}

/**
 * All calls that read rows: those of `pg`'s own `query`, and those of functions that pass a row type on to it. Such a
 * function calls its statement `sql`, by which it is known: its own call of `query` is of no type yet.
 */
export function rowCalls(program: Program): FoundCalls {
  const passing = new Set(['query', ...program.files.flatMap(passingNames)])
  const calls: RowCall[] = []
  const faults: string[] = []
  for (const file of program.files)
    allNodes(file, (node) => {
      if (!isCallExpression(node)) return
      if (node.typeArguments === undefined && !passing.has(calledName(node))) return
      const statement = statementOf(program, node)
      if (statement === undefined) return
      const found = callOf(program, node, statement)
      if (typeof found === 'string') faults.push(`${placeOf(node)}: ${found}`)
      else if (found !== null) calls.push(found)
    })
  return { calls, faults }
}

/** Null for one that needs no comparison; a sentence for one that can't be compared. */
function callOf(program: Program, node: CallExpression, statement: Expression): RowCall | string | null {
  const { checker } = program
  const functions = ancestorsOf(node).filter(isSignatureDeclaration)
  const within = functions.map(nameOf).filter((name) => name !== '')
  const [written] = node.typeArguments ?? []
  if (written === undefined)
    return readsRows(node) ? { place: placeOf(node), within, statement, row: null } : null
  const type = checker.getTypeFromTypeNode(written)
  const name = written.getText().replace(/\s+/g, ' ')
  if (type === undefined) return `its row type ${name} can't be resolved`
  if ((type.flags & TypeFlags.TypeParameter) !== 0) {
    const giver = functions.find((one) => one.typeParameters?.some((own) => own.name.getText() === name))
    const passes = giver?.parameters.some((parameter) => parameter.name.getText() === 'sql')
    return passes ? null : `it passes the row type ${name} on, but not from a parameter "sql"`
  }
  if (checker.isArrayLikeType(type)) {
    // columns of a row that is an array have no names
    const asks = isIdentifier(statement) ? initializerOf(program, statement) : statement
    return asks && isObjectLiteralExpression(asks) && /\browMode: 'array'/.test(asks.getText())
      ? null
      : `its rows are arrays by their type ${name}, but it doesn't ask for arrays`
  }
  return { place: placeOf(node), within, statement, row: { type, name } }
}

/** The argument that is the statement; undefined where the call reads no rows. */
function statementOf({ checker }: Program, node: CallExpression): Expression | undefined {
  const signature = checker.getResolvedSignature(node)
  if (signature === undefined) return undefined
  const isOfPg = /\/@types\/pg\//.test(signature.declaration?.path ?? '')
  if (isOfPg) {
    // a stream, such as that of a COPY, is given back as it is
    const isAsked = checker.getReturnTypeOfSignature(signature)?.getSymbol()?.name === 'Promise'
    return isAsked && calledName(node) === 'query' ? node.arguments[0] : undefined
  }
  const place = signature.getParameters().findIndex(({ name }) => name === 'sql')
  return place < 0 ? undefined : node.arguments[place]
}

/** Names of functions that have a type parameter and a parameter `sql`. */
function passingNames(file: Node): string[] {
  const found: string[] = []
  allNodes(file, (node) => {
    if (!isSignatureDeclaration(node) || node.typeParameters === undefined) return
    if (node.parameters.some((parameter) => parameter.name.getText() === 'sql')) found.push(nameOf(node))
  })
  return found
}

/** Whether what a call gives is used, of `pg`'s result its rows. */
function readsRows(node: CallExpression): boolean {
  const [user] = ancestorsOf(node).filter((one) => !isAwaitExpression(one) && !isParenthesizedExpression(one))
  if (user === undefined || isExpressionStatement(user)) return false
  if (isPropertyAccessExpression(user)) return user.name.text === 'rows'
  if (!isVariableDeclaration(user) || !isObjectBindingPattern(user.name)) return isVariableDeclaration(user)
  return user.name.elements.some((element) => (element.propertyName ?? element.name)?.getText() === 'rows')
}

function initializerOf({ checker }: Program, name: Expression): Expression | undefined {
  const declared = declarationOf(checker.getSymbolAtLocation(name))
  return declared && isVariableDeclaration(declared) ? declared.initializer : undefined
}

function calledName({ expression }: CallExpression): string {
  return isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
}

function nameOf(node: Node): string {
  const named = isVariableDeclaration(node.parent) ? node.parent : node
  const { name } = named as { name?: Node }
  return name === undefined || isTypeParameterDeclaration(named) ? '' : name.getText()
}
