import { type Command, Option } from 'commander'
import { parseRunDate, today } from '../../../../shared/runDate.ts'
import { usage } from '../../arguments.ts'
import { sourcesOption } from '../../sourcesOption.ts'

/** The options that say which files, of what date: `load` and `preview` have them. */
export function withFiles(command: Command): Command {
  return command
    .requiredOption(
      '-f, --files <file...>',
      'the files, in the order that counts for repeats: CSV (also .gz, .zip) or a workbook (.xlsx)',
    )
    .option('-p, --path <folder>', 'folder of the files', '.')
    .addOption(
      new Option('-d, --date <date>', 'run date, YYYY-MM-DD')
        .argParser(parseRunDate)
        .default(today(), 'today'),
    )
    .option(
      '--source <file=source>',
      'what a file is, instead of finding out by its header',
      fileAnd('source', 'list.csv=texas'),
    )
    .option(
      '--sheet <file=sheet>',
      'which sheet of a workbook is read, instead of the first',
      fileAnd('sheet', 'list.xlsx=Homes'),
    )
    .option(
      '--edits <file>',
      'apply the edits of this file, exported from Review; they are bound to the bytes of the files',
    )
    .option(
      '--edits-lenient',
      'apply them to other bytes too, where the file still says the old value, and tell the others',
    )
    .addOption(sourcesOption())
    .addOption(
      new Option(
        '--as <when>',
        'read by the sources as they are now, or as they were then, in the last run of the date',
      )
        .choices(['now', 'then'])
        .default('now'),
    )
}

/** Collects `list.csv=texas`; a name may hold an equals sign, a source or a sheet does not. */
function fileAnd(what: 'source' | 'sheet', example: string) {
  return (text: string, before: Record<string, string> = {}): Record<string, string> => {
    const at = text.lastIndexOf('=')
    if (at < 1 || at === text.length - 1)
      throw usage(`--${what} ${text}: write FILE=${what.toUpperCase()}, e.g. ${example}.`)
    return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
  }
}
