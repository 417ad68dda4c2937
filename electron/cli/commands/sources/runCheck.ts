import { basename } from 'node:path'
import { causes } from '../../../../shared/causes.ts'
import { count, counted } from '../../../../shared/count.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import { dataFolder } from '../../../dataFolder.ts'
import {
  checkSourceText,
  type FileFare,
  fareOfFile,
  type SourceCheck,
  sourceTextOf,
  wrongInWords,
} from '../../../engine/sources/checkSource.ts'
import { sourceSchema } from '../../../engine/sources/sourceShape.ts'
import { unpackUnder } from '../../../unpackFolder.ts'
import type { Context } from '../../context.ts'
import { plain } from '../../output/text.ts'
import type { CheckSourceOptions } from './options.ts'
import { writeNew } from './runChange.ts'

/** `leads sources check FILE…`: exit code 2 where one is wrong. */
export async function runCheckSources(
  context: Context,
  paths: readonly string[],
  { file: real, date }: CheckSourceOptions,
): Promise<number> {
  const { output, common, signal } = context
  unpackUnder(dataFolder(common.dataDir))
  const checked: { file: string; check: SourceCheck; fare: FileFare | null }[] = []
  for (const path of paths) {
    const check = checkSourceText(await sourceTextOf(path))
    const fare =
      real === undefined || check.source === null ? null : await fareOfFile(check.source, real, date, signal)
    checked.push({ file: path, check, fare })
  }
  const isWrong = ({ check }: (typeof checked)[0]) => check.problems.length + check.examples.length > 0
  output.document({
    sources: checked.map((one) => ({
      file: one.file,
      id: one.check.source?.id ?? null,
      ok: !isWrong(one),
      problems: one.check.problems,
      examples: one.check.examples,
      fare: one.fare,
    })),
  })
  for (const { file, check, fare } of checked) report(context, basename(file), check, fare)
  const wrong = checked.filter(isWrong)
  if (wrong.length === 0) return 0
  const error = new LoaderError('source-wrong', `${counted(wrong.length, 'source file')} must be mended.`)
  output.error(error.message, [])
  return error.exitCode
}

/** `leads sources schema [FILE]` */
export async function runSourceSchema({ output }: Context, path: string | null): Promise<undefined> {
  const schema = sourceSchema()
  output.document(JSON.parse(schema))
  if (path === null) output.print(schema.trimEnd())
  else {
    await writeNew(path, schema)
    output.print(`The schema is written to ${plain(path)}.`)
  }
  return undefined
}

function report({ output }: Context, name: string, check: SourceCheck, fare: FileFare | null): void {
  const { source } = check
  const wrong = wrongInWords(check)
  for (const words of wrong) output.print(`${output.red('Wrong')}  ${plain(name)}, ${plain(words)}`)
  if (source !== null && wrong.length === 0)
    output.print(
      `${output.green('Right')}  ${plain(name)}: ${source.id}, ${counted(source.file.examples.length, 'example')} hold`,
    )
  if (fare === null) return
  const aside = fare.rowsSetAside === 0 ? '' : `, ${count(fare.rowsSetAside)} set aside`
  output.print(
    '',
    `${plain(fare.file)}: ${count(fare.rowsRead)} read, ${count(fare.rowsLoaded)} would load, ${count(fare.rowsRejected)} rejected${aside}`,
  )
  for (const note of fare.notes) output.print(plain(note))
  if (fare.missingColumns.length > 0) output.print(`It lacks ${fare.missingColumns.map(plain).join(', ')}`)
  if (fare.addedColumns.length > 0)
    output.print(`It has columns that the source does not know: ${fare.addedColumns.map(plain).join(', ')}`)
  output.table(
    [{ title: 'Field' }, { title: 'Filled', align: 'right' }, { title: 'Warned', align: 'right' }],
    fare.fields.map(({ field, filled, warned }) => [field, count(filled), count(warned)]),
  )
  for (const { cause, count: rows, firstLine } of fare.rejects)
    output.print(`${count(rows)} rejected: ${causes[cause]} (first: line ${count(firstLine)})`)
  for (const { rule, count: rows, firstLine } of fare.setAside)
    output.print(`${count(rows)} set aside by ${plain(rule)} (first: line ${count(firstLine)})`)
}
