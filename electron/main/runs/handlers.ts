import type { ScreenHandlers } from '../../../shared/contract.ts'
import type { Ask } from '../../engine/ask.ts'
import { readRunEdits } from '../../engine/edits/runEdits.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import { discard, publish, restore } from '../../engine/runs/change/changeRun.ts'
import { confirmedDelete } from '../../engine/runs/change/confirmedDelete.ts'
import { readIssuePage } from '../../engine/runs/issuePage.ts'
import { deleteView, listRuns, runDetail } from '../../engine/runs/runViews.ts'
import { readTablePage } from '../../engine/runs/tablePage.ts'
import { type MendParts, mendRun } from './mendRun.ts'
import {
  type ExportParts,
  exportEditsOfRun,
  exportRunRejects,
  exportRunTable,
  exportRunWarnings,
} from './runExports.ts'

type RunCalls = Extract<keyof ScreenHandlers, `runs.${string}`>

export interface RunParts {
  readonly ask: Ask
  readonly exports: ExportParts
  readonly mend: MendParts
  /** The role that may read what is published, of the profile in use. */
  readonly reader: () => string | null
  /** A run was changed here: nobody should wait a second to see it. */
  readonly onChange: () => void
  /** A run was published here: alerts on its sources may be over. */
  readonly onPublish: (runId: number) => void
  /** Ends the comparison that this window makes: it holds the tables that are to be dropped. */
  readonly letGo: () => Promise<void>
}

export function runHandlers({
  ask,
  exports,
  mend,
  reader,
  onChange,
  onPublish,
  letGo,
}: RunParts): Pick<ScreenHandlers, RunCalls> {
  const change = async (work: Parameters<typeof ask<{ notices: readonly string[] }>>[0]) => {
    try {
      const { notices } = await ask(work)
      return { notices: [...notices] }
    } finally {
      onChange()
    }
  }
  return {
    'runs.list': () => ask(listRuns),
    'runs.show': ({ runId }) => ask((engine) => runDetail(engine, runId, process.platform)),
    'runs.publish': async ({ runId, reason, without }) => {
      const published = await change((engine) =>
        publish(engine, runId, { reader: reader() ?? undefined, reason, without }),
      )
      onPublish(runId)
      return published
    },
    'runs.discard': async ({ runId }) => {
      await letGo()
      return change((engine) => discard(engine, runId))
    },
    'runs.deletePlan': ({ runId }) => ask((engine) => deleteView(engine, runId)),
    'runs.delete': ({ runId, typed }) => change((engine) => confirmedDelete(engine, runId, typed)),
    'runs.restore': ({ runId, replace }) => change((engine) => restore(engine, runId, replace)),
    // each page has a connection of its own, since it has a time limit and a transaction
    'runs.table': (page) => ask((engine) => withOwnClient(engine, 'page', (own) => readTablePage(own, page))),
    'runs.issues': (page) => ask((engine) => readIssuePage(engine, page)),
    'runs.edits': ({ runId, from, count }) => ask(({ client }) => readRunEdits(client, runId, from, count)),
    'runs.mend': ({ runId }) =>
      ask((engine) => withOwnClient(engine, 'export', (own) => mendRun(own, runId, mend))),
    'runs.exportTable': async (wanted) => {
      const exported = await exportRunTable(exports, wanted)
      return exported && { name: exported.names[0] ?? '', rows: exported.rows }
    },
    'runs.exportRejects': ({ runId }) => exportRunRejects(exports, runId),
    'runs.exportWarnings': async ({ runId }) => {
      const exported = await exportRunWarnings(exports, runId)
      return exported && { name: exported.names[0] ?? '', rows: exported.rows }
    },
    'runs.exportEdits': async ({ runId }) => {
      const exported = await exportEditsOfRun(exports, runId)
      return exported && { name: exported.names[0] ?? '', rows: exported.rows }
    },
  }
}
