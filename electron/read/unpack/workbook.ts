import { count } from '../../../shared/count.ts'
import { isInvisible } from '../../../shared/invisible.ts'
import type { WorkbookSheets } from '../../../shared/workbook.ts'
import { csvRow } from '../writeCsv.ts'
import { numberText, plainNumber } from './numberFormats.ts'
import { packedError, withWorkbook } from './packedError.ts'
import { createTextWriter } from './textWriter.ts'
import { openWorkbook, readPart, type Sheet, unescaped, type Workbook } from './workbookParts.ts'
import type { XmlHandlers } from './xmlScanner.ts'
import type { Archive } from './zip.ts'

/** A sheet as text: one line a row of the sheet, rows without content blank. */
interface SheetText {
  readonly path: string
  readonly notes: readonly string[]
  readonly workbook: WorkbookSheets
}

/**
 * Writes one sheet of a workbook as CSV, in memory that does not grow with its rows: the named one, else the first that
 * is not hidden.
 * @throws LoaderError file-packed, file-workbook, file-not-text, database-no-space
 */
export async function unpackWorkbook(
  archive: Archive,
  name: string,
  wanted: string | null,
): Promise<SheetText> {
  const workbook = await openWorkbook(archive, name)
  const sheet = sheetOf(workbook, name, wanted)
  const writer = await createTextWriter()
  try {
    const pieces: string[] = []
    const rows = sheetRows(workbook, (line) => pieces.push(line))
    await readPart(archive, sheet.entry, name, rows.handlers, () => {
      if (pieces.length < rowsAtOnce) return undefined
      const bytes = Buffer.from(pieces.join(''))
      pieces.length = 0
      return writer.write(bytes)
    })
    await writer.write(Buffer.from(pieces.join('')))
    await writer.finish()
    return {
      path: writer.path,
      notes: notesOf(workbook, sheet, rows.withoutResult),
      workbook: sheetsOf(workbook, sheet.name),
    }
  } catch (error) {
    throw withWorkbook(error, sheetsOf(workbook, sheet.name))
  } finally {
    await writer.abandon()
  }
}

/** Rows that are written together. */
const rowsAtOnce = 1000

function sheetOf({ sheets }: Workbook, name: string, wanted: string | null): Sheet {
  const found =
    wanted === null
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found
  const names = sheets.map((sheet) => sheet.name).join(', ')
  throw wanted === null
    ? packedError(name, 'is a workbook without a sheet of cells', 'See whether it is the right file.')
    : withWorkbook(
        packedError(name, `has no sheet ${wanted}`, `Its sheets are ${names}.`),
        sheetsOf({ sheets }, wanted),
      )
}

function sheetsOf({ sheets }: Pick<Workbook, 'sheets'>, sheet: string): WorkbookSheets {
  const byName = new Map<string, WorkbookSheets['sheets'][number]>()
  for (const { name, isHidden } of sheets)
    if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), { name, isHidden })
  return { sheet, sheets: [...byName.values()] }
}

function notesOf({ sheets }: Workbook, sheet: Sheet, withoutResult: readonly string[]): string[] {
  const others = sheets.filter((other) => other !== sheet).map((other) => other.name)
  const of =
    others.length === 0
      ? ''
      : `; not read: ${others.slice(0, 5).join(', ')}${others.length > 5 ? ' and others' : ''}`
  const notes = [`Read from sheet ${sheet.name} of a workbook${of}.`]
  if (withoutResult.length > 0)
    notes.push(
      `${count(withoutResult.length)} ${withoutResult.length === 1 ? 'cell holds' : 'cells hold'} a formula without its result, read as empty (first ${withoutResult[0]}): open the workbook in Excel, save it and load it again.`,
    )
  return notes
}

interface SheetRows {
  readonly handlers: XmlHandlers
  /** Cells with a formula whose result the file does not hold. */
  readonly withoutResult: readonly string[]
}

