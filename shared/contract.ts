import { z } from 'zod'
import { call, gives, nothing } from './call.ts'
import type { PlainError } from './errors.ts'
import { screenCalls, screenEvents } from './window/calls.ts'
import type { ChosenFile } from './window/files.ts'
import type { Profile } from './window/settings.ts'

/**
 * What may cross between the window and the main process: the one source of truth. Add a call or an event here
 * and in channels.ts; its handler is then missing by type, and the bridge has it.
 */

export const themes = ['system', 'light', 'dark'] as const
const theme = z.enum(themes)
export type Theme = z.infer<typeof theme>

export interface AppInfo {
  readonly version: string
  /** Which program shows the window: Electron, or what stands in for it in development. */
  readonly runtime: string
  /** As Node's `process.platform`. */
  readonly platform: string
  /** For people to read; no call takes it back. */
  readonly dataFolder: string
  readonly theme: Theme
}

/** The profile in use, as the badge shows it. */
export type ProfileBadge = Pick<Profile, 'id' | 'name' | 'color'>

/** The database of the profile in use; it opens behind the window. The main process always says of which profile. */
export type DatabaseState = { readonly profile?: ProfileBadge } & (
  | { readonly state: 'starting' }
  | {
      readonly state: 'ready'
      readonly kind: 'embedded' | 'server'
      /** Database name and host, for people. */
      readonly name: string
      readonly host: string
      /** What happened at the start that the person should know, one sentence each. */
      readonly notices: readonly string[]
    }
  | { readonly state: 'failed'; readonly error: PlainError }
)

/** A path as the operating system allows it; only the preload makes one, from a file that was dropped. */
const path = z.string().min(1).max(32_767)

/** The calls of the shell. */
const shellCalls = {
  'app.info': call(nothing, gives<AppInfo>()),
  'app.setTheme': call(z.strictObject({ theme }), nothing),
  /** An error that the window did not expect, for the log file. Never the contents of a record. */
  'app.reportError': call(
    z.strictObject({ message: z.string().max(2000), stack: z.string().max(20_000).exactOptional() }),
    nothing,
  ),
  'database.state': call(nothing, gives<DatabaseState>()),
  /** Opens the database again after it failed. */
  'database.retry': call(nothing, nothing),
  /** Lets the person choose CSV files; an empty list if they cancel. */
  'files.choose': call(nothing, gives<readonly ChosenFile[]>()),
  /** Files that were dropped on the window. The page gives File objects, the preload their paths. */
  'files.dropped': call(z.strictObject({ paths: z.array(path).max(100) }), gives<readonly ChosenFile[]>()),
} as const

export const calls = { ...shellCalls, ...screenCalls } as const

const screens = ['load', 'runs', 'checks', 'settings'] as const
export type ScreenName = (typeof screens)[number]

/** What the menu asks the page for: to go to a screen, to choose files, or to tell of the program. */
export const windowCommands = [...screens, 'openFiles', 'about'] as const
export type WindowCommand = (typeof windowCommands)[number]

/** What the main process tells the page. */
export const events = {
  'window.command': gives<WindowCommand>(),
  'database.changed': gives<DatabaseState>(),
  ...screenEvents,
} as const

export type CallName = keyof typeof calls
export type ScreenCallName = keyof typeof screenCalls
export type EventName = keyof typeof events
type Input<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
type Output<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
export type Payload<Name extends EventName> = z.infer<(typeof events)[Name]>

/** How every call is answered, since an Error loses all but its message on the way. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: PlainError }

/** The main process's side: one function a call. */
export type Handlers = { readonly [Name in CallName]: Handler<Input<Name>, Output<Name>> }

/** A call that gives nothing may be answered at once or later, so `void`, which both are. */
type Handler<In, Out> = [Out] extends [undefined] ? (input: In) => void : (input: In) => Out | Promise<Out>

/** What the page gives where that is not what the main process gets: the preload turns one into the other. */
interface PageInput {
  'files.dropped': readonly File[]
}

type BridgeCall<Name extends CallName> = (
  ...input: Name extends keyof PageInput
    ? [PageInput[Name]]
    : Input<Name> extends undefined
      ? []
      : [Input<Name>]
) => Promise<Result<Output<Name>>>

type AreaOf<Name extends string> = Name extends `${infer Area}.${string}` ? Area : never

/** `window.leads`: `leads.files.choose()` for the call files.choose, and `on` for events. */
export type Bridge = {
  readonly [Area in AreaOf<CallName>]: {
    readonly [Name in CallName as Name extends `${Area}.${infer Verb}` ? Verb : never]: BridgeCall<Name>
  }
} & {
  /** Calls the listener at each event; gives the function that ends that. */
  on<Name extends EventName>(name: Name, listener: (payload: Payload<Name>) => void): () => void
}

export type ScreenHandlers = Pick<Handlers, ScreenCallName>
