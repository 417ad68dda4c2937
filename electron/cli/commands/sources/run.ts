import { knownSources } from '../../../engine/files/knownSources.ts'
import type { Context } from '../../context.ts'

/** `leads sources` */
export async function runSources({ output }: Context): Promise<undefined> {
  output.document({ sources: knownSources })
  for (const { id, state, title, columns } of knownSources) {
    output.print(`${output.bold(id)} (${state}): ${title}`)
    output.table(
      [{ title: '  Column' }, { title: 'Also' }, { title: 'Becomes' }, { title: 'Rule' }],
      columns.map(({ name, aliases, fields, rule, required }) => [
        `  ${name}${required ? ' *' : ''}`,
        aliases.join(', '),
        fields.join(', '),
        rule,
      ]),
    )
    output.print('')
  }
  output.print(
    '* A file must have these two columns and at least half of the others. Case, spaces, punctuation and order of headers do not matter.',
    'Other columns are kept in facility.attributes.',
  )
  return undefined
}
