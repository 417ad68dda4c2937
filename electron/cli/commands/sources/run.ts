import { fieldName, isAttribute, type Source, sourceColumns } from '../../../sources/defineSource.ts'
import { sources } from '../../../sources/index.ts'
import type { Context } from '../../context.ts'

/** `leads sources` */
export async function runSources({ output }: Context): Promise<undefined> {
  output.document({ sources: sources.map(sourceShape) })
  for (const source of sources) {
    const { id, state, title, columns } = sourceShape(source)
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

/** A layout as --json and the reference tell it. */
export function sourceShape(source: Source) {
  const { id, state, title, rules, company, licenseNumber } = source
  const columns = sourceColumns(source).map((column) => {
    const feeding = rules.filter((rule) => rule.columns.includes(column))
    return {
      name: column.name,
      aliases: column.aliases,
      fields: feeding.flatMap(({ targets }) =>
        targets.map((target) => (isAttribute(target) ? `facility.${target}` : fieldName(target))),
      ),
      rule: feeding.map(({ says }) => says).join('; '),
      required: column === company || column === licenseNumber,
    }
  })
  return { id, state, title, columns }
}
