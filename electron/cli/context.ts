import type { Output } from './output/output.ts'

/** Options that every command takes, before or after its name. */
export interface CommonOptions {
  readonly databaseUrl?: string
  readonly dataDir?: string
  readonly json?: boolean
  readonly yes?: boolean
}

/** What every command is given. A command answers its exit code, or nothing for 0, or throws. */
export interface Context {
  readonly common: CommonOptions
  readonly output: Output
  /** Aborted by SIGINT, SIGTERM and SIGHUP, with a LoaderError as its reason. */
  readonly signal: AbortSignal
}
