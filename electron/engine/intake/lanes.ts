import type { FileToStage, StageRequest, StageResult } from '../load/stage/staging.ts'

/** Below this, starting threads costs more than it saves. */
const worthLanes = 8 * 1024 * 1024

/** More threads than this only get in the server's way. */
const mostLanes = 4

/**
 * Files of one state must be read in order, since a record may repeat an earlier one or share its license; files of
 * different states have neither in common. So each state is a lane.
 */
export function lanesOf(request: StageRequest): StageRequest[] {
  const bytes = request.files.reduce((sum, { file }) => sum + file.bytes, 0)
  if (request.base !== null || bytes < worthLanes) return [request]
  const byState = new Map<string, FileToStage[]>()
  for (const file of request.files) byState.set(file.state, [...(byState.get(file.state) ?? []), file])
  const groups = [...byState.values()].sort((a, b) => totalBytes(b) - totalBytes(a))
  const lanes: FileToStage[][] = groups.slice(0, mostLanes)
  for (const group of groups.slice(mostLanes)) {
    const least = lanes.reduce((a, b) => (totalBytes(b) < totalBytes(a) ? b : a))
    least.push(...group)
  }
  return lanes.map((files, index) => ({
    ...request,
    files: files.sort((a, b) => a.number - b.number),
    lane: { index, of: lanes.length },
  }))
}

function totalBytes(files: readonly FileToStage[]): number {
  return files.reduce((sum, { file }) => sum + file.bytes, 0)
}

/** What all lanes did together. */
export function joinLanes(results: readonly StageResult[]): StageResult {
  const [first, ...others] = results as [StageResult, ...StageResult[]]
  return others.reduce<StageResult>(
    (all, one) => ({
      counts: new Map([...all.counts, ...one.counts]),
      lines: new Map([...all.lines, ...one.lines]),
      copied: added(all.copied, one.copied),
      given: added(all.given, one.given),
      filled: new Map([...all.filled, ...one.filled]),
      lastFacilityIdBefore: all.lastFacilityIdBefore,
    }),
    first,
  )
}

function added<Key extends string>(
  a: Readonly<Record<Key, number>>,
  b: Readonly<Record<Key, number>>,
): Record<Key, number> {
  const sum: Record<Key, number> = { ...a }
  for (const key in b) sum[key] += b[key]
  return sum
}
