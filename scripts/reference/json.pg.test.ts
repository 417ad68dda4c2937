import { expect, test } from 'vitest'
import { commands, texasFile, texasLine } from '../../electron/testing/command.ts'
import { testDatabase } from '../../electron/testing/database.ts'
import { code, page } from './markdown.ts'
import { shapeOf } from './shape.ts'
import { expectPage } from './writtenOrSame.ts'

const database = testDatabase()
const { run, write } = commands(() => database.url)

/** Documents by what printed them. */
const printed = new Map<string, unknown[]>()

/** Runs a command and keeps its document under the command's name. */
async function keep(name: string, exit: number, ...words: string[]): Promise<void> {
  const { code, out, err } = await run(...name.split(' '), ...words, '--json')
  expect(code, `${name} ${words.join(' ')}: ${out}${err}`).toBe(exit)
  printed.set(name, [...(printed.get(name) ?? []), JSON.parse(out)])
}

/** Of these the data name the members. */
const byName = new Set(['mapping', 'rows', 'samples', 'tableRows', 'values'])
/** Where `rows` are those of a comparison, their members have names of ours. */
const namedByUs = new Map([['diff', new Set<string>()]])

test('the shapes of --json are those that the commands print', async () => {
  write(
    'texas.csv',
    texasFile(20, ['99,No Contact House,1 Elm St,AUSTIN,TX,78701,TRAVIS,12,,Home,Open,13/45/20,x,1,Q,,,']),
  )
  write('later.csv', texasFile(20, [texasLine(2, 'Acorn House, renamed'), texasLine(30, '')], 3))
  // so few records that the run waits
  write('short.csv', texasFile(2))
  await keep('preview', 0, '-f', 'texas.csv', 'later.csv')
  await keep('load', 0, '-f', 'texas.csv', '--date', '2026-01-01')
  await keep('load', 4, '-f', 'later.csv', '--date', '2026-01-08', '--fail-on', 'rejects')
  await keep('load', 5, '-f', 'short.csv', '--date', '2026-01-15')
  await keep('load', 3, '-f', 'absent.csv', '--date', '2026-01-22')
  await keep('runs', 0)
  for (const name of ['1', '3']) await keep('show', 0, name)
  await keep('issues', 0, '1')
  await keep('issues', 0, '2', '--rejects', 'rejects.csv', '--warnings', 'warnings.csv')
  await keep('sources', 0)
  await keep('sql', 0, 'select company, capacity from facility limit 2')
  await keep('export', 0, '1', 'facility', 'facility.csv')
  await keep('diff', 0, '1', '2')
  await keep('diff', 0, '1', '2', '--csv', 'changes.csv')
  for (const text of ['15', 'Acorn House 1', '30', 'nowhere to be found']) await keep('trace', 0, text)
  await keep('checks set', 0, 'emails_are_given', '--warn', 'off', '--why', 'few give one')
  await keep('checks snooze', 0, 'zips_are_well_formed', '--until', '2099-12-31', '--why', 'known')
  await keep('checks', 0)
  await keep('checks history', 0, 'emails_are_given')
  await keep('checks accept', 0, '1', '--why', 'a good one')
  // a run's own checks are another document
  const { out } = await run('checks', '3', '--json')
  printed.set('checks RUN', [JSON.parse(out)])
  await keep('discard', 0, '3', '--yes')
  await keep('delete', 0, '--date', '2026-01-08', '--yes')
  await keep('restore', 0, '2')
  await keep('load', 0, '-f', 'texas.csv', '--date', '2026-01-29', '--publish', 'never')
  await keep('publish', 0, '4', '--reason', 'both were looked at')
  await keep('upgrade', 0, '--all')
  await keep('alerts add', 0, 'screen', '--kind', 'desktop')
  await keep('alerts', 0)
  await keep('alerts test', 0, 'screen', '--preview')
  await keep('deliver', 0)
  await keep('alerts remove', 0, 'screen')
  await keep('db migrate', 0, '--status')
  await keep('db url', 0)
  await keep('db roles', 0)
  await keep('about', 0)
  expectPage(
    'json.md',
    page(
      '# JSON',
      'What `--json` prints, as commands printed it in a test: one document on standard output, nothing else. \
A member with `?` is not in every document. `…` is what the test did not meet. `[name]` stands for names that the data decide. \
Members are added, never renamed or dropped, within a major version.',
      ...[...printed].map(
        ([name, documents]) =>
          `## leads ${name}\n\n\`\`\`text\n${shapeOf(documents, namedByUs.get(name) ?? byName)}\n\`\`\``,
      ),
      `A command that fails prints ${code('error')}; the codes stand in [exit codes](exit-codes.md).`,
    ),
  )
}, 240_000)
