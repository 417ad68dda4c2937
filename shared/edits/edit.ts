/*
 * What a person changes of a file's records before they are loaded. The file itself is never touched: edits lie over it,
 * are judged by the code that judges the file, and are kept with the run.
 */

/** Who made a change, when and why. */
export interface EditedBy {
  readonly who: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly why: string | null
}

/** How long a change of a cell holds. */
interface Lasting {
  /** True: it is applied to later files of the source too, while they still say the old value. */
  readonly standing: boolean
}

/** A column of a file: its place from 0, and its header for people and for files whose columns stand elsewhere. */
interface EditedColumn {
  readonly place: number
  readonly column: string
}

/** One cell of one record. */
export interface CellEdit extends EditedColumn, Lasting {
  readonly kind: 'cell'
  /** 1-based data record, and its first physical line. */
  readonly record: number
  readonly line: number
  /** License number and company as the file writes them: by these the record is known in another file. */
  readonly license: string
  readonly company: string
  readonly from: string
  readonly to: string
}

/** A column's cells of all records in which the file says `from`. Empty `to`: no value. */
export interface ValueEdit extends EditedColumn, Lasting {
  readonly kind: 'value'
  readonly from: string
  readonly to: string
}

/** The whole text of a record: of one whose cells can't be told apart or don't fit the header. */
interface RecordEdit {
  readonly kind: 'record'
  readonly record: number
  readonly line: number
  readonly from: string
  readonly to: string
}

/** The record is set aside. */
interface LeaveOut {
  readonly kind: 'leave-out'
  readonly record: number
  readonly line: number
  /** The record's text. */
  readonly from: string
}

export type Edit = (CellEdit | ValueEdit | RecordEdit | LeaveOut) & EditedBy

/** What two edits have in common where the later takes the place of the earlier. */
function editKey(edit: Edit): string {
  switch (edit.kind) {
    case 'cell':
      return `cell ${edit.record} ${edit.place}`
    case 'value':
      return `value ${edit.place} ${edit.from}`
    default:
      return `${edit.kind} ${edit.record}`
  }
}

/**
 * Of edits in the order in which they were made, those that count: the last one of each cell, value and record. A
 * record's new text is what later edits of its cells are of, so earlier ones of them end with it.
 */
export function standingEdits(edits: readonly Edit[]): Edit[] {
  const standing = new Map<string, Edit>()
  const cellsOf = new Map<number, string[]>()
  for (const edit of edits) {
    const key = editKey(edit)
    // the order is that of the last change
    standing.delete(key)
    standing.set(key, edit)
    if (edit.kind === 'cell') cellsOf.set(edit.record, [...(cellsOf.get(edit.record) ?? []), key])
    if (edit.kind !== 'record') continue
    for (const cell of cellsOf.get(edit.record) ?? []) standing.delete(cell)
    cellsOf.delete(edit.record)
  }
  return [...standing.values()]
}

/** Characters that no database takes: NUL, and halves of pairs. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}
