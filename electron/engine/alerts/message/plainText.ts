import type { Failure } from './failures.ts'
import type { AlertMessage } from './message.ts'

/** The whole message as text: of an e-mail, and what people see before they send a test. */
export function plainText(message: AlertMessage): string {
  const { sentences, failures, open } = message
  return [
    message.title,
    ...sentences,
    '',
    ...failures.flatMap((failure) => [failureLine(failure), ...failure.samples.map(sampleLine), '']),
    `Database: ${message.database}`,
    ...(message.sources.length > 0 ? [`Sources: ${message.sources.join(', ')}`] : []),
    ...(message.run === null ? [] : [`Loaded by: ${message.run.startedBy}`]),
    ...(open.length > 0 ? ['', 'Open it:', ...open.map((way) => `  ${way}`)] : []),
  ].join('\n')
}

/** `FAILED  texas: ZIP codes have five or nine digits: 3 of 20 rows (15 %); it fails over 5 %` */
function failureLine(failure: Failure): string {
  const word = failure.severity === 'error' ? 'FAILED' : 'WARNS'
  return `${word}  ${failureTitle(failure)}: ${failure.observed}; it ${failure.expected}`
}

/** `file list.csv, record 7, phone …84` */
function sampleLine(sample: Readonly<Record<string, string>>): string {
  return `    ${sampleText(sample)}`
}

export function sampleText(sample: Readonly<Record<string, string>>): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}

/** Where it is from, in a line: `leads (db.example.com) · texas · loaded by mira@desk-3 (cli)` */
export function aboutText({ database, sources, run }: AlertMessage): string {
  return [
    database,
    ...(sources.length > 0 ? [sources.join(', ')] : []),
    ...(run === null ? [] : [`loaded by ${run.startedBy}`]),
  ].join(' · ')
}

/** `texas: ZIP codes have five or nine digits` */
export function failureTitle({ source, title }: Failure): string {
  return source === null ? title : `${source}: ${title}`
}
