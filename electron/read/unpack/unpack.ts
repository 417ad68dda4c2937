import { open, rm } from 'node:fs/promises'
import type { WorkbookSheets } from '../../../shared/workbook.ts'
import { otherKindError } from '../shape/otherKinds.ts'
import { type Packing, packingOf } from '../shape/packing.ts'
import type { TextShape } from '../shape/shape.ts'
import { unpackGzip, writeStream } from './gzip.ts'
import { packedError } from './packedError.ts'
import { unpackWorkbook } from './workbook.ts'
import { isOfficeDocument, isOpenDocument, onlyTable, openArchive } from './zip.ts'

/** The text of a packed file, in a file of its own. */
interface UnpackedText {
  readonly path: string
  readonly kind: TextShape['kind']
  readonly notes: readonly string[]
  /** Null where it is none. */
  readonly workbook: WorkbookSheets | null
}

/** How deep a table may be packed: a workbook in a zip archive, a CSV file in a gzip in one. */
const deepest = 3

/**
 * Unpacks the one table of a file once, so that its records can be read again by their places as those of any file.
 * @throws LoaderError file-packed, file-workbook, file-not-text, database-no-space
 */
export async function unpackTable(
  path: string,
  name: string,
  packing: Packing,
  sheet: string | null,
): Promise<UnpackedText> {
  const left: string[] = []
  let current = path
  let next: Packing | null = packing
  const notes: string[] = []
  try {
    for (let depth = 0; next !== null; depth += 1) {
      if (depth === deepest)
        throw packedError(
          name,
          'is packed several times over',
          'Unpack it yourself and load the table in it.',
        )
      if (next === 'gzip') {
        current = await unpackGzip(current, name)
        notes.push('Unpacked from gzip.')
      } else {
        const unpacked = await unpackZip(current, name, sheet)
        current = unpacked.path
        notes.push(...unpacked.notes)
        if (unpacked.kind === 'sheet') return { ...unpacked, notes }
      }
      left.push(current)
      next = packingOf(await startOf(current))
    }
    left.pop()
    return { path: current, kind: 'text', notes, workbook: null }
  } finally {
    for (const file of left) await rm(file, { force: true })
  }
}

const openDocument = {
  what: 'an OpenDocument file (.ods)',
  hint: 'Open it in LibreOffice or Excel, save it as .xlsx or as CSV UTF-8, and load that.',
  code: 'file-workbook',
} as const

async function unpackZip(path: string, name: string, sheet: string | null): Promise<UnpackedText> {
  const archive = await openArchive(path, name)
  try {
    if (isOfficeDocument(archive)) return { kind: 'sheet', ...(await unpackWorkbook(archive, name, sheet)) }
    if (isOpenDocument(archive)) throw otherKindError(openDocument, name)
    const table = onlyTable(archive, name)
    const text = await writeStream(archive.open(table), name, table.compressedSize)
    const notes = [`Unpacked from the zip archive: ${table.fileName}.`]
    return { path: text, kind: 'text', notes, workbook: null }
  } finally {
    archive.close()
  }
}

async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const start = Buffer.alloc(4)
    const { bytesRead } = await handle.read(start, 0, 4, 0)
    return start.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
