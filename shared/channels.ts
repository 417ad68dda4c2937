/**
 * The names of all calls and events, without their types: the preload loops over them and holds no zod.
 * shared/contract.ts says what each takes and gives; a test keeps the two lists equal.
 */
export const callNames = [
  'app.info',
  'app.setTheme',
  'app.reportError',
  'database.state',
  'database.retry',
  'files.choose',
  'files.dropped',
] as const

export const eventNames = ['window.command', 'database.changed'] as const
