import type { AppInfo, Handlers, ScreenCallName, Theme } from '../../../shared/contract.ts'
import type { ChosenFile } from '../../../shared/window/files.ts'
import { sourceStack } from '../../sourceStack.ts'
import type { Database } from '../connections/database.ts'
import type { Files } from '../files/files.ts'
import type { Log } from './log.ts'

interface HandlerParts {
  readonly info: () => AppInfo
  readonly setTheme: (theme: Theme) => void
  readonly database: Database
  readonly files: Files
  /** Paths that the person chose in the system's dialog. */
  readonly chooseFiles: () => Promise<readonly string[]>
  readonly log: Log
}

/** Call name → one function; what each does is elsewhere. Those of the screens are in handlers/. */
export function createHandlers({
  info,
  setTheme,
  database,
  files,
  chooseFiles,
  log,
}: HandlerParts): Omit<Handlers, ScreenCallName> {
  return {
    'app.info': info,
    'app.setTheme': ({ theme }) => setTheme(theme),
    'app.reportError': ({ message, stack }) =>
      log(`In the page: ${message}${stack ? `\n${sourceStack(stack)}` : ''}`),
    'database.state': () => database.state(),
    'database.retry': () => database.retry(),
    'files.choose': async (): Promise<ChosenFile[]> => files.add(await chooseFiles()),
    'files.dropped': ({ paths }) => files.addDropped(paths),
  }
}
