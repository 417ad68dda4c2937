import { everyExitCode, exitCodeMeaning } from '../../electron/cli/ending/exitCodes.ts'
import { codesOfExit } from '../../shared/errors.ts'
import { code, markdownTable, page } from './markdown.ts'

/** What ends a command how: the number for schedulers, the code for programs. */
export function exitCodesPage(): string {
  return page(
    '# Exit codes',
    'A command ends with a number. With `--json` an error has a code too: `{"error": {"code", "message", …}}`.',
    markdownTable(
      ['exit code', 'meaning', 'codes of errors'],
      everyExitCode.map((exit) => [
        String(exit),
        exitCodeMeaning(exit),
        codesOfExit(exit).map(code).join(', '),
      ]),
    ),
    'Signals end the program with 128 and their number, as shells count them.',
  )
}
