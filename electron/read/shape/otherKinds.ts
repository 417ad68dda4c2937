import type { FileHandle } from 'node:fs/promises'
import { LoaderError } from '../../../shared/errors.ts'

/** A file that holds no table that can be read here. */
interface OtherKind {
  /** Completes "the file is …". */
  readonly what: string
  readonly hint: string
  readonly code: 'file-workbook' | 'file-not-text'
}

const exportIt = 'Export the list as CSV UTF-8 from where it comes from, and load that.'
const unpackIt = 'Unpack it and load the table in it.'
const saveIt = 'Open it in Excel, save it as .xlsx or as CSV UTF-8, and load that.'
const fetchIt = 'Fetch the file itself and load that.'

const signatures: readonly [start: Buffer | string, what: string, hint: string][] = [
  [hex('425a68'), 'compressed (bzip2)', unpackIt],
  [hex('fd377a585a00'), 'compressed (xz)', unpackIt],
  [hex('28b52ffd'), 'compressed (zstd)', unpackIt],
  [hex('377abcaf271c'), 'a 7-Zip archive', unpackIt],
  ['Rar!\x1a\x07', 'a RAR archive', unpackIt],
  ['%PDF-', 'a PDF document', exportIt],
  ['%!PS', 'a PostScript document', exportIt],
  ['{\\rtf', 'a word processor document', exportIt],
  ['PAR1', 'a Parquet file', exportIt],
  ['SQLite format 3\0', 'a SQLite database', exportIt],
  [hex('000100005374616e64617264'), 'an Access database', exportIt],
  [hex('89504e470d0a1a0a'), 'a picture (PNG)', exportIt],
  [hex('ffd8ff'), 'a picture (JPEG)', exportIt],
  ['GIF8', 'a picture (GIF)', exportIt],
  [hex('49492a00'), 'a picture (TIFF)', exportIt],
  [hex('4d4d002a'), 'a picture (TIFF)', exportIt],
  [hex('7f454c46'), 'a program', fetchIt],
]

// What a text begins with that is no table, blanks and a byte order mark apart.
const texts: readonly [start: RegExp, what: string, hint: string][] = [
  [/^<(?:!doctype html|html|head|body|table|script|meta|title)\b/i, 'a web page, not a table', fetchIt],
  [
    /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html)\b/i,
    'a web page, not a table',
    fetchIt,
  ],
  [/^<\?xml[^>]*\?>\s*<\?mso-application/i, 'an old Excel workbook written as XML', saveIt],
  [/^<\?xml\b/i, 'an XML document, not a table', exportIt],
  [/^<!--/, 'a web page, not a table', fetchIt],
  [/^(?:\{\s*(?:"|\})|\[\s*(?:[{["\]]|-?\d))/, 'JSON, not a table', exportIt],
  [
    /^version https:\/\/git-lfs\.github\.com\/spec\//,
    'a pointer of Git LFS, not the file itself',
    'Fetch the file itself with "git lfs pull" and load that.',
  ],
  [/^\/annex\/objects\//, 'a pointer of git-annex, not the file itself', fetchIt],
  [/^\[InternetShortcut\]/i, 'a link to a web page, not a table', fetchIt],
]

/**
 * Refuses a file that its first bytes tell to be something else than a table, and says what it is.
 * @throws LoaderError file-not-text, file-workbook
 */
export function refuseOtherKinds(start: Buffer, name: string): void {
  const kind = otherKind(start)
  if (kind !== null) throw otherKindError(kind, name)
}

function otherKind(start: Buffer): OtherKind | null {
  for (const [bytes, what, hint] of signatures)
    if (startsWith(start, bytes)) return { what, hint, code: 'file-not-text' }
  if (startsWith(start, 'RIFF') && start.toString('latin1', 8, 12) === 'WEBP')
    return { what: 'a picture (WebP)', hint: exportIt, code: 'file-not-text' }
  // "BM" may begin a header, so the size that follows must be said too
  if (startsWith(start, 'BM') && start.length > 14 && start.readUInt32LE(6) === 0)
    return { what: 'a picture (BMP)', hint: exportIt, code: 'file-not-text' }
  const text = firstText(start)
  for (const [pattern, what, hint] of texts)
    if (pattern.test(text))
      return { what, hint, code: what.includes('workbook') ? 'file-workbook' : 'file-not-text' }
  return null
}

/** The text at a file's beginning, whatever its encoding: ASCII is all that matters here. */
function firstText(start: Buffer): string {
  const few = start.subarray(0, 4096)
  return few
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
}

const compoundFile = hex('d0cf11e0a1b11ae1')

export function isCompoundFile(start: Buffer): boolean {
  return startsWith(start, compoundFile)
}

// Names in the directory of a compound file, the container of all old Office documents and of encrypted new ones.
const streams: readonly [name: string, kind: OtherKind][] = [
  [
    'EncryptedPackage',
    {
      what: 'an Excel workbook with a password',
      hint: 'Open it in Excel, take the password off, save it, and load that.',
      code: 'file-workbook',
    },
  ],
  ['Workbook', { what: 'an old Excel workbook (.xls)', hint: saveIt, code: 'file-workbook' }],
  ['Book', { what: 'an old Excel workbook (.xls)', hint: saveIt, code: 'file-workbook' }],
  ['WordDocument', { what: 'a Word document', hint: exportIt, code: 'file-not-text' }],
  ['PowerPoint Document', { what: 'a PowerPoint document', hint: exportIt, code: 'file-not-text' }],
]

/** Why a compound file can't be read: what it holds is told by its directory. */
export async function compoundFileError(
  handle: FileHandle,
  start: Buffer,
  name: string,
): Promise<LoaderError> {
  const directory = await readDirectory(handle, start)
  const found = streams.find(([stream]) => directory.includes(Buffer.from(`${stream}\0`, 'utf16le')))
  return otherKindError(
    found?.[1] ?? { what: 'an old Office document', hint: saveIt, code: 'file-workbook' },
    name,
  )
}

/** The first sector of the directory (MS-CFB, 2.2: its number stands at byte 48, the sectors' size at byte 30). */
async function readDirectory(handle: FileHandle, start: Buffer): Promise<Buffer> {
  if (start.length < 52) return Buffer.alloc(0)
  const size = start.readUInt16LE(30) === 12 ? 4096 : 512
  const directory = Buffer.alloc(size)
  const { bytesRead } = await handle.read(directory, 0, size, (start.readUInt32LE(48) + 1) * size)
  return directory.subarray(0, bytesRead)
}

export function otherKindError({ what, hint, code }: OtherKind, name: string): LoaderError {
  return new LoaderError(code, `${name} is ${what}.`, { file: name, hint })
}

function startsWith(start: Buffer, bytes: Buffer | string): boolean {
  return start.subarray(0, bytes.length).equals(Buffer.from(bytes as Buffer))
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex')
}
