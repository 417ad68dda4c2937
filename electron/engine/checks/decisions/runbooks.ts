import { alertUrl } from '../../../../shared/alerts/alertUrl.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { checks } from '../checks.ts'

const mostCharacters = 500

/** The addresses where people wrote down what to do, by the names of checks. */
export async function findRunbooks(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; url: string }>(
    'select check_name as name, url from loader.runbook order by check_name',
  )
  return new Map(rows.map(({ name, url }) => [name, url]))
}

/**
 * Keeps the address that alerts of a check name; null takes it away.
 * @throws LoaderError usage where there is no such check, or that is no address.
 */
export async function setRunbook(
  client: Client,
  who: string,
  check: string,
  url: string | null,
): Promise<void> {
  if (!checks.some(({ name }) => name === check))
    throw new LoaderError('usage', `There is no check '${check.slice(0, 60)}'.`, {
      hint: 'See "leads checks".',
    })
  if (url === null) {
    await client.query('delete from loader.runbook where check_name = $1', [check])
    return
  }
  const parsed = alertUrl(url)
  if (parsed === null || parsed.href.length > mostCharacters)
    throw new LoaderError('usage', `The address of a runbook is one as https://wiki.example.com/zips.`)
  await client.query(
    `insert into loader.runbook (check_name, url, who) values ($1, $2, $3)
     on conflict (check_name) do update set url = excluded.url, who = excluded.who, changed_at = clock_timestamp()`,
    [check, parsed.href, who],
  )
}