/** Row after row as a line of CSV with its ending; line n is row n. */
function sheetRows({ sharedTexts, forms, is1904 }: Workbook, write: (line: string) => void): SheetRows {
  const withoutResult: string[] = []
  let line = 0
  let row = 0
  let cells: string[] = []
  let column = 0
  let type = 'n'
  let style = '0'
  let text = ''
  let isValue = false
  let hasValue = false
  let hasFormula = false
  let isPhonetic = false

  const cellText = (): string => {
    if (text === '') return ''
    if (type === 's') return sharedTexts.at(Number(text)) ?? ''
    if (type === 'inlineStr' || type === 'str') return unescaped(text)
    if (type === 'b') return text === '1' || text === 'true' ? 'TRUE' : 'FALSE'
    if (type === 'd') return text.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ')
    return type === 'e' ? text : numberText(text, forms[Number(style)] ?? plainNumber, is1904)
  }

  const beginCell = (reference: string | undefined, itsType = 'n', itsStyle = '0') => {
    column = reference === undefined ? column + 1 : columnOf(reference, column + 1)
    type = itsType
    style = itsStyle
    text = ''
    hasValue = false
    hasFormula = false
  }

  const endCell = () => {
    // libraries that compute nothing write an empty value; of a text it is a result
    if (hasFormula && text === '' && !(hasValue && type === 'str'))
      withoutResult.push(`${columnName(column)}${row}`)
    if (!hasValue) return
    while (cells.length < column) cells.push('')
    cells[column] = cellText()
  }

  const endRow = () => {
    // an empty cell with a format is no content
    while (cells.length > 0 && cells.at(-1) === '') cells.pop()
    if (cells.every(isInvisible)) return
    while (line < row - 1) {
      write('\n')
      line += 1
    }
    write(`${csvRow(cells)}\n`)
    line += 1
  }

  const handlers: XmlHandlers = {
    open(tag, attributes) {
      if (tag === 'c') {
        beginCell(attributes.get('r'), attributes.get('t'), attributes.get('s'))
      } else if (tag === 'v' || tag === 't') {
        isValue = !isPhonetic
        hasValue = true
      } else if (tag === 'f') {
        hasFormula = true
      } else if (tag === 'rPh') {
        isPhonetic = true
      } else if (tag === 'row') {
        const number = Number(attributes.get('r') ?? row + 1)
        row = number > row ? number : row + 1
        cells = []
        column = -1
      }
    },
    text(piece) {
      if (isValue) text += piece
    },
    close(tag) {
      if (tag === 'v' || tag === 't') isValue = false
      else if (tag === 'c') endCell()
      else if (tag === 'row') endRow()
      else if (tag === 'rPh') isPhonetic = false
    },
    whole: {
      pattern: plainCell,
      tell([, letters, style1, type1, type2, style2, value, inline]) {
        beginCell(letters, type1 ?? type2, style1 ?? style2)
        const content = value ?? inline
        hasValue = content !== undefined
        text = content ?? ''
        endCell()
      },
    },
  }
  return { handlers, withoutResult }
}

/** A cell as the usual programs write it: reference, style and type in one of two orders, and a plain value or none. */
const plainCell =
  /<c(?: r="([A-Z]{1,3})[0-9]{1,7}")?(?: s="([0-9]{1,6})"(?: t="([A-Za-z]{1,9})")?| t="([A-Za-z]{1,9})"(?: s="([0-9]{1,6})")?)?(?:\/>|>(?:<v>([^<&\]\r]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<&\]\r]*)<\/t><\/is>)?<\/c>)/y

/** Columns of a sheet, at most. */
const mostColumns = 16_384

/** 0-based column of a reference such as `BC12`. */
function columnOf(reference: string, otherwise: number): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 0x41 || code > 0x5a) break
    column = column * 26 + code - 0x40
    if (column > mostColumns) return otherwise
  }
  return column === 0 ? otherwise : column - 1
}

function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(0x41 + (column % 26))
}
