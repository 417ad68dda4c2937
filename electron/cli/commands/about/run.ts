import { counted } from '../../../../shared/count.ts'
import { aboutProgram, allNotices } from '../../../engine/about/about.ts'
import { readNotices } from '../../../engine/about/notices.ts'
import type { Context } from '../../context.ts'
import type { AboutOptions } from './options.ts'

/** `leads about` */
export async function runAbout(
  { output }: Context,
  { notices: withTexts }: AboutOptions,
): Promise<undefined> {
  const read = await readNotices()
  const about = aboutProgram(read)
  const notices = allNotices(read)
  output.document(withTexts ? { ...about, notices } : about)
  output.print(output.bold(`Leads Loader ${about.version}`), `License: ${about.license}`)
  for (const { name, version } of about.versions) output.print(`${name} ${version}`)
  output.print('')
  if (withTexts) {
    for (const { name, version, license, about: words, text } of notices) {
      output.print(output.bold(`${name} ${version} (${license})`), ...(words === null ? [] : [words]), '')
      output.print(text, '')
    }
    return undefined
  }
  const others = about.notices.slice(1)
  output.table(
    [{ title: 'Work of others' }, { title: 'Version' }, { title: 'License' }],
    others.map(({ name, version, license }) => [name, version, license]),
  )
  output.print('', `${counted(others.length, 'work')} of others. Their licenses: leads about --notices`)
  return undefined
}
