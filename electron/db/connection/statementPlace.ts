import { fileOf } from '../schema/sqlFiles.ts'

/** Where the server met an error. */
interface StatementPlace {
  /** `sql/query/runs.sql`; null for a statement that is made in the code. */
  readonly file: string | null
  /** Null where the server says nothing of it: most errors that come while a statement runs. */
  readonly at: {
    /** 1-based, of the file. */
    readonly line: number
    /** 1-based, of the line as it was sent, with names and lists filled in. */
    readonly column: number
    /** That line, cut, and a caret below. */
    readonly excerpt: string
  } | null
}

const mark = /\/\* (sql\/[\w/]+\.sql) \*\/ /g
const shownBefore = 60
const shownLength = 100

/**
 * @param sent the statement as it was sent; those of sql/ begin with a mark of their file (sqlFiles.ts), also as parts of
 *   another one.
 * @param position 1-based character, as the server counts.
 */
function statementPlace(sent: string, position: number): StatementPlace {
  // the server counts characters, JavaScript counts UTF-16 units
  const before = [...sent].slice(0, position - 1).join('')
  const last = [...before.matchAll(mark)].at(-1)
  const start = last === undefined ? 0 : last.index + last[0].length
  const lines = before.slice(start).split('\n')
  const column = (lines.at(-1) as string).length + 1
  const lineStart = before.length - column + 1
  const text = (sent.slice(lineStart).split('\n')[0] as string).replaceAll('\t', ' ')
  const from = Math.max(0, column - shownBefore)
  return {
    file: last?.[1] ?? fileOf(sent) ?? null,
    at: {
      line: lines.length,
      column,
      excerpt: `${text.slice(from, from + shownLength)}\n${' '.repeat(column - 1 - from)}^`,
    },
  }
}

const places = new WeakMap<object, StatementPlace>()

/** Keeps with an error of the server where in the statement it is, if it says so. */
export function notePlace(error: unknown, statement: unknown): void {
  const { position } = error as { position?: string }
  const sent = typeof statement === 'string' ? statement : (statement as { text?: string } | null)?.text
  if (typeof error !== 'object' || error === null || sent === undefined) return
  const place =
    position === undefined
      ? { file: [...sent.matchAll(mark)][0]?.[1] ?? fileOf(sent) ?? null, at: null }
      : statementPlace(sent, Number(position))
  if (place.file !== null || place.at !== null) places.set(error, place)
}

export function placeOfError(error: unknown): StatementPlace | undefined {
  return typeof error === 'object' && error !== null ? places.get(error) : undefined
}
