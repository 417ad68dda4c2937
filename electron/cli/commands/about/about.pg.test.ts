import { expect, inject, test } from 'vitest'
import packageJson from '../../../../package.json' with { type: 'json' }
import type { AboutView } from '../../../../shared/window/about.ts'
import { connect } from '../../../db/connection/connect.ts'
import { start } from '../../../testing/command.ts'

async function about(...words: string[]) {
  const { code, out, err } = await start(['about', ...words]).ended
  expect([code, err]).toEqual([0, ''])
  return out
}

test('leads about tells the version, the license, and the works of others', async () => {
  const text = await about()
  expect(text).toContain(`Leads Loader ${packageJson.version}\nLicense: ${packageJson.license}\n`)
  expect(text).toContain(`Node.js ${process.versions.node}\n`)
  expect(text).toMatch(/^GeoNames .*CC-BY-4\.0$/m)
  expect(text).toMatch(/^\d+ works of others\. Their licenses: leads about --notices$/m)
  expect(text).not.toContain('Permission is hereby granted')
})

test('leads about --notices prints the licenses themselves', async () => {
  const text = await about('--notices')
  expect(text).toContain('Permission is hereby granted')
  expect(text).toContain('Contains data of GeoNames')
})

test('the version of PostgreSQL that is told is that of the server', async () => {
  const client = await connect(inject('loader'), 'tests')
  try {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    const { versions } = JSON.parse(await about('--json')) as AboutView
    expect(versions).toContainEqual({ name: 'PostgreSQL', version: rows[0]?.version })
  } finally {
    await client.end()
  }
})

test('with --json the texts come only where they were asked for', async () => {
  const short = JSON.parse(await about('--json')) as AboutView
  expect(short.notices[0]).toEqual({
    kind: 'program',
    name: 'Leads Loader',
    version: packageJson.version,
    license: packageJson.license,
    about: null,
  })
  const long = JSON.parse(await about('--notices', '--json')) as { notices: { text: string }[] }
  expect(long.notices).toHaveLength(short.notices.length)
  for (const { text } of long.notices) expect(text.length).toBeGreaterThan(100)
})
