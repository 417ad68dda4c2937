import type { z } from 'zod'
import type { calls, events, Result } from '../shared/contract.ts'
import type { PlainError } from '../shared/errors.ts'
import type { screenCalls, screenEvents } from '../shared/window/calls.ts'
import type { profileToSave } from '../shared/window/settings.ts'

type Calls = typeof calls & typeof screenCalls
type Events = typeof events & typeof screenEvents
type CallName = keyof Calls & string
type Input<Name extends CallName> = Name extends 'files.dropped'
  ? readonly File[]
  : z.infer<Calls[Name]['input']>
type Output<Name extends CallName> = z.infer<Calls[Name]['output']>
type AreaOf<Name extends string> = Name extends `${infer Area}.${string}` ? Area : never

/** `window.leads` with the calls of the shell and of the screens, derived from the contract. */
export type Bridge = {
  readonly [Area in AreaOf<CallName>]: {
    readonly [Name in CallName as Name extends `${Area}.${infer Verb}` ? Verb : never]: (
      ...input: Input<Name> extends undefined ? [] : [Input<Name>]
    ) => Promise<Result<Output<Name>>>
  }
} & {
  on<Name extends keyof Events>(name: Name, listener: (payload: z.infer<Events[Name]>) => void): () => void
}

/** A profile as the form gives it. */
export type ProfileToSave = z.infer<typeof profileToSave>

export type { PlainError, Result }

/** The answer of a call; one that never came (the main process is gone) is a failure like the others. */
export async function ask<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await answer
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'internal', message } }
  }
}
