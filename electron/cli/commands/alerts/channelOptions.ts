import { Option } from 'commander'
import type { Declaration } from '../../../../shared/alerts/channel.ts'
import { channels as byLabel } from '../../../../shared/alerts/channels.ts'
import type { Field, Setting } from '../../../../shared/alerts/fields.ts'
import { wholeNumber } from '../../arguments.ts'

/** Here they are chosen by their kinds. */
const channels = byLabel.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))

export const kinds = channels.map(({ kind }) => kind)

/** The options of all channels' fields: where two channels have one of the same name, it says of both what it is. */
export function channelOptions(): Option[] {
  const byFlag = new Map<string, { field: Field; about: string[]; choices: string[] }>()
  for (const { kind, fields } of channels) {
    for (const [key, field] of Object.entries(fields)) {
      const flag = flagOf(key)
      const about = `${kind}: ${field.option.about}`
      const choices = field.kind === 'choice' ? field.choices.map(({ value }) => value) : []
      const known = byFlag.get(flag)
      known?.about.push(about)
      known?.choices.push(...choices)
      if (known === undefined) byFlag.set(flag, { field, about: [about], choices })
    }
  }
  return [...byFlag].map(([flag, { field, about, choices }]) => {
    const option = new Option(`${flag} ${field.option.value}`, about.join('; '))
    if (field.kind === 'number') option.argParser(wholeNumber(flag))
    if (choices.length > 0) option.choices([...new Set(choices)])
    return option
  })
}

/** Whichever of them were given, by the names of the settings. */
export function givenSettings(options: Readonly<Record<string, unknown>>): Record<string, Setting> {
  const keys = new Set(channels.flatMap(({ fields }) => Object.keys(fields)))
  return Object.fromEntries(
    Object.entries(options).filter(([key, value]) => keys.has(key) && value !== undefined),
  ) as Record<string, Setting>
}

/** `replyTo` → `--reply-to`, which commander turns back. */
const flagOf = (key: string) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** `URL (slack, webhook), routing key (pagerduty) or password (email)` */
export function secretWords(): string {
  const byWord = new Map<string, string[]>()
  for (const { kind, secret } of channels)
    if (secret !== null) byWord.set(secret.word, [...(byWord.get(secret.word) ?? []), kind])
  const words = [...byWord].map(([word, kinds]) => `${word} (${kinds.join(', ')})`)
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' or ')
}

/** With what bodies are signed, of the channels that do so. */
export function signingWords(): string {
  return channels.flatMap(({ signingSecret }) => signingSecret?.about ?? []).join('; ')
}

/** Of each channel what its secret is, what a target gets and how it is set up. */
export function channelsHelp(): string {
  const most = Math.max(...channels.map(({ kind }) => kind.length))
  return channels.flatMap((channel) => channelHelp(channel, most)).join('\n')
}

function channelHelp({ kind, label, gets, secret, signingSecret, note, fields }: Declaration, most: number) {
  const indent = ' '.repeat(most + 4)
  const only = secret?.neededWith === undefined ? '' : `, where ${flagOf(secret.neededWith)} is given`
  const signing = signingSecret === undefined ? '' : '; a signing secret if wanted'
  const flags = Object.keys(fields).map(flagOf)
  const paragraphs = [
    `${label}: ${gets}.`,
    `Secret: ${secret === null ? 'none' : `${secret.about}${only}`}${signing}.`,
    ...(flags.length === 0 ? [] : [`Options: ${flags.join(' ')}`]),
    ...(note === undefined ? [] : [note]),
  ]
  const [first = '', ...others] = paragraphs.flatMap((text) => lines(text, helpWidth - indent.length))
  return [`  ${kind.padEnd(most)}  ${first}`, ...others.map((line) => `${indent}${line}`)]
}

const helpWidth = 110

/** A text in lines of so many characters, broken between words. */
function lines(text: string, width: number): string[] {
  const broken = ['']
  for (const word of text.split(' ')) {
    const last = broken.at(-1) ?? ''
    if (last === '') broken[broken.length - 1] = word
    else if (last.length + 1 + word.length <= width) broken[broken.length - 1] = `${last} ${word}`
    else broken.push(word)
  }
  return broken
}
