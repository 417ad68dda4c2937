import type { Correction } from '../../../shared/edits/correction.ts'
import type { Edit } from '../../../shared/edits/edit.ts'
import type { ReviewEdit, ReviewState } from '../../../shared/window/review.ts'
import type { RecognisedInput } from '../../engine/files/recogniseFiles.ts'
import type { OpenReview } from '../../engine/review/review.ts'
import { shown } from '../../engine/review/reviewRow.ts'
import type { BookedEdit, EditBook } from './editBook.ts'

export interface Current {
  readonly reviewId: string
  readonly date: string
  readonly ids: readonly string[]
  readonly inputs: readonly RecognisedInput[]
  readonly review: OpenReview
}

/** A review as the page is told of it. */
export function stateOf({ reviewId, date, ids, inputs, review }: Current, book: EditBook): ReviewState {
  const { files, done, error, recounting, filter } = review.progress()
  return {
    reviewId,
    date,
    done,
    recounting,
    error,
    edits: { count: entriesOfInputs(inputs, book.entries()).length, ...book.view() },
    filter: filter === null ? null : { filterId: filter.filterId, done: filter.done },
    files: files.map(({ counts, records, changed, bytesRead, causes, flaws, corrections }, index) => {
      const { file, layout } = inputs[index] as RecognisedInput
      const { rowsRead, rowsLoaded, rowsRejected, rowsSetAside, rowsBlank, warnings } = counts
      return {
        id: ids[index] as string,
        name: file.name,
        source: layout.source.id,
        sha256: file.sha256,
        counts: {
          read: rowsRead,
          loaded: rowsLoaded,
          rejected: rowsRejected,
          setAside: rowsSetAside,
          blank: rowsBlank,
          warnings,
        },
        records,
        changed,
        bytesRead,
        bytes: file.bytes,
        header: file.header,
        causes,
        notes: [...file.notes, ...flaws],
        corrections,
        shown: filter?.shown[index] ?? null,
        fitting: filter?.fitting[index] ?? null,
      }
    }),
  }
}

/** What an entry of the book says of its file. */
export function ofInput({ file, layout }: RecognisedInput): Pick<BookedEdit, 'sha256' | 'name' | 'source'> {
  return { sha256: file.sha256, name: file.name, source: layout.source.id }
}

export function editsOfInput({ file }: RecognisedInput, entries: readonly BookedEdit[]): Edit[] {
  return entries.filter(({ sha256 }) => sha256 === file.sha256).map(({ edit }) => edit)
}

export function entriesOfInputs(
  inputs: readonly RecognisedInput[],
  entries: readonly BookedEdit[],
): readonly BookedEdit[] {
  const hashes = new Set(inputs.map(({ file }) => file.sha256))
  return entries.filter(({ sha256 }) => hashes.has(sha256))
}

export function withEdits(
  input: RecognisedInput,
  entries: readonly BookedEdit[],
  corrections: readonly Correction[],
): RecognisedInput {
  const own = corrections.filter(({ source }) => source === input.layout.source.id)
  return { ...input, edits: { edits: editsOfInput(input, entries), loose: false, corrections: own } }
}

export function reviewEdit({ editId, name, edit }: BookedEdit, fileId: string): ReviewEdit {
  return {
    editId,
    fileId,
    file: name,
    kind: edit.kind,
    record: 'record' in edit ? edit.record : null,
    line: 'line' in edit ? edit.line : null,
    column: 'column' in edit ? edit.column : null,
    from: shown(edit.from),
    to: 'to' in edit ? shown(edit.to) : null,
    standing: 'standing' in edit && edit.standing,
    who: edit.who,
    at: edit.at,
    why: edit.why,
  }
}
