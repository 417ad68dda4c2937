import type { RunFile } from '../../../shared/run.ts'
import { madeSource } from '../../sources/format/buildSource.ts'
import { withChosen } from '../../sources/format/withChosen.ts'
import { layoutOf } from '../../sources/layout.ts'
import type { Source } from '../../sources/source.ts'

/**
 * A source of a run as it read that file: what people chose for its columns was kept apart from it, until the choice of a
 * column became a version.
 */
export function sourceOfRun(
  source: Source,
  { header, mapping }: Pick<RunFile, 'header' | 'mapping'>,
): Source {
  const chosen = [...layoutOf(source, header).places].flatMap(([{ name }, place]): [string, string][] => {
    const used = Object.hasOwn(mapping, name) ? (mapping[name] ?? null) : null
    return used === null || header[place] === used ? [] : [[name, used]]
  })
  if (chosen.length === 0) return source
  const file = chosen.reduce((made, [column, used]) => withChosen(made, column, used), source.file)
  return { ...source, ...madeSource(file) }
}
