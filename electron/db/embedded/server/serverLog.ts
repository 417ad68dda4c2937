import { constants, copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import type { Places } from '../folder/places.ts'

const limit = 8 * 1024 * 1024

/** What the server notes when somebody asks too early. */
const startingUp = 'the database system is starting up'

/**
 * Keeps the log and one older part, 8 MiB each. The running server goes on writing to the emptied file,
 * because it appends.
 */
export function limitLog({ log }: Places): void {
  if (!existsSync(log) || statSync(log).size < limit) return
  try {
    rmSync(`${log}.1`, { force: true })
    copyFileSync(log, `${log}.1`, constants.COPYFILE_EXCL)
  } catch {
    // a full disk: the older part is given up
  } finally {
    truncateSync(log)
  }
}

/** The last reason that the server gave for not starting. */
export function lastFailure({ log }: Places): string | undefined {
  if (!existsSync(log)) return undefined
  const lines = readFileSync(log, 'utf8').slice(-4000).trim().split('\n')
  return lines
    .filter((line) => !line.endsWith(startingUp))
    .findLast((line) => /\b(FATAL|PANIC):|^postgres: /.test(line))
    ?.replace(/^.*?(FATAL|PANIC): +/, '')
}
