import { codesOfExit, type ErrorCode } from '../../../shared/errors.ts'
import { findRuns } from '../../engine/runs/findRuns.ts'
import { breaches, contentOfRuns } from '../invariants.ts'
import { eventually } from '../process.ts'
import { date, type World, withClient } from './world.ts'

/** What a command that met a fault did. */
export interface Met {
  /** Null: it was killed. */
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** From the fault to its end. */
  readonly seconds: number
}

interface Said {
  readonly runId?: number
  readonly published?: boolean
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly hint?: string }
}

/**
 * What must hold after every fault (I1 to I11 of docs/operations.md, "Faults"), a sentence for each breach. The fault is
 * over: the network is whole again, rights are given back.
 *
 * @param limit seconds in which the command must have ended
 */
export async function judge(world: World, met: Met, limit: number): Promise<string[]> {
  const said = [...toldWell(met, limit)]
  const document = parsed(met.out)
  // I3: whatever is left goes with the next command; I10 and the window have tests of their own
  const next = await world.straight('runs', '--json')
  if (next.code !== 0) said.push(`I3 the next command ends ${next.code}: ${next.err}`)
  const { connection } = world.database
  let left: string[] = []
  const isClean = async () => {
    left = await breaches(connection)
    return left.length === 0
  }
  await eventually(isClean, 10).catch(() => said.push(...left.map((breach) => `I1 I4 I7 ${breach}`)))
  const now = await withClient(world.database, (client) => contentOfRuns(client, world.before.keys()))
  for (const [runId, hash] of world.before)
    if (now.get(runId) !== hash) said.push(`I2 run ${runId} is not as it was`)
  const runs = await withClient(world.database, (client) => findRuns(client))
  const published = runs.find((run) => run.status === 'published' && run.date === date)
  const isNew = published !== undefined && !world.before.has(published.runId)
  if (met.code === 0 && document?.published === true && !isNew) said.push('I11 it said published, and is not')
  if (met.code !== null && ![0, 6].includes(met.code) && isNew) said.push('I11 it failed, and is published')
  const lostFiles = world.leftFiles()
  if (lostFiles.length > 0) said.push(`I7 files are left: ${lostFiles.join(', ')}`)
  return said
}

/** I8 and I9: the same again succeeds at once, with the same content. */
export async function judgeAgain(world: World, expected: string | null): Promise<string[]> {
  const again = await world.straight(
    'load',
    '-f',
    'texas.csv',
    '--date',
    date,
    '--replace',
    '--publish',
    'always',
    '--json',
  )
  if (again.code !== 0) return [`I8 again ends ${again.code}: ${again.err}`]
  const hash = await world.hash(`leads_${date.replaceAll('-', '')}`)
  if (expected !== null && hash !== expected) return ['I9 the same files have another content']
  return (await breaches(world.database.connection)).map((breach) => `I1 after again: ${breach}`)
}

/** I6: in time, with a documented code, in words that say what to do. */
function toldWell(met: Met, limit: number): string[] {
  const { code, err, seconds } = met
  if (code === null) return []
  const said: string[] = []
  if (seconds > limit) said.push(`I6 told after ${seconds.toFixed(1)} s, not ${limit}`)
  if (/This should not happen|^ +at /m.test(err)) said.push(`I6 told as a mistake of the program: ${err}`)
  if (code === 0) return said
  const error = parsed(met.out)?.error
  if (error === undefined) return [...said, `I6 ended ${code} without an error: ${met.out} ${err}`]
  if (!codesOfExit(code).includes(error.code)) said.push(`I6 ended ${code}, which is not of ${error.code}`)
  if (error.message === '') said.push('I6 says nothing')
  if (code === 6 && !error.hint) said.push(`I6 ${error.code} says not what to do`)
  return said
}

function parsed(out: string): Said | null {
  try {
    return JSON.parse(out) as Said
  } catch {
    return null
  }
}
