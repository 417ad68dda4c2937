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
export function failureLine({ severity, source, title, observed, expected }: Failure): string {
  const word = severity === 'error' ? 'FAILED' : 'WARNS'
  const of = source === null ? '' : `${source}: `
  return `${word}  ${of}${title}: ${observed}; it ${expected}`
}

/** `file list.csv, record 7, phone …84` */
export function sampleLine(sample: Readonly<Record<string, string>>): string {
  return `    ${sampleText(sample)}`
}

export function sampleText(sample: Readonly<Record<string, string>>): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
