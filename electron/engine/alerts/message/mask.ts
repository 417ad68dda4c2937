import { causes } from '../../../../shared/causes.ts'

/**
 * Rows that a check found, as they may leave the machine: where they are (file, record, ids) and what is counted, but no
 * cell of a file. People's names become initials, a phone its last two digits, an email its first letter and the end of
 * its domain; a company, too, since many are a person's name; a street is hidden. What is not known by the name of its
 * column keeps only its shape (`12O` → `99X`), which tells what is wrong with a format and nothing else.
 */
export function maskRow(row: Readonly<Record<string, unknown>>): Record<string, string> {
  const ofOneRecord = recordKeys.some((key) => key in row)
  const masked: Record<string, string> = {}
  for (const [column, value] of Object.entries(row)) {
    if (value === null || value === undefined || value === '') continue
    const text = maskValue(column, value, ofOneRecord)
    if (text !== '') masked[names[column] ?? column] = text
  }
  return masked
}

/** For what stands in the place of a cell in a sentence. */
const leftOut = '…'

/**
 * A row as the words of a check name it, for what may leave the machine: our own names and what is counted. A category is a value
 * of a file, unless it is a cause of ours; of how values are written its shape is told.
 */
export function maskClauseRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ofOneRecord = recordKeys.some((key) => key in row)
  const clause = (column: string, value: unknown): unknown => {
    if (typeof value === 'number')
      return ofOneRecord && !/(^|_)(id|record|line|rows?|count|facilities)$/.test(column) ? leftOut : value
    if (typeof value !== 'string') return value
    if (plain.has(column) || (measured.has(column) && number.test(value))) return cut(value)
    if (column === 'category') return categoryOf(value, row.measure)
    return leftOut
  }
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, clause(column, value)]))
}

function categoryOf(category: string, measure: unknown): string {
  if (Object.hasOwn(causes, category)) return category
  return measure === 'pattern' ? shape(category) : 'a value'
}

/** `on …`, `, such as …` and `: …` tell nothing. */
export function withoutGaps(sentence: string): string {
  return sentence.replace(/(,? such as|,? on|:|,)? …/g, '')
}

const recordKeys = ['source_record', 'record', 'facility_id', 'license_id', 'contact_id', 'addresscode_id']
const names: Readonly<Record<string, string>> = { source_file: 'file', source_record: 'record' }

/** Of our own making, and what is told on purpose: names of files and of their columns. No cell. */
const plain = new Set([
  ...['file', 'source_file', 'earlier_file', 'column_now', 'column_before', 'new_column', 'missing_column'],
  ...['column_name', 'table_name', 'source', 'missing_source', 'issuing_state', 'measure', 'unit', 'cause'],
  ...['previous_date', 'earlier_date', 'since_date', 'last_date', 'runs'],
])

/** Of learned measures, as the registry writes them (`at most 1.50 %`): told where nothing but a number stands there. */
const measured = new Set(['found', 'usual'])
const number = /^(at most )?[\d.,]+( to [\d.,]+)?( %| days)?$/

const byColumn: readonly [RegExp, (text: string) => string][] = [
  [/license_number|provider_id|operation/, tail],
  [/phone/, maskPhone],
  [/email/, maskEmail],
  [/address|street/, () => '•••'],
  [/company|operator|name|licensee|contact|person/, initials],
]

function maskValue(column: string, value: unknown, ofOneRecord: boolean): string {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    // a number of one record stands in the file, as a capacity does; others are counted
    if (ofOneRecord && !/(^|_)(id|record|line|rows?|count|facilities)$/.test(column))
      return shape(String(value))
    return String(Number(value.toFixed(4)))
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (plain.has(column) || (measured.has(column) && number.test(text))) return cut(text)
  return (byColumn.find(([pattern]) => pattern.test(column))?.[1] ?? shape)(text)
}

/** `ERIKA VAN RHYN` → `E. V. R.` */
function initials(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, 4)
    .map((word) => `${String.fromCodePoint(word.codePointAt(0) as number)}.`)
    .join(' ')
}

/** `+17025550184` → `…84`; what holds fewer than seven digits is no phone, and keeps its shape. */
function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length < 7 ? shape(text) : `…${digits.slice(-2)}`
}

/** `office@care.example` → `o…@….example` */
function maskEmail(text: string): string {
  const parts = /^([^@\s])[^@\s]*@[^@\s]*\.([a-z]{2,24})$/i.exec(text)
  return parts === null ? shape(text) : `${parts[1]}…@….${parts[2]}`
}

/** The last three characters of a number of at least six. */
function tail(text: string): string {
  const characters = [...text]
  return characters.length < 6 ? shape(text) : `…${shape(characters.slice(-3).join(''), false)}`
}

/** `K820 Rd` → `X999 Xx`, at most 24 characters. */
function shape(text: string, hidesAll = true): string {
  const seen = [...text.slice(0, 400)].map((character) => {
    if (/\p{Cc}|\p{Cf}/u.test(character)) return '·'
    if (!hidesAll) return character
    if (/\p{N}/u.test(character)) return '9'
    if (/\p{Lu}|\p{Lt}/u.test(character)) return 'X'
    return /\p{L}|\p{M}/u.test(character) ? 'x' : character
  })
  return seen.length > 24 ? `${seen.slice(0, 23).join('')}…` : seen.join('')
}

const cut = (text: string) => {
  const line = text.replace(/[\p{Cc}\p{Cf}]/gu, '·')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
