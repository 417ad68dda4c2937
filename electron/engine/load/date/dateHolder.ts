import type { DateHolder } from '../../../../shared/window/load.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { dateLockHolder } from '../../../db/connection/locks.ts'

/** Who is at work on the date, if anybody is. */
export async function dateHolder(client: Client, date: string): Promise<DateHolder | null> {
  const holder = await dateLockHolder(client, date)
  return holder === null ? null : { ...whoAndWhat(holder.application), since: holder.since }
}

/**
 * Of the name that a connection of ours bears: 'leads-loader load of 2026-03-02 by ada@desk-3 (cli)'. The server cuts
 * it off at 63 bytes.
 */
export function whoAndWhat(application: string): Pick<DateHolder, 'who' | 'what'> {
  const found = /^leads-loader (load|change) of \S+ by ([^@]+)(?:@([^\s(]+))?/.exec(application)
  if (found === null) return { who: null, what: 'change' }
  const [, what, person = '', computer] = found
  return {
    who: computer === undefined ? person : `${person} on ${computer}`,
    what: what === 'load' ? 'load' : 'change',
  }
}

/** 'ada on desk-3 has been loading it since 10:32 UTC'; a clause. */
export function saidOf({ who, what, since }: DateHolder): string {
  const doing = what === 'load' ? 'loading' : 'changing'
  const start = since === null ? '' : ` since ${since.slice(11, 16)} UTC`
  return `${who ?? 'another program'} has been ${doing} it${start}`
}
