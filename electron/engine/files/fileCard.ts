import { LoaderError, plainError } from '../../../shared/errors.ts'
import type { FileCard, SourceInfo } from '../../../shared/window/files.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import { recognise } from '../../sources/recognise.ts'
import type { Source } from '../../sources/source.ts'
import { formNotes } from './formNotes.ts'

/** What a card says besides the database's part. */
type FileLook = Omit<FileCard, 'id' | 'alreadyLoaded' | 'rejectsOf' | 'drift'>

export const sourceInfo = ({ id, title, state }: Source): SourceInfo => ({ id, title, state })

/** What one look at a file tells: what it is and why, and how its columns differ from the source's. */
export function fileLook(file: InspectedFile, sources: readonly Source[]): FileLook {
  const found = recognise(sources, file.header)
  const { name, bytes, sha256, encoding, encodingReason, notes, workbook } = file
  const look = {
    name,
    bytes,
    sha256,
    encoding,
    encodingReason,
    notes,
    workbook,
    sources: sources.map(sourceInfo),
    missingColumns: [],
    addedColumns: [],
  }
  if (found.kind === 'tie') {
    return {
      ...look,
      recognition: { kind: 'tie', reason: found.reason, sources: found.sources.map(sourceInfo) },
    }
  }
  if (found.kind === 'unknown') {
    return {
      ...look,
      recognition: {
        kind: 'unknown',
        reason: found.reason,
        nearest: found.nearest && sourceInfo(found.nearest),
      },
    }
  }
  const { source, missing, added } = found.layout
  return {
    ...look,
    notes: [...notes, ...formNotes(source, file)],
    missingColumns: missing,
    addedColumns: added,
    recognition: { kind: 'recognised', source: sourceInfo(source), reason: found.reason },
  }
}

/** Columns are gone and others are new, or the file is of no known layout. */
export function mayHaveDrifted({ recognition, missingColumns, addedColumns }: FileLook): boolean {
  if (recognition.kind === 'unknown') return recognition.nearest !== null
  return recognition.kind === 'recognised' && missingColumns.length > 0 && addedColumns.length > 0
}

/** The card of a file that can't be read: why, in the words of the load. */
export function unreadable(
  name: string,
  bytes: number,
  error: unknown,
  sources: readonly Source[],
): FileLook {
  return {
    name,
    bytes,
    sha256: null,
    encoding: null,
    encodingReason: null,
    notes: [],
    workbook: (error instanceof LoaderError ? error.workbook : undefined) ?? null,
    recognition: { kind: 'unreadable', error: plainError(error) },
    sources: sources.map(sourceInfo),
    missingColumns: [],
    addedColumns: [],
  }
}
