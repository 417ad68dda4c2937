import { type Check, parseCheck } from './check.ts'

/** The files of sql/checks, inlined by the build. */
const files = import.meta.glob<string>('../../../sql/checks/*/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Every check of the program, by name. */
export const checks: readonly Check[] = Object.entries(files)
  .map(([path, sql]) => parseCheck(path.slice(path.lastIndexOf('/') + 1).replace(/\.sql$/, ''), sql))
  .sort((a, b) => (a.name < b.name ? -1 : 1))
