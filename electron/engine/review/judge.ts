import { type Edit, standingEdits } from '../../../shared/edits/edit.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { EditRequest, ReviewRow, ReviewVerdict, ValueVerdict } from '../../../shared/window/review.ts'
import type { RecordBatch } from '../../read/batches.ts'
import { readRecords } from '../../read/records.ts'
import { presentColumn } from '../../sources/readRecord.ts'
import type { FileEdits } from '../edits/fileEdits.ts'
import { createOverlay, type Overlay } from '../edits/overlay.ts'
import { readOne } from '../files/readFiles.ts'
import { cellsOf } from '../files/rejectLine.ts'
import { licenseFingerprint } from '../intake/recordFingerprint.ts'
import { readAt, rowAt } from './readRows.ts'
import type { ReviewedFile } from './reviewedFile.ts'
import type { UnsignedEdit } from './reviewRequest.ts'
import { shown } from './reviewRow.ts'

const nobody = { who: '', at: '', why: null }
const examples = 3

/** The edit that a person asks for, with what the file says there. @throws LoaderError usage */
export async function editOf(
  part: ReviewedFile,
  request: EditRequest,
  signal: AbortSignal,
): Promise<UnsignedEdit> {
  let made: UnsignedEdit | null = null
  await readAt(part, [request.record], signal, (batch, index) => {
    made = editIn(part, batch, index, request)
    return false
  })
  if (made === null) throw new LoaderError('usage', 'The file has no such record.')
  return made
}

/** The cells of a record as the file has them. @throws LoaderError usage */
export async function cellsOfRecord(
  part: ReviewedFile,
  record: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  let cells: readonly string[] | null = null
  await readAt(part, [record], signal, (batch, index) => {
    cells = batch.cells[index] as readonly string[]
    return false
  })
  if (cells === null) throw new LoaderError('usage', 'The file has no such record.')
  return cells
}

function editIn(part: ReviewedFile, batch: RecordBatch, index: number, request: EditRequest): UnsignedEdit {
  const { header, source } = part.file.layout
  const where = { record: request.record, line: batch.line[index] as number }
  if (request.kind === 'leave-out') return { kind: 'leave-out', ...where, from: batch.rawOf(index) }
  if (request.kind === 'record') {
    if (cellsOf(request.to, part.file.file.shape.delimiter) === null)
      throw new LoaderError(
        'usage',
        'That is not one record: a quote is open, or there is more than one line.',
      )
    return { kind: 'record', ...where, from: batch.rawOf(index), to: request.to }
  }
  const column = header[request.place]
  if (column === undefined) throw new LoaderError('usage', 'The file has no such column.')
  const raw = batch.cells[index] as readonly string[]
  const own = part.file.overlay?.hasText(request.record)
    ? (part.file.overlay.again(request.record, raw) ?? raw)
    : raw
  const { place, to, standing } = request
  // of a record with a new text, what that says
  const from = (request.kind === 'cell' ? own : raw)[place] ?? ''
  if (request.kind === 'value') return { kind: 'value', column, place, from, to, standing }
  const at = (columns: typeof source.company) =>
    raw[part.file.layout.places.get(presentColumn(part.file.layout, columns)) ?? -1] ?? ''
  return {
    ...{ kind: 'cell', ...where, column, place, from, to, standing },
    license: at(source.licenseNumber),
    company: at(source.company),
  }
}

/** What a record becomes if a cell of it is another one; judged by the code that judges the file. */
export async function judgeCell(
  part: ReviewedFile,
  own: FileEdits,
  ask: { readonly record: number; readonly place: number; readonly to: string },
  isSettled: (record: number) => boolean,
  signal: AbortSignal,
): Promise<ReviewVerdict> {
  const edit = await editOf(part, { kind: 'cell', id: '', why: null, standing: false, ...ask }, signal)
  const overlay = overlayWith(part, own, edit)
  let verdict: { before: ReviewRow; after: ReviewRow } | null = null
  await readAt(part, [ask.record], signal, (batch, index) => {
    verdict = {
      before: rowAt(part, batch, index, part.file.overlay, isSettled),
      // whether it repeats another record is known when all are read again
      after: rowAt(part, batch, index, overlay, () => false),
    }
    return false
  })
  if (verdict === null) throw new LoaderError('usage', 'The file has no such record.')
  return { ...(verdict as { before: ReviewRow; after: ReviewRow }), licenseTaken: isTaken(part, verdict) }
}

/** Whether a license number that is new to the record is one of another record. */
function isTaken(
  part: ReviewedFile,
  { before, after }: { before: ReviewRow; after: ReviewRow },
): boolean | null {
  const number = after.cleaned?.license_number ?? null
  if (number === null || number === before.cleaned?.license_number) return null
  const { low, high } = licenseFingerprint(part.file.layout.source.state, number)
  return part.licenses.find(low, high) >= 0
}

/** What the change of a value in all its records would do. Reads the whole file. */
export async function judgeValue(
  part: ReviewedFile,
  own: FileEdits,
  ask: { readonly record: number; readonly place: number; readonly to: string },
  signal: AbortSignal,
): Promise<ValueVerdict> {
  const edit = await editOf(part, { kind: 'value', id: '', why: null, standing: false, ...ask }, signal)
  const overlay = overlayWith(part, own, edit)
  const from = 'from' in edit ? edit.from : ''
  const { file, layout } = part.file
  const verdict = { records: 0, of: 0, warningsGone: 0, newlyRejected: 0, nowLoaded: 0 }
  const shownExamples: ValueVerdict['examples'][number][] = []
  for await (const batch of readRecords(file, { signal })) {
    verdict.of += batch.count
    for (let index = 0; index < batch.count; index += 1) {
      const cells = batch.cells[index] as readonly string[]
      if ((cells[ask.place] ?? '') !== from || batch.problem[index] !== null) continue
      const before = resultOf(part, batch, index, part.file.overlay)
      const after = resultOf(part, batch, index, overlay)
      if (before === null || after === null) continue
      verdict.records += 1
      verdict.warningsGone += Math.max(0, before.warnings.length - after.warnings.length)
      if (before.reject === null && after.reject !== null) verdict.newlyRejected += 1
      if (before.reject !== null && after.reject === null) verdict.nowLoaded += 1
      if (shownExamples.length < examples) {
        const at = (columns: typeof layout.source.company) =>
          shown(cells[layout.places.get(presentColumn(layout, columns)) ?? -1] ?? '')
        const { company, licenseNumber } = layout.source
        shownExamples.push({
          line: batch.line[index] as number,
          company: at(company),
          license: at(licenseNumber),
        })
      }
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { value: shown(from), ...verdict, examples: shownExamples }
}

function resultOf(part: ReviewedFile, batch: RecordBatch, index: number, overlay: Overlay | undefined) {
  const cells = batch.cells[index] as readonly string[]
  const over = overlay === undefined ? cells : overlay.again(batch.firstRecord + index, cells)
  if (over === null) return null
  return over === cells ? readOne(batch, index, part.file, part.read) : part.read(over)
}

function overlayWith(part: ReviewedFile, own: FileEdits, edit: UnsignedEdit): Overlay {
  const { layout, file } = part.file
  const edits = standingEdits([...own.edits, { ...edit, ...nobody } as Edit])
  return createOverlay(layout, file.shape.delimiter, { ...own, edits })
}
