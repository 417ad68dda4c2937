import { type CheckResult, failedAsError } from '../checks/checkResult.ts'
import type { LoadRequest } from './loadRequest.ts'

/** Whether a load goes on to publish the run that its checks have looked at; else it waits. */
export function publishesItself(
  { publish }: Pick<LoadRequest, 'publish'>,
  checks: readonly CheckResult[],
): boolean {
  return publish === 'always' || (publish === 'passing' && !checks.some(failedAsError))
}
