import type { Edit } from '../../../shared/edits/edit.ts'
import { add, entriesOf, type History, noHistory, redo, remove, undo } from '../../../shared/edits/history.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { EditsView } from '../../../shared/window/review.ts'
import type { EditsDocument, EditsOfFile } from '../../engine/edits/editsFile.ts'

/** An edit and the file that it is of, by its bytes. */
export interface BookedEdit {
  readonly editId: number
  readonly sha256: string
  readonly name: string
  readonly source: string
  readonly edit: Edit
}

/** The edits of this window, whichever files are looked at: they stay when a review is opened anew. */
export interface EditBook {
  /** Of all files, in the order in which they were made. */
  entries(): readonly BookedEdit[]
  /** One step, however many edits it has. */
  add(edits: readonly Omit<BookedEdit, 'editId'>[]): void
  /** @throws LoaderError usage */
  takeBack(editId: number): void
  undo(): void
  redo(): void
  view(): Omit<EditsView, 'count'>
  clear(): void
}

export function createEditBook(): EditBook {
  let history: History<BookedEdit> = noHistory
  let lastId = 0
  let version = 0
  const change = (next: History<BookedEdit>) => {
    history = next
    version += 1
  }
  return {
    entries: () => entriesOf(history),
    add(edits) {
      const booked = edits.map((edit) => {
        lastId += 1
        return { ...edit, editId: lastId }
      })
      if (booked.length > 0) change(add(history, booked))
    },
    takeBack(editId) {
      const entry = entriesOf(history).find((one) => one.editId === editId)
      if (entry === undefined) throw new LoaderError('usage', 'That edit was taken back already.')
      change(remove(history, [entry]))
    },
    undo: () => change(undo(history)),
    redo: () => change(redo(history)),
    view: () => ({ canUndo: history.done.length > 0, canRedo: history.undone.length > 0, version }),
    clear: () => change(noHistory),
  }
}

/** Edits as a file of edits has them: each file with its own. */
export function documentOf(entries: readonly BookedEdit[]): EditsDocument {
  const files = new Map<string, EditsOfFile & { readonly edits: Edit[] }>()
  for (const { sha256, name, source, edit } of entries) {
    const known = files.get(sha256)
    if (known === undefined) files.set(sha256, { name, sha256, source, edits: [edit] })
    else known.edits.push(edit)
  }
  return { files: [...files.values()] }
}
