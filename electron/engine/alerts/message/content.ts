import { createHash } from 'node:crypto'
import type { AlertMessage } from './message.ts'

/** What a message says whoever's run it is of: a load that is tried again says the same under another number. */
export function contentOf({
  kind,
  severity,
  title,
  database,
  sentences,
  run,
  sources,
  failures,
}: AlertMessage): string {
  // the number alone may be a count: of run 2 `2 rows now` is not `# rows now`
  const withoutNumber = (text: string) =>
    run === null ? text : text.replaceAll(new RegExp(`\\b([Rr]un|leads [a-z]+) ${run.runId}\\b`, 'g'), '$1 #')
  const said = {
    kind,
    severity,
    date: run?.date ?? null,
    status: run?.status ?? null,
    database,
    sentences: [title, ...sentences].map(withoutNumber),
    sources,
    failures: failures.map(({ check, source, severity: of, observed }) => [check, source, of, observed]),
  }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
}
