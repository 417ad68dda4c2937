import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const packageJson = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>
}
/** What packages put into npm's path, on Windows too. */
const programs = ['playwright', 'tsc', 'biome', 'vitest']

// `exec node …` ran nothing on Windows, whose shell has no exec, no quotes ' and no $VARIABLE.
test.each(Object.entries(packageJson.scripts))('npm run %s works in every shell: %s', (_, script) => {
  const [program, ...words] = script.split(' ')
  expect(['node', ...programs]).toContain(program)
  for (const word of words) expect(word).toMatch(/^[\w./:=-]+$/)
})
