import { delimiterNames } from '../../../shared/delimiter.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import type { Source } from '../../sources/source.ts'

type Form = Pick<InspectedFile, 'encoding' | 'shape' | 'linesAbove' | 'workbook'>

/**
 * Where a file is otherwise than its source says is usual of it, a sentence each. It is read as it is: a change of form is often the
 * first sign of a change of what stands in it.
 */
export function formNotes(
  { id, file: { file: usual } }: Source,
  { encoding, shape, linesAbove, workbook }: Form,
): string[] {
  if (usual === undefined) return []
  const notes: string[] = []
  const told = (usually: string, now: string) => notes.push(`Of ${id} ${usually} usual; here ${now}.`)
  const isText = workbook === null
  if (isText && usual.delimiter !== undefined && usual.delimiter !== shape.delimiter)
    told(`${delimiterNames[usual.delimiter]} between cells are`, `are ${delimiterNames[shape.delimiter]}`)
  if (isText && usual.encoding !== undefined && plain(usual.encoding) !== plain(encoding))
    told(`the encoding ${usual.encoding} is`, `it is ${encoding}`)
  if (usual.linesAbove !== undefined && usual.linesAbove !== linesAbove.length)
    told(`${linesText(usual.linesAbove)} above the header are`, `are ${linesText(linesAbove.length)}`)
  return notes
}

/** UTF-8, utf8 and utf-8 with a mark are one, and so are names of Windows-1252 that people write. */
function plain(encoding: string): string {
  const name = encoding.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^(?:cp1252|ansi|latin1|iso88591)$/.test(name)) return 'windows1252'
  return name.replace(/^(utf8|utf16)(?:bom|le|be)$/, '$1')
}

const linesText = (count: number) => (count === 1 ? '1 line' : `${count === 0 ? 'no' : count} lines`)
