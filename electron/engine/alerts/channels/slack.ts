import { channel as declaration } from '../../../../shared/alerts/channels/slack.ts'
import { post } from '../../outbox/post.ts'
import type { Failure } from '../message/failures.ts'
import type { AlertMessage } from '../message/message.ts'
import { knownLine, partsOf } from '../message/parts.ts'
import { aboutText, failureTitle, sampleText } from '../message/plainText.ts'
import { sendingTo } from '../sending/parcel.ts'

/** Limits of Block Kit: https://docs.slack.dev/reference/block-kit/blocks */
const most = { blocks: 50, section: 3000, header: 150, context: 2000 }

interface Text {
  readonly type: 'plain_text' | 'mrkdwn'
  readonly text: string
}
type Block =
  | { readonly type: 'header' | 'section'; readonly text: Text }
  | { readonly type: 'context'; readonly elements: readonly Text[] }

/** An incoming webhook. The URL is the secret. */
export const channel = sendingTo(declaration, {
  tells: 'run',
  remedy: 'Look whether the webhook still exists and its URL is whole.',
  body: ({ message }) => JSON.stringify(slackBody(message), null, 2),
  async send({ message, secret, allowPrivate }, { network }, signal) {
    const body = JSON.stringify(slackBody(message))
    return post({ url: secret.secret ?? '', body, allowPrivate, signal }, network)
  },
})

/** Plain text for notifications and old clients, and the blocks that the channel shows. */
export function slackBody(message: AlertMessage): {
  text: string
  blocks: readonly Block[]
  unfurl_links: false
} {
  const { title, sentences, open } = message
  const first: Block[] = [{ type: 'header', text: { type: 'plain_text', text: cut(title, most.header) } }]
  if (sentences.length > 0) first.push(section(escaped(sentences.join(' '), most.section)))
  const last: Block[] = [
    ...(open.length > 0 ? [section(openText(open))] : []),
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: escaped(aboutText(message), most.context) }],
    },
  ]
  const room = most.blocks - first.length - last.length
  const { fresh, known, knownHead } = partsOf(message)
  const folded = known.length === 0 ? [] : [section(knownText(knownHead, known))]
  const places = room - folded.length
  // the last place tells how many are left out
  const shown = fresh.length > places ? fresh.slice(0, places - 1) : fresh
  const left = fresh.length - shown.length
  return {
    text: escaped(`${title}. ${sentences.join(' ')}`.trim(), most.section),
    blocks: [
      ...first,
      ...shown.map((failure) => section(failureText(failure))),
      ...(left > 0 ? [section(`and ${left} more`)] : []),
      ...folded,
      ...last,
    ],
    unfurl_links: false,
  }
}

const section = (text: string): Block => ({ type: 'section', text: { type: 'mrkdwn', text } })

function openText(open: readonly string[]): string {
  return cut(
    open.map((way) => (way.startsWith('leads ') ? `\`${escaped(way, 200)}\`` : escaped(way, 200))).join('\n'),
    most.section,
  )
}

function failureText(failure: Failure): string {
  const { severity, sentence, samples, runbook } = failure
  const mark = severity === 'error' ? ':red_circle: *Failed*' : ':large_orange_circle: *Warns*'
  const lines = [
    `${mark}  ${escaped(failureTitle(failure), 400)}`,
    escaped(sentence, 800),
    ...samples.map((sample) => `• ${escaped(sampleText(sample), 280)}`),
    ...(runbook === null ? [] : [`What to do: ${escaped(linkOf(runbook), 520)}`]),
  ]
  return lines.join('\n')
}

function knownText(head: string, known: readonly Failure[]): string {
  const lines = [`*${escaped(head, 200)}*`]
  let left = most.section - (lines[0]?.length ?? 0) - 20
  for (const [number, failure] of known.entries()) {
    const line = `• ${escaped(knownLine(failure), 300)}`
    left -= line.length + 1
    if (left < 0) return [...lines, `and ${known.length - number} more`].join('\n')
    lines.push(line)
  }
  return lines.join('\n')
}

/** Signs that Slack would read, or that are replaced below, as an address may have them. */
const linkOf = (address: string) =>
  address.replace(/[<>|*~`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Slack reads & < > as its own; formatting signs of ours are outside. Cut so that what comes of it still fits. */
function escaped(text: string, length: number): string {
  let result = ''
  for (const character of text) {
    const written = entities[character] ?? character
    if (result.length + written.length > length - 1) return `${result}…`
    result += written
  }
  return result
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // would begin bold, italic, struck or code text; a look-alike does not
  '*': '∗',
  '~': '∼',
  '`': 'ˋ',
  '\n': ' ',
}

function cut(text: string, length: number): string {
  const characters = [...text]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text
}
