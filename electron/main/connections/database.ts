import type { DatabaseState, ProfileBadge } from '../../../shared/contract.ts'
import { LoaderError, plainError } from '../../../shared/errors.ts'
import type { Engine } from '../../engine/engine.ts'
import { shareClient } from '../../engine/ownClient.ts'
import type { Log } from '../app/log.ts'

/** The window's one database. It opens behind the window, which shows first. */
export interface Database {
  state(): DatabaseState
  /** The open engine; waits while it starts. @throws LoaderError the reason, where it could not be opened */
  engine(): Promise<Engine>
  /** Opens it again after a failure; else does nothing. */
  retry(): void
  /** Leaves the database and opens that of the profile now in use. */
  reopen(): Promise<void>
  /** Ends the connections; the embedded server stops if nobody else uses it. May be called again. */
  close(): Promise<void>
}

interface DatabaseOptions {
  /** Opens the database of the profile in use. */
  readonly open: () => Promise<Engine>
  /** Of which profile that is. */
  readonly profile: () => ProfileBadge
  readonly onChange: (state: DatabaseState) => void
  readonly log: Log
}

export function startDatabase({ open, profile, onChange, log }: DatabaseOptions): Database {
  let state: DatabaseState = { state: 'starting', profile: profile() }
  let closing: Promise<void> | undefined
  let opening = begin()

  function change(next: DatabaseState): void {
    state = next
    if (closing === undefined) onChange(next)
  }

  function begin(): Promise<Engine> {
    const of = profile()
    const attempt = open().then((engine) => {
      shareClient(engine)
      return engine
    })
    attempt.then(
      (engine) => {
        if (opening !== attempt) return
        const { kind, label } = engine.target
        change({ state: 'ready', profile: of, kind, ...label, notices: [...engine.notices] })
        log('The database is open.')
        engine.client.once('end', () => lost(engine, attempt, of))
      },
      (error) => {
        log('The database could not be opened.', error)
        if (opening === attempt) change({ state: 'failed', profile: of, error: plainError(error) })
      },
    )
    return attempt
  }

  /** The server ended, or the network did. What is loaded is safe; the person opens it again. */
  function lost(engine: Engine, attempt: Promise<Engine>, of: ProfileBadge): void {
    if (closing !== undefined || opening !== attempt) return
    const error = new LoaderError('database-lost', 'The connection to the database was lost.', {
      hint: 'Look whether the server runs, then connect again.',
    })
    log('The connection to the database was lost.')
    opening = Promise.reject(error)
    opening.catch(() => undefined) // told to who asks for the engine
    change({ state: 'failed', profile: of, error: plainError(error) })
    void engine.close().catch((cause) => log('Leaving the lost database failed.', cause))
  }

  return {
    state: () => state,
    engine: () => opening,
    retry() {
      if (state.state !== 'failed' || closing !== undefined) return
      change({ state: 'starting', profile: profile() })
      opening = begin()
    },
    async reopen() {
      if (closing !== undefined) return
      const left = opening
      change({ state: 'starting', profile: profile() })
      opening = begin()
      // told to who waits for it
      opening.catch(() => undefined)
      await left.then((engine) => engine.close()).catch((error) => log('Leaving the database failed.', error))
    },
    close() {
      closing ??= opening.then(
        (engine) => engine.close(),
        () => undefined, // it never opened
      )
      return closing
    },
  }
}
