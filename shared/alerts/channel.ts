import type { Fields, Settings, SettingsOf } from './fields.ts'

/**
 * What a target of a kind is given to be let in: the one thing of it that is never in the registry. `url`: the address itself
 * is the secret, as those of incoming webhooks are.
 */
export interface Secret {
  readonly is: 'url' | 'text'
  readonly label: string
  /** In sentences, with "the" before it: `Set LEADS_ALERT_OPS to the routing key.` */
  readonly word: string
  /** In help: what it is, and of what. */
  readonly about: string
  /** Shown where none was given yet, beside what is said of every secret. */
  readonly hint?: string
  /** Of a URL: how one looks. */
  readonly example?: string
  /** Of a URL: why one of its shape can't be meant, in a sentence. */
  readonly refuses?: (url: URL) => string | null
  /** Wanted only where this setting is given. */
  readonly neededWith?: string
}

interface SigningSecret {
  readonly label: string
  readonly hint: string
  readonly about: string
}

/**
 * An alert channel as data: what people read of it, and what its form and its command ask for. How a message is built and sent
 * stands in the file of the same name in electron/engine/alerts/channels. The page reads this too: no zod here.
 */
export interface Declaration<F extends Fields = Fields> {
  /** In the registry and on the command line; the name of its two files. */
  readonly kind: string
  /** For people, such as PagerDuty. */
  readonly label: string
  /** What a target of it gets, in a few words. */
  readonly gets: string
  /** In the form and in help: how it is set up, or what to know. */
  readonly note?: string
  /** Null: nothing is needed to be let in. */
  readonly secret: Secret | null
  readonly signingSecret?: SigningSecret
  /** It hears of every load; from which severity on, and how often, means nothing to it. */
  readonly beats?: true
  /** By the names that the registry has them under, in the order of the form. */
  readonly fields: F
  /** What is wrong with fields that are right by themselves. */
  fault?(settings: SettingsOf<F>, target: { readonly allowPrivate: boolean }): Fault | null
}

interface Fault {
  readonly field: string
  readonly says: string
}

/** Keeps the types of the fields, so that the sender knows its settings. */
export function declareChannel<const F extends Fields>(declaration: Declaration<F>): Declaration<F> {
  return declaration
}

/** Whether a target goes to a server that the person names: only then it may be told to be on a private network. */
export function namesServer({ secret, fields }: Declaration): boolean {
  return secret?.is === 'url' || Object.values(fields).some((field) => field.kind === 'text' && field.isHost)
}

/** Whether a target can't be sent to without its secret. */
export function needsSecret({ secret }: Declaration, settings: Readonly<Record<string, unknown>>): boolean {
  if (secret === null) return false
  return secret.neededWith === undefined || (settings[secret.neededWith] ?? '') !== ''
}

/** The settings of an invented target, as far as they are given: for previews. */
export function examplesOf({ fields }: Declaration): Settings {
  const examples = Object.entries(fields).flatMap(([key, { example }]) =>
    example === undefined ? [] : [[key, example] as const],
  )
  return Object.fromEntries(examples)
}
