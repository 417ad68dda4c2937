import type { Correction } from '../../../shared/edits/correction.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import { madeSource } from '../../sources/format/buildSource.ts'
import type { SourceFile } from '../../sources/format/sourceFile.ts'
import { type Layout, layoutOf } from '../../sources/layout.ts'
import { type FileEdits, isEdited } from '../edits/fileEdits.ts'
import { createOverlay, type Overlay } from '../edits/overlay.ts'
import type { RecognisedInput } from './recogniseFiles.ts'

/** A file that was inspected and recognised. `number` is its place in the order given, from 0. */
export interface RecognisedFile {
  readonly number: number
  readonly file: InspectedFile
  readonly layout: Layout
  /** What people changed of its records; most files have nothing over them. */
  readonly overlay?: Overlay | undefined
  /** Standing corrections of its source, where there are any. */
  readonly corrections?: readonly Correction[]
}

/** A file and its layout as plain data: threads make the layout and the overlay again from the same parts. */
export interface FileParts {
  readonly file: InspectedFile
  readonly source: SourceFile
  readonly edits: FileEdits | null
}

/** The parts of a file of a load. */
export function partsOf({ file, layout, edits }: RecognisedInput): FileParts {
  return { file, source: layout.source.file, edits }
}

export function recognisedFile(number: number, { file, source, edits }: FileParts): RecognisedFile {
  const layout = layoutOf(madeSource(source), file.header)
  const recognised = { number, file, layout }
  if (!isEdited(edits)) return recognised
  return {
    ...recognised,
    overlay: createOverlay(layout, file.shape.delimiter, edits),
    corrections: edits.corrections,
  }
}
