/** What each exit code means, for --help. The codes themselves hang on the errors: shared/errors.ts. */
const meanings = {
  0: 'done',
  1: 'our fault, or counts that do not add up',
  2: 'wrong usage; unknown run or date; confirmation needed but no terminal',
  3: "a file can't be read, decoded or recognised, changed meanwhile, or was given twice",
  4: 'rows were rejected, with --fail-on rejects',
  5: 'a check of severity error failed: the run waits',
  6: 'database: unreachable, refused, no right, no space',
  7: 'the date has a published run, or another one was published meanwhile',
  75: 'another load of that date is under way',
  130: 'ended by SIGINT (Ctrl-C): nothing changed',
  143: 'ended by SIGTERM: nothing changed',
} as const

type ExitCode = keyof typeof meanings

export const everyExitCode = Object.keys(meanings).map(Number) as ExitCode[]

export const exitCodeMeaning = (code: ExitCode): string => meanings[code]

/** A paragraph of --help. */
export function exitCodesHelp(
  codes: readonly ExitCode[],
  own: Partial<Record<ExitCode, string>> = {},
): string {
  const lines = codes.map((code) => `  ${String(code).padStart(3)}  ${own[code] ?? meanings[code]}`)
  return ['Exit codes:', ...lines].join('\n')
}
