/** What a file that is not text is, told by its first bytes; null when they tell nothing. */
export interface NotText {
  readonly kind: 'workbook' | 'other'
  /** Completes "the file is …". */
  readonly what: string
}

const workbook = 'an Excel workbook, not a CSV file'

const signatures: readonly { readonly bytes: Buffer; readonly found: NotText }[] = [
  { bytes: hex('d0cf11e0a1b11ae1'), found: { kind: 'workbook', what: workbook } },
  { bytes: hex('1f8b'), found: { kind: 'other', what: 'compressed (gzip), not a CSV file' } },
  { bytes: Buffer.from('%PDF-'), found: { kind: 'other', what: 'a PDF document, not a CSV file' } },
  { bytes: Buffer.from('BZh'), found: { kind: 'other', what: 'compressed (bzip2), not a CSV file' } },
  { bytes: hex('fd377a585a00'), found: { kind: 'other', what: 'compressed (xz), not a CSV file' } },
  { bytes: hex('28b52ffd'), found: { kind: 'other', what: 'compressed (zstd), not a CSV file' } },
  { bytes: hex('377abcaf271c'), found: { kind: 'other', what: 'a 7-Zip archive, not a CSV file' } },
  { bytes: Buffer.from('Rar!\x1a\x07'), found: { kind: 'other', what: 'a RAR archive, not a CSV file' } },
  {
    bytes: Buffer.from('{\\rtf'),
    found: { kind: 'other', what: 'a word processor document, not a CSV file' },
  },
  { bytes: Buffer.from('PAR1'), found: { kind: 'other', what: 'a Parquet file, not a CSV file' } },
  {
    bytes: Buffer.from('SQLite format 3\0'),
    found: { kind: 'other', what: 'a SQLite database, not a CSV file' },
  },
  { bytes: hex('89504e470d0a1a0a'), found: { kind: 'other', what: 'a picture, not a CSV file' } },
  { bytes: hex('ffd8ff'), found: { kind: 'other', what: 'a picture, not a CSV file' } },
]

const zip = hex('504b0304')

export function recogniseNotText(start: Buffer): NotText | null {
  if (startsWith(start, zip)) {
    // The names of a workbook's parts stand uncompressed in the archive.
    const isWorkbook =
      start.includes('xl/') || start.includes('[Content_Types].xml') || start.includes('spreadsheet')
    return { kind: 'workbook', what: isWorkbook ? workbook : 'a zip archive or a workbook, not a CSV file' }
  }
  return signatures.find(({ bytes }) => startsWith(start, bytes))?.found ?? null
}

function startsWith(start: Buffer, bytes: Buffer): boolean {
  return start.subarray(0, bytes.length).equals(bytes)
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex')
}
