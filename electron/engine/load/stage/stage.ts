import { joinLanes, lanesOf } from '../../intake/lanes.ts'
import { type StageThread, startStageThread } from './stageThread.ts'
import type { StageProgress, StageRequest, StageResult } from './staging.ts'

/**
 * Runs the staging in threads of their own, a lane each. Cancelling by the signal ends it within a batch; when one lane
 * fails the others are ended too, and all have let go of the candidate when this throws.
 * @param first a thread that was started before, for the first lane.
 */
export async function stage(
  request: StageRequest,
  first: StageThread,
  signal: AbortSignal,
  onProgress: (progress: StageProgress) => void,
): Promise<StageResult> {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  const ended = await Promise.allSettled(
    lanesOf(request).map(async (lane, index) => {
      try {
        return await (index === 0 ? first : startStageThread()).run(lane, either, onProgress)
      } catch (error) {
        failed.abort(error)
        throw error
      }
    }),
  )
  either.throwIfAborted()
  return joinLanes(ended.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : [])))
}
