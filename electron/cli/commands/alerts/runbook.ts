import { findRunbooks, setRunbook } from '../../../engine/checks/decisions/runbooks.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { withEngine } from '../../withEngine.ts'
import type { RunbookOptions } from './options.ts'

/** `leads alerts runbook [CHECK] [ADDRESS]` */
export async function runRunbook(
  context: Context,
  check: string | undefined,
  address: string | undefined,
  { remove = false }: RunbookOptions,
): Promise<undefined> {
  if (remove && (check === undefined || address !== undefined))
    throw usage('Name the check alone with --remove.')
  if (!remove && check !== undefined && address === undefined)
    throw usage(`No address was given for ${check.slice(0, 60)}.`, 'Give one, or --remove.')
  return withEngine(context, async ({ client, who }) => {
    if (check !== undefined) await setRunbook(client, who, check, address ?? null)
    const runbooks = [...(await findRunbooks(client))].map(([name, url]) => ({ check: name, address: url }))
    const { output } = context
    output.document({ runbooks })
    if (runbooks.length === 0) output.print('No check has a runbook.')
    else
      output.table(
        [{ title: 'Check' }, { title: 'Runbook', most: 100 }],
        runbooks.map((one) => [one.check, one.address]),
      )
    return undefined
  })
}
