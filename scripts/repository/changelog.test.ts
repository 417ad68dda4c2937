import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8')
const headings = (level: string) =>
  [...changelog.matchAll(new RegExp(`^${level} (.*)$`, 'gm'))].map(([, heading]) => heading)

test('the changelog tells of the version that package.json has, behind what is not released yet', () => {
  const [unreleased, newest] = headings('##')
  expect(unreleased).toBe('[Unreleased]')
  expect(newest).toMatch(
    new RegExp(`^\\[${packageJson.version.replaceAll('.', '\\.')}\\]( - \\d{4}-\\d\\d-\\d\\d)?$`),
  )
})

test('the changelog sorts changes by the kinds that Keep a Changelog has', () => {
  const kinds = new Set(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'])
  expect(headings('###').filter((kind) => !kinds.has(kind ?? ''))).toEqual([])
})
