import { channel as declaration } from '../../../../shared/alerts/channels/teams.ts'
import { post } from '../../outbox/post.ts'
import type { Failure } from '../message/failures.ts'
import { fittingParts, fittingText, inOneLine } from '../message/fitting.ts'
import type { AlertMessage } from '../message/message.ts'
import { knownLine, partsOf } from '../message/parts.ts'
import { aboutText, failureTitle, sampleText } from '../message/plainText.ts'
import { sendingTo } from '../sending/parcel.ts'

/**
 * Bytes. Teams posts messages of about 28 kB: https://learn.microsoft.com/connectors/teams. A workflow answers 202 before it
 * posts, so one that is too large would be lost in silence: all together stay well below.
 */
const most = {
  title: 600,
  sentences: 3000,
  failures: 9000,
  known: 3000,
  line: 900,
  sample: 500,
  open: 300,
  about: 1200,
}
const mostFailures = 40

/**
 * A workflow with the trigger "When a Teams webhook request is received". Its URL is the secret. It posts each attachment
 * that is an Adaptive Card, and shows nothing else of a message.
 */
export const channel = sendingTo(declaration, {
  tells: 'run',
  // Teams takes four messages a second
  pause: 300,
  remedy:
    'Look whether the workflow is switched on, lets anyone trigger it and still has an owner, and whether its URL is whole.',
  body: ({ message }) => JSON.stringify(teamsBody(message), null, 2),
  async send({ message, secret, allowPrivate }, { network }, signal) {
    const body = JSON.stringify(teamsBody(message))
    return post({ url: secret.secret ?? '', body, allowPrivate, signal }, network)
  },
})

interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly weight?: 'Bolder'
  readonly size?: 'Medium' | 'Small'
  readonly color?: 'Attention' | 'Warning' | 'Good'
  readonly isSubtle?: true
  readonly fontType?: 'Monospace'
}

/** What is told is never a TextBlock's: that would read it as Markdown. */
interface Line {
  readonly type: 'RichTextBlock'
  readonly inlines: readonly TextRun[]
  readonly spacing?: 'Small' | 'Medium'
  readonly separator?: true
}

interface Container {
  readonly type: 'Container'
  readonly items: readonly Line[]
  readonly style?: 'attention' | 'warning' | 'good' | 'accent'
  readonly bleed?: true
  readonly spacing?: 'Medium'
}

type Card = ReturnType<typeof cardOf>

export function teamsBody(message: AlertMessage): {
  type: 'message'
  attachments: readonly [{ contentType: string; contentUrl: null; content: Card }]
} {
  const contentType = 'application/vnd.microsoft.card.adaptive'
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content: cardOf(message) }] }
}

/** Adaptive Card 1.4, which all programs of Teams show: https://adaptivecards.io/explorer */
function cardOf(message: AlertMessage) {
  const { title, sentences, open } = message
  const { fresh, known, knownHead } = partsOf(message)
  const parts = { parts: mostFailures, bytes: most.failures }
  const { shown, left } = fittingParts(fresh.map(failureLines), parts)
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    // else a card is as narrow as a phone
    msteams: { width: 'Full' },
    body: [
      headOf(message),
      ...(sentences.length === 0 ? [] : [line([textRun(sentences.join(' '), most.sentences)])]),
      ...shown,
      ...(left === 0 ? [] : [line([textRun(`and ${left} more`, most.line)], { separator: true })]),
      ...(known.length === 0 ? [] : [knownLines(knownHead, known)]),
      ...(open.length === 0 ? [] : [container(open.map(openLine), { spacing: 'Medium' })]),
      line([textRun(aboutText(message), most.about, { size: 'Small', isSubtle: true })], { separator: true }),
    ],
    // where no card is shown
    fallbackText: textRun(title, most.title).text,
  }
}

const styles = { error: 'attention', warn: 'warning', info: 'accent' } as const

function headOf({ title, severity, kind }: AlertMessage): Container {
  const style = kind === 'resolve' ? 'good' : styles[severity]
  return container([line([textRun(title, most.title, { weight: 'Bolder', size: 'Medium' })])], {
    style,
    bleed: true,
  })
}

function failureLines(failure: Failure): Container {
  const { severity, sentence, samples, runbook } = failure
  const mark =
    severity === 'error'
      ? textRun('Failed  ', 20, { weight: 'Bolder', color: 'Attention' })
      : textRun('Warns  ', 20, { weight: 'Bolder', color: 'Warning' })
  return container(
    [
      line([mark, textRun(failureTitle(failure), most.line, { weight: 'Bolder' })], { separator: true }),
      line([textRun(sentence, most.line)], { spacing: 'Small' }),
      ...samples.map((sample) =>
        line([textRun(`• ${sampleText(sample)}`, most.sample, { size: 'Small' })], { spacing: 'Small' }),
      ),
      ...(runbook === null
        ? []
        : [line([textRun(`What to do: ${runbook}`, most.open)], { spacing: 'Small' })]),
    ],
    { spacing: 'Medium' },
  )
}

function knownLines(head: string, known: readonly Failure[]): Container {
  const lines = known.map((failure) =>
    line([textRun(knownLine(failure), most.line, { size: 'Small' })], { spacing: 'Small' }),
  )
  const { shown, left } = fittingParts(lines, { parts: mostFailures, bytes: most.known })
  return container(
    [
      line([textRun(head, most.open, { weight: 'Bolder' })], { separator: true }),
      ...shown,
      ...(left === 0 ? [] : [line([textRun(`and ${left} more`, most.line)], { spacing: 'Small' })]),
    ],
    { spacing: 'Medium' },
  )
}

function openLine(way: string): Line {
  return line([textRun(way, most.open, way.startsWith('leads ') ? { fontType: 'Monospace' } : {})], {
    spacing: 'Small',
  })
}

const container = (items: readonly Line[], other: Omit<Container, 'type' | 'items'>): Container => ({
  type: 'Container',
  items,
  ...other,
})

const line = (inlines: readonly TextRun[], other: Omit<Line, 'type' | 'inlines'> = {}): Line => ({
  type: 'RichTextBlock',
  inlines,
  ...other,
})

/** A run is no Markdown; but `{{DATE(…)}}` would be a date in it, so no two braces stand together. */
function textRun(text: string, mostBytes: number, other: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  const said = inOneLine(text).replace(/\{(?=\{)/g, '{ ')
  return { type: 'TextRun', text: fittingText(said, mostBytes), ...other }
}
