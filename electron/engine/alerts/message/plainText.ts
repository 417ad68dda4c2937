import type { Failure } from './failures.ts'
import type { AlertMessage } from './message.ts'
import { knownLine, partsOf } from './parts.ts'

/** The whole message as text: of an e-mail, and what people see before they send a test. */
export function plainText(message: AlertMessage): string {
  const { sentences, open } = message
  const { fresh, known, knownHead } = partsOf(message)
  return [
    message.title,
    ...sentences,
    '',
    ...fresh.flatMap((failure) => [...failureLines(failure), '']),
    ...(known.length === 0
      ? []
      : [knownHead, ...known.map((one) => `    ${wordOf(one)}  ${knownLine(one)}`), '']),
    `Database: ${message.database}`,
    ...(message.sources.length > 0 ? [`Sources: ${message.sources.join(', ')}`] : []),
    ...(message.run === null ? [] : [`Loaded by: ${message.run.startedBy}`]),
    ...(open.length > 0 ? ['', 'Open it:', ...open.map((way) => `  ${way}`)] : []),
  ].join('\n')
}

const wordOf = ({ severity }: Failure) => (severity === 'error' ? 'FAILED' : 'WARNS')

function failureLines(failure: Failure): string[] {
  const { sentence, samples, runbook } = failure
  return [
    `${wordOf(failure)}  ${failureTitle(failure)}`,
    `    ${sentence}`,
    ...samples.map(sampleLine),
    ...(runbook === null ? [] : [`    What to do: ${runbook}`]),
  ]
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
