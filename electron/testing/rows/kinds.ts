import { type Checker, type Type, TypeFlags } from 'typescript/unstable/sync'

/**
 * What a value is once it has come from the server: `string`, `number`, `boolean`, `bytes`, `null`; `object` for one that
 * is none of these, `… list` for an array, `anything` where a type or the server leaves it open, as JSON does.
 */
export type Kind = string

export const anything: Kind = 'anything'

/** The kinds that a type allows. */
export function kindsOf(checker: Checker, type: Type): ReadonlySet<Kind> {
  const is = (flags: TypeFlags) => (type.flags & flags) !== 0
  if (is(TypeFlags.Any | TypeFlags.Unknown)) return new Set([anything])
  if (is(TypeFlags.StringLike)) return new Set(['string'])
  if (is(TypeFlags.NumberLike)) return new Set(['number'])
  if (is(TypeFlags.BooleanLike)) return new Set(['boolean'])
  if (is(TypeFlags.Null)) return new Set(['null'])
  if (is(TypeFlags.Undefined)) return new Set()
  if (type.isUnionType()) return new Set(type.getTypes().flatMap((member) => [...kindsOf(checker, member)]))
  if (type.isIntersectionType()) {
    // a text of a type of its own is still a text
    const members = type.getTypes().flatMap((member) => [...kindsOf(checker, member)])
    return new Set(
      members.some((kind) => kind !== 'object') ? members.filter((kind) => kind !== 'object') : members,
    )
  }
  if (checker.isArrayLikeType(type)) {
    const elements = checker.getTypeArguments(type as Parameters<Checker['getTypeArguments']>[0])
    const kinds = new Set(elements.flatMap((element) => [...kindsOf(checker, element)]))
    return new Set([...kinds].filter((kind) => kind !== 'null').map(listOf))
  }
  return new Set([type.getSymbol()?.name === 'Buffer' ? 'bytes' : 'object'])
}

/** The kind of a value as `pg` gives it. */
export function kindOfValue(value: unknown): Kind {
  if (value === null) return 'null'
  if (Buffer.isBuffer(value)) return 'bytes'
  if (Array.isArray(value)) return listOf(kindOfValue(value[0]))
  return typeof value
}

/** Whether a value of the kind may stand where a type allows `allowed`. */
export function fits(kind: Kind, allowed: ReadonlySet<Kind>): boolean {
  if (allowed.has(anything) || allowed.has(kind)) return true
  // JSON holds everything but bytes
  if (kind === anything) return [...allowed].some((one) => one !== 'bytes')
  return kind === listOf(anything) && [...allowed].some((one) => one.endsWith(' list'))
}

function listOf(kind: Kind): Kind {
  return `${kind} list`
}
