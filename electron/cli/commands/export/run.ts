import { resolve } from 'node:path'
import { type Table, tables } from '../../../../shared/columns.ts'
import { count, counted } from '../../../../shared/count.ts'
import { exportTable } from '../../../engine/runs/export/exportTable.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference, usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { bytes, plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { ExportOptions } from './options.ts'

/** `leads export RUN TABLE FILE` */
export async function runExport(
  context: Context,
  wanted: { readonly run: string; readonly table: string; readonly file: string },
  { raw = false }: ExportOptions,
): Promise<undefined> {
  const reference = runReference(wanted.run)
  const table = tableOf(wanted.table)
  return withEngine(context, async (engine) => {
    const { output, signal } = context
    const run = await runFor(engine, reference)
    const { rows, bytes: size } = await exportTable(engine, {
      run,
      table,
      path: wanted.file,
      raw,
      signal,
      onProgress: (done) => output.status(`${count(done)} rows written`),
    })
    output.document({ runId: run.runId, table, file: resolve(wanted.file), rows, bytes: size })
    output.print(
      `${counted(rows, 'row')} of ${table} of run ${run.runId} written to ${plain(wanted.file)} (${bytes(size)}).`,
    )
    return undefined
  })
}

function tableOf(text: string): Table {
  const found = tables.find((table) => table === text.toLowerCase())
  if (found !== undefined) return found
  throw usage(`There is no table ${text.slice(0, 60)}.`, `A run has the tables ${tables.join(', ')}.`)
}
