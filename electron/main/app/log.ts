import { closeSync, mkdirSync, renameSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import { openOwn } from '../../ownFile.ts'
import { sourceFrames, sourceStack } from '../../sourceStack.ts'

/** Writes one line. Never the contents of a record. */
export type Log = (message: string, error?: unknown) => void

const largest = 1024 * 1024

/** The window's log file: one JSON object a line; the file before it is kept as window.old.log. */
export function openLog(folder: string): Log {
  const path = join(folder, 'window.log')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (statSync(path).size > largest) renameSync(path, join(folder, 'window.old.log'))
  } catch {
    // the first start, or a full volume
  }
  return (message, error) => {
    const line = withoutSecrets(
      JSON.stringify({ time: new Date().toISOString(), message, ...described(error) }),
    )
    try {
      const file = openOwn(path)
      try {
        writeSync(file, `${line}\n`)
      } finally {
        closeSync(file)
      }
    } catch {
      // a full volume is told by what the person was doing, not by the log
    }
  }
}

function described(error: unknown): Record<string, unknown> {
  if (error === undefined) return {}
  if (error instanceof LoaderError) {
    // its message is for people and names files and columns, but may quote a cell
    return {
      code: error.code,
      runId: error.runId,
      // a mistake of the program: where it was made
      ...(error.code === 'internal' && { at: sourceFrames(error.stack ?? '') }),
      ...(error.cause !== undefined && { cause: stackOf(error.cause) }),
    }
  }
  return { error: stackOf(error) }
}

const stackOf = (error: unknown) =>
  error instanceof Error ? sourceStack(error.stack ?? error.message) : String(error)

/** `postgresql://loader:secret@host/` and `password=secret` lose the secret. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/(postgres(?:ql)?:\/\/[^:@/\s"]{0,200}):[^@\s"]{0,500}@/gi, '$1:***@')
    .replace(
      /\b(password|passwd|pgpassword|secret|token)(\\?["']?\s*[=:]\s*\\?["']?)[^\s"'\\&,;}]{1,500}/gi,
      '$1$2***',
    )
}
