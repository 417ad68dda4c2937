/**
 * The judge in the tests of this folder: the same strict rule as scan.ts, written once more as the plainest
 * possible machine, one character at a time over a whole text, with nothing shared. Not for use elsewhere.
 */
interface NaiveRecord {
  start: number
  end: number
  line: number
  cells: string[]
  fault: { line: number; column: number; cell: number; why: string } | null
}

interface NaiveResult {
  records: NaiveRecord[]
  blankLines: number
  /** Where a quoted cell begins that never ends. */
  unclosed: { line: number; column: number } | null
}

export function readNaively(text: string, delimiter = ','): NaiveResult {
  const result: NaiveResult = { records: [], blankLines: 0, unclosed: null }
  let line = 1
  let lineStart = 0
  let i = 0
  while (i < text.length) {
    const record: NaiveRecord = { start: i, end: i, line, cells: [], fault: null }
    let state: 'cell start' | 'unquoted' | 'quoted' | 'closed' = 'cell start'
    let cell = ''
    let hasQuotes = false
    let opened = { line, column: 1 }
    const fault = (why: string) => {
      record.fault ??= { line, column: i - lineStart + 1, cell: record.cells.length, why }
    }
    for (; i < text.length; i++) {
      const c = text[i]!
      const breaksLine = c === '\n' || (c === '\r' && text[i + 1] !== '\n')
      if (state === 'quoted') {
        if (c === '"' && text[i + 1] === '"') {
          cell += '"'
          i++
        } else if (c === '"') {
          state = 'closed'
        } else {
          cell += c
          if (breaksLine) {
            line++
            lineStart = i + 1
          }
        }
        continue
      }
      if (c === '\n' || c === '\r') break
      if (c === delimiter) {
        record.cells.push(cell)
        cell = ''
        state = 'cell start'
      } else if (state === 'cell start' && (c === ' ' || c === '\t')) {
        cell += c
      } else if (state === 'cell start' && c === '=' && formulaEnd(text, i, delimiter) > 0) {
        const end = formulaEnd(text, i, delimiter)
        cell += text.slice(i, end)
        i = end - 1
        state = 'unquoted'
      } else if (c === '"' && state === 'cell start') {
        state = 'quoted'
        hasQuotes = true
        cell = ''
        opened = { line, column: i - lineStart + 1 }
      } else {
        if (state === 'closed') fault('text follows the quote that closes a cell')
        else if (c === '"') fault('a quote stands inside an unquoted cell')
        if (state === 'cell start') state = 'unquoted'
        cell += c
      }
    }
    if (state === 'quoted') {
      result.unclosed = opened
      return result
    }
    record.cells.push(cell)
    record.end = i
    if (!hasQuotes && [...text.slice(record.start, i)].every(isInvisible)) result.blankLines++
    else result.records.push(record)
    if (text[i] === '\r' && text[i + 1] === '\n') i++
    i++
    line++
    lineStart = i
  }
  return result
}

/** Where a whole cell `="…"` that begins at `at` ends, or -1. */
function formulaEnd(text: string, at: number, delimiter: string): number {
  let open = at + 1
  while (text[open] === ' ' || (text[open] === '\t' && delimiter !== '\t')) open++
  if (text[open] !== '"') return -1
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\n' || text[i] === '\r') return -1
    if (text[i] !== '"') continue
    if (text[i + 1] === '"') i++
    else return [delimiter, '\n', '\r', undefined].includes(text[i + 1]) ? i + 1 : -1
  }
  return -1
}

function isInvisible(character: string): boolean {
  if (/[\x80-\x9f\u0600-\u0605\u06dd\u070f\u08e2]/.test(character)) return false
  return /\s/.test(character) || /\p{Cc}|\p{Cf}/u.test(character)
}
