import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../electron/testing/database.ts'
import { type Block, blocksOf, readPage, root } from './pages.ts'

/** Block by block, in the order of the page, as a reader would type them. */
const pages = ['README.md', 'docs/guide.md']

/** A block that can't be run in a test says why behind this. */
const notHere = /^sh not-here: (.+)$/

const hasShell = process.platform !== 'win32'

describe.each(pages)('%s', (page) => {
  const database = testDatabase()
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  // inside the project, so that npm finds it from there
  const folder = mkdtempSync(join(cache, 'docs-'))
  cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const blocks = blocksOf(readPage(page))
  for (const [index, block] of blocks.entries()) {
    if (!/^sh\b/.test(block.info)) continue
    const why = notHere.exec(block.info)?.[1]
    const title = `line ${block.line}: ${block.text.trim().split('\n')[0]}`
    if (why !== undefined) test.skip(`${title} (not run here: ${why})`, () => {})
    else
      test.runIf(hasShell)(title, async () => {
        const { code, out, err } = await runBlock(block.text, folder, database.url)
        expect(code, out + err).toBe(0)
        if (blocks[index + 1]?.info === 'text output') expectOutput(page, index + 1, out)
      })
  }

  test('marks its shell blocks as such, or says why they are not run', () => {
    const odd = blocks.filter(({ info }) => /^(?:sh\b|bash|shell|console)/.test(info) && info !== 'sh')
    expect(odd.filter(({ info }) => !notHere.test(info))).toEqual([])
  })
})

async function runBlock(text: string, folder: string, databaseUrl: string) {
  const { npm_lifecycle_event: _, INIT_CWD: __, ...environment } = process.env
  const child = spawn('sh', ['-e', '-c', text], {
    cwd: folder,
    env: { ...environment, DATABASE_URL: databaseUrl, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part
  })
  const [code] = await once(child, 'close')
  return { code: code as number | null, out, err }
}

/** The block behind a command is what it prints; UPDATE_REFERENCE=1 writes it. `place` counts a page's blocks from 0. */
function expectOutput(page: string, place: number, out: string): void {
  const text = out.replace(/ +$/gm, '')
  const now = readPage(page)
  const block = blocksOf(now)[place] as Block
  if (process.env.UPDATE_REFERENCE !== '1') {
    expect(text, `${page}, line ${block.line}`).toBe(block.text)
    return
  }
  const lines = now.split('\n')
  lines.splice(block.line, block.text.split('\n').length - 1, ...text.replace(/\n$/, '').split('\n'))
  writeFileSync(join(root, page), lines.join('\n'))
}
