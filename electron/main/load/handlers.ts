import { basename } from 'node:path'
import type { ScreenHandlers } from '../../../shared/contract.ts'
import { parseRunDate } from '../../../shared/runDate.ts'
import type { Ask } from '../../engine/ask.ts'
import { dateState } from '../../engine/load/date/dateState.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import { chooseColumn } from '../../engine/sources/chooseColumn.ts'
import { takeBackVersion } from '../../engine/sources/sourceVersions.ts'
import { type ExportPlace, writeTo } from '../files/exportPlace.ts'
import { type FileViewParts, fileCard, fileMapping, recentFiles, sampleFiles } from '../files/fileViews.ts'
import type { Reviews } from '../review/reviews.ts'
import { exportedFiles } from '../runs/runExports.ts'
import type { DraftKeeper } from './keptDraft.ts'
import type { Loads } from './loads.ts'

type LoadCalls = Extract<
  keyof ScreenHandlers,
  `${'files' | 'draft' | 'mapping' | 'review' | 'load'}.${string}`
>

/** Edits that the list shows. */
const mostEditsListed = 500

export interface LoadParts {
  readonly ask: Ask
  readonly views: FileViewParts
  readonly reviews: Reviews
  readonly loads: Loads
  readonly keeper: DraftKeeper
  readonly askPlace: (name: string) => Promise<ExportPlace | null>
  /** Lets the person choose a file of edits. */
  readonly askEdits: () => Promise<string | null>
  readonly showExported: (name: string) => void
}

export function loadHandlers({
  ask,
  views,
  reviews,
  loads,
  askPlace,
  askEdits,
  showExported,
  keeper,
}: LoadParts): Pick<ScreenHandlers, LoadCalls> {
  return {
    'files.inspect': ({ id, sheet }) => fileCard(views, id, sheet),
    'files.samples': () => sampleFiles(views),
    'files.recent': () => recentFiles(views),
    'files.showExported': ({ name }) => showExported(name),
    'mapping.table': (file) => {
      // the review comes next
      reviews.prepare()
      return fileMapping(views, file)
    },
    'mapping.choose': (choice) =>
      ask((engine) =>
        withOwnClient(engine, 'window', ({ client, who }) => chooseColumn(client, who, choice)),
      ),
    'draft.keep': (draft) => keeper.keep(draft),
    'draft.kept': () => keeper.kept(),
    'draft.resume': () => keeper.resume(),
    'draft.discard': ({ edits }) => keeper.discard(edits),
    'review.open': (input) => reviews.open(input),
    'review.state': ({ reviewId }) => reviews.state(reviewId),
    'review.rows': (input) => reviews.rows(input),
    'review.problem': (input) => reviews.problem(input),
    'review.filter': (input) => reviews.filter(input),
    'review.fitting': (input) => reviews.fitting(input),
    'review.judge': (input) => reviews.judge(input),
    'review.judgeValue': (input) => reviews.judgeValue(input),
    'review.edit': (input) => reviews.edit(input),
    'review.undo': ({ reviewId }) => reviews.change({ reviewId, to: 'undo' }),
    'review.redo': ({ reviewId }) => reviews.change({ reviewId, to: 'redo' }),
    'review.takeBack': ({ reviewId, editId }) => reviews.change({ reviewId, to: { takeBack: editId } }),
    'review.keepRule': (input) => reviews.keepRule(input),
    'review.takeBackRule': async ({ source, version }) => {
      await ask((engine) =>
        withOwnClient(engine, 'window', ({ client, who }) => takeBackVersion(client, who, source, version)),
      )
    },
    'review.edits': ({ reviewId }) => reviews.edits(reviewId).slice(0, mostEditsListed),
    'review.exportEdits': async ({ reviewId }) => {
      const place = await askPlace(`edits-${reviews.state(reviewId).date}.json`)
      if (place === null) return null
      const written = await writeTo(place, views.files.includes, (path) =>
        reviews.exportEdits(reviewId, path),
      )
      return { name: basename(written.file), edits: written.edits }
    },
    'review.importEdits': async ({ reviewId }) => {
      const path = await askEdits()
      return path === null ? null : reviews.importEdits(reviewId, path)
    },
    'review.exportRejects': async ({ reviewId }) => {
      const place = await askPlace(`rejects-${reviews.state(reviewId).date}.csv`)
      if (place === null) return null
      return exportedFiles(
        await writeTo(place, views.files.includes, (path) => reviews.exportRejects(reviewId, path)),
      )
    },
    'review.close': ({ reviewId }) => reviews.close(reviewId),
    'load.date': ({ date }) => ask((engine) => dateState(engine, parseRunDate(date))),
    'load.start': async (input) =>
      loads.start({
        ...input,
        asThen: views.readBy.asOf() === input.date,
        edits: await reviews.editsFor(input.files),
      }),
    'load.state': () => loads.state(),
    'load.cancel': () => void loads.cancel(),
  }
}
