import { existsSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { DraftToKeep, KeptDraft, ResumedDraft } from '../../../shared/window/draft.ts'
import { parseEdits, printEdits } from '../../engine/edits/editsFile.ts'
import { readJsonFile, writeJsonFile } from '../app/jsonFile.ts'
import type { Files } from '../files/files.ts'
import { documentOf, type EditBook } from '../review/editBook.ts'

/** As it stands in the file. Paths are in the main process only. */
const schema = z.object({
  at: z.string(),
  date: z.string(),
  step: z.enum(['files', 'mapping', 'review', 'load']),
  files: z
    .array(
      z.object({
        path: z.string(),
        source: z.string().nullable(),
        sheet: z.string().nullable().default(null),
      }),
    )
    .min(1),
  place: z.object({ path: z.string(), record: z.number(), line: z.number() }).nullable(),
  /** A file of edits. */
  edits: z.string().nullable(),
})
type Stored = z.infer<typeof schema>

/** What the window holds that is not loaded yet, in a file of its own: no crash, reload or quit loses it. */
export interface DraftKeeper {
  keep(draft: DraftToKeep): void
  /** The edits have changed: they are kept at once. */
  keepEdits(): void
  /** Null where there is none. */
  kept(): KeptDraft | null
  /** Gives its files ids, and takes its edits into the book. */
  resume(): Promise<ResumedDraft | null>
  /** `edits`: those of the book too. */
  discard(edits: boolean): void
}

interface DraftKeeperParts {
  readonly path: string
  readonly files: Files
  readonly book: EditBook
  readonly log: (message: string, error?: unknown) => void
}

export function createDraftKeeper({ path, files, book, log }: DraftKeeperParts): DraftKeeper {
  let stored = readJsonFile<Stored | null>(path, schema.nullable(), null).value
  /** The window has gone on with it, or holds another one: only then may it be written over. */
  let own: DraftToKeep | null = null

  const write = () => {
    if (own === null) return
    const entries = book.entries()
    stored = {
      at: new Date().toISOString(),
      date: own.date,
      step: own.step,
      files: own.files.map(({ id, source, sheet }) => ({ path: files.pathOf(id), source, sheet })),
      place:
        own.place === null
          ? null
          : { path: files.pathOf(own.place.id), record: own.place.record, line: own.place.line },
      edits: entries.length === 0 ? null : printEdits(documentOf(entries)),
    }
    try {
      writeJsonFile(path, stored)
    } catch (error) {
      log('The draft could not be kept.', error)
    }
  }

  const editsOf = ({ edits }: Stored) => {
    try {
      return edits === null ? [] : parseEdits(edits, 'draft').files
    } catch (error) {
      log('The edits of the draft could not be read.', error)
      return []
    }
  }

  return {
    keep(draft) {
      own = draft
      write()
    },
    keepEdits: write,
    kept() {
      if (stored === null) return null
      const { at, date, step, place } = stored
      const paths = stored.files.map((file) => file.path)
      return {
        ...{ at, date, step },
        files: paths.map((one) => basename(one)),
        missing: paths.filter((one) => !existsSync(one)).map((one) => basename(one)),
        edits: editsOf(stored).reduce((sum, { edits }) => sum + edits.length, 0),
        line: place?.line ?? null,
      }
    },
    async resume() {
      if (stored === null) return null
      const { date, step, place } = stored
      const there = stored.files.filter((file) => existsSync(file.path))
      const chosen = await files.add(there.map((file) => file.path))
      // after a reload of the page alone the book is whole
      if (book.entries().length === 0) {
        const found = editsOf(stored)
        book.add(found.flatMap(({ edits, ...file }) => edits.map((edit) => ({ ...file, edit }))))
      }
      const placed = chosen.find(({ id }) => files.pathOf(id) === place?.path)
      return {
        ...{ date, step },
        files: chosen.map((file, index) => ({
          ...file,
          source: there[index]?.source ?? null,
          sheet: there[index]?.sheet ?? null,
        })),
        place:
          place === null || placed === undefined
            ? null
            : { id: placed.id, record: place.record, line: place.line },
      }
    },
    discard(edits) {
      own = null
      stored = null
      if (edits) book.clear()
      rmSync(path, { force: true })
    },
  }
}
