import { LoaderError, plainError } from '../../../shared/errors.ts'
import { refusedStatement } from '../../engine/refusedStatement.ts'
import { sourceFrames } from '../../sourceStack.ts'
import { systemError } from '../../systemError.ts'
import type { Output } from '../output/output.ts'

/** Says why a command ended without doing what was asked, and gives the exit code. */
export function reportFailure(output: Output, error: unknown): number {
  const failure = asLoaderError(error)
  const { runId, workbook: _, ...plain } = plainError(failure)
  output.document({ ...(runId !== undefined && { runId }), error: plain })
  const details = failure.hint === undefined ? [] : [failure.hint]
  if (failure.code === 'internal') {
    details.push('This should not happen. Please report it with the lines below; they hold no records.')
    details.push(...refusedStatement(error), ...stackOf(error))
  }
  output.error(failure.message, details)
  return failure.exitCode
}

function asLoaderError(error: unknown): LoaderError {
  if (error instanceof LoaderError) return error
  const said = error instanceof Error ? error.message : String(error)
  return systemError(error) ?? new LoaderError('internal', said, { cause: error })
}

/** Where it happened, without the messages, which may quote a file. */
function stackOf(error: unknown): string[] {
  const lines: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) {
    lines.push(at.name, ...sourceFrames(at.stack ?? ''))
  }
  return lines.slice(0, 30)
}
