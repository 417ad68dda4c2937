import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorsOf, linksOf } from './links.ts'
import { pageNames, readPage, root } from './pages.ts'

/** Why a link leads nowhere; null where it leads somewhere. */
function brokenBecause(page: string, link: string): string | null {
  if (/^(https|mailto):/.test(link)) return null
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(join(root, target))) return `${link}: there is no ${target}`
  if (anchor === undefined || !target.endsWith('.md')) return null
  return anchorsOf(readPage(target)).has(anchor) ? null : `${link}: ${target} has no such heading`
}

describe.each(pageNames)('%s', (page) => {
  test('links to files and headings that are there', () => {
    const broken = linksOf(readPage(page)).map((link) => brokenBecause(page, link))
    expect(broken.filter((why) => why !== null)).toEqual([])
  })
})

test('a link to nowhere is noticed', () => {
  expect(brokenBecause('README.md', 'docs/absent.md')).toMatch('there is no')
  expect(brokenBecause('docs/data.md', '#no-such-heading')).toMatch('no such heading')
  expect(brokenBecause('docs/data.md', '#what-is-a-record-and-what-is-no-value')).toBeNull()
})

test('links in code are none', () => {
  expect(linksOf('`[a](b)` [c](d)\n```sh\n[e](f)\n```\n')).toEqual(['d'])
})
