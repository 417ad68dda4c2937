import type { RecordBatch } from '../../read/batches.ts'
import { readRecords } from '../../read/records.ts'
import type { Finding } from '../../sources/finding.ts'
import { readOne } from '../files/readFiles.ts'
import { rejectHeader, rejectLine } from '../files/rejectLine.ts'
import { rejectPaths, type Written } from '../runs/export/exportIssues.ts'
import { createOutputFile, type OutputFile } from '../runs/export/outputFile.ts'
import { foundOf, type ReviewedFile } from './reviewedFile.ts'

const byteOrderMark = '\ufeff'

/**
 * Writes the records that were rejected so far as CSV, as the export of a run does: to be fixed and loaded. Each file
 * is read again up to its last reject.
 *
 * @throws LoaderError output-failed when one of the files exists or can't be made; file-changed; then none is left.
 */
export async function exportReviewRejects(
  parts: readonly ReviewedFile[],
  path: string,
  signal: AbortSignal,
): Promise<Written[]> {
  const rejected = parts.filter(({ issues }) => issues.nextReject(0) !== null)
  const paths = rejectPaths(
    path,
    rejected.map(({ file }) => file.file),
  )
  const outputs: OutputFile[] = []
  const written: Written[] = []
  try {
    for (const [index, part] of rejected.entries()) {
      const output = await createOutputFile(paths[index] as string)
      outputs.push(output)
      const rows = await writeRejects(part, output, signal)
      written.push({ file: output.path, of: part.file.file.name, rows })
    }
    for (const output of outputs) await output.finish()
    return written
  } finally {
    for (const output of outputs) await output.abandon()
  }
}

async function writeRejects(part: ReviewedFile, output: OutputFile, signal: AbortSignal): Promise<number> {
  const { file, issues, positions } = part
  const { header } = file.layout
  const { delimiter } = file.file.shape
  let next = issues.nextReject(0)
  if (next === null) return 0
  let rows = 0
  await output.write(`${byteOrderMark}${rejectHeader(header, delimiter)}\r\n`)
  for await (const batch of readRecords(file.file, { from: positions.before(next), signal })) {
    const end = batch.firstRecord + batch.count
    while (next !== null && next < end) {
      const index = next - batch.firstRecord
      const reject = rejectOf(part, batch, index) ?? foundOf(part, next)?.[0]
      const { field, value, reason } = reject ?? { field: null, value: null, reason: '' }
      const details = [String(batch.line[index]), field ?? '', value ?? '', reason] as const
      await output.write(`${rejectLine(header, delimiter, batch.rawOf(index), details)}\r\n`)
      rows += 1
      next = issues.nextReject(next)
    }
    if (next === null) break
  }
  return rows
}

/** The row stands in the export as the file has it; what is wrong with it is told of what people made of it. */
function rejectOf(part: ReviewedFile, batch: RecordBatch, index: number): Finding | null {
  const cells = batch.cells[index] as readonly string[]
  const over = part.file.overlay?.again(batch.firstRecord + index, cells) ?? cells
  return (over === cells ? readOne(batch, index, part.file, part.read) : part.read(over)).reject
}
