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

/**
 * The checks that hold a run against those before it. What one of them failed is no example of what is usual, also where it was
 * published, unless a person accepts it.
 */
export const comparingChecks: readonly string[] = checks
  .filter(({ learned, sql }) => learned || sql.includes("'compared_with'"))
  .map(({ name }) => name)
