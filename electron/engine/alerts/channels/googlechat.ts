import { alertUrl } from '../../../../shared/alerts/alertUrl.ts'
import { channel as declaration } from '../../../../shared/alerts/channels/googlechat.ts'
import { post } from '../../outbox/post.ts'
import type { Failure } from '../message/failures.ts'
import { fittingParts, fittingText, inOneLine, jsonBytes } from '../message/fitting.ts'
import type { AlertMessage } from '../message/message.ts'
import { knownLine, partsOf } from '../message/parts.ts'
import { aboutText, failureTitle, sampleText } from '../message/plainText.ts'
import { type Parcel, sendingTo } from '../sending/parcel.ts'

/**
 * Bytes, as they are sent: a message has 32,000 at most, a card 100 widgets, what is behind them is not shown.
 * https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create
 */
const most = {
  title: 600,
  sentences: 4000,
  failures: 12_000,
  known: 4000,
  line: 900,
  sample: 500,
  open: 300,
  about: 1200,
}
const mostFailures = 40

/**
 * An incoming webhook of a space. Its URL is the secret. All messages of an incident are one thread: the first opens it, and
 * where it was deleted the next one does.
 */
export const channel = sendingTo(declaration, {
  tells: 'incident',
  // a space takes one message a second, of all its webhooks together
  pause: 1100,
  remedy: 'Look whether the webhook of the space still exists and its URL is whole.',
  body: (parcel) => JSON.stringify(chatBody(parcel), null, 2),
  async send(parcel, { network }, signal) {
    const { secret, allowPrivate, messageId, incidentId } = parcel
    const url = alertUrl(secret.secret ?? '')
    // one that comes twice is one: Google then answers with the first
    url?.searchParams.set('requestId', messageId)
    if (incidentId !== null)
      url?.searchParams.set('messageReplyOption', 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD')
    const body = JSON.stringify(chatBody(parcel))
    return post({ url: url?.href ?? '', body, allowPrivate, signal }, network)
  },
})

interface Widget {
  readonly textParagraph: { readonly text: string }
}
interface Section {
  readonly widgets: readonly Widget[]
}

export function chatBody({ message, incidentId }: Pick<Parcel, 'message' | 'incidentId'>) {
  const { title, sentences, open } = message
  const { fresh, known, knownHead } = partsOf(message)
  const parts = { parts: mostFailures, bytes: most.failures }
  const { shown, left } = fittingParts(fresh.map(failureSection), parts)
  const what = [
    `<b>${html(title, most.title)}</b>`,
    ...(sentences.length === 0 ? [] : [html(sentences.join(' '), most.sentences)]),
  ]
  const sections: Section[] = [
    section(what),
    ...shown,
    ...(left === 0 ? [] : [section([`and ${left} more`])]),
    ...(known.length === 0 ? [] : [knownSection(knownHead, known)]),
    section([
      ...(open.length === 0 ? [] : [open.map(openText).join('<br>')]),
      `<i>${html(aboutText(message), most.about)}</i>`,
    ]),
  ]
  return {
    // what telephones show of a card before it is opened
    fallbackText: fittingText(inOneLine(title), most.title),
    cardsV2: [
      { cardId: 'alert', card: { header: { title: headOf(message), subtitle: 'Leads Loader' }, sections } },
    ],
    ...(incidentId !== null && { thread: { threadKey: incidentId } }),
  }
}

const heads = { error: '🔴 Failed', warn: '🟠 Warning', info: '🔵 Note' } as const

function headOf({ kind, severity }: AlertMessage): string {
  if (kind === 'resolve') return '🟢 Well again'
  return kind === 'test' ? '🔵 Test' : heads[severity]
}

const section = (texts: readonly string[]): Section => ({
  widgets: texts.map((text) => ({ textParagraph: { text } })),
})

function failureSection(failure: Failure): Section {
  const { severity, sentence, samples, runbook } = failure
  const [word, color] = severity === 'error' ? ['Failed', '#c5221f'] : ['Warns', '#b06000']
  return section([
    [
      `<font color="${color}"><b>${word}</b></font> <b>${html(failureTitle(failure), most.line)}</b>`,
      html(sentence, most.line),
      ...samples.map((sample) => `• ${html(sampleText(sample), most.sample)}`),
      ...(runbook === null ? [] : [`What to do: ${html(runbook, most.open)}`]),
    ].join('<br>'),
  ])
}

function knownSection(head: string, known: readonly Failure[]): Section {
  const lines = known.map((failure) => html(knownLine(failure), most.line))
  const { shown, left } = fittingParts(lines, { parts: mostFailures, bytes: most.known })
  return section([
    [`<b>${html(head, most.open)}</b>`, ...shown, ...(left === 0 ? [] : [`and ${left} more`])].join('<br>'),
  ])
}

function openText(way: string): string {
  const text = html(way, most.open)
  return way.startsWith('leads ') ? `<b>${text}</b>` : text
}

/** Texts of a card are HTML: https://developers.google.com/workspace/chat/format-messages. Cut so that what comes of it fits. */
function html(text: string, mostBytes: number): string {
  let left = mostBytes
  let result = ''
  for (const character of inOneLine(text)) {
    const written = entities[character] ?? character
    left -= jsonBytes(written) - 2
    if (left < 0) return `${result}…`
    result += written
  }
  return result
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
