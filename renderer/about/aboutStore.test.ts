import { expect, test } from 'vitest'
import type { Notice } from '../../shared/window/about.ts'
import type { Bridge } from '../app/bridge.ts'
import { createAboutStore, foundNotices } from './aboutStore.ts'

const packages = [
  'acorn-charts',
  'beech',
  'cedar-core',
  'elm-tables',
  'fir',
  'hazel',
  'larch',
  'maple',
  'oak',
]
const notices: readonly Notice[] = [
  { kind: 'program', name: 'Leads Loader', version: '0.1.0', license: 'MIT', about: null },
  ...packages.map((name, index): Notice => {
    const license = index % 3 === 0 ? 'Apache-2.0' : 'MIT'
    return { kind: 'package', name, version: `${index + 1}.4.2`, license, about: null }
  }),
  { kind: 'data', name: 'Gazetteer', version: '2026', license: 'CC-BY-4.0', about: 'Names of places.' },
]

const calls: Bridge['about'] = {
  show: async () => ({ ok: true, value: { version: '0.1.0', license: 'MIT', versions: [], notices } }),
  notice: async ({ notice }) => ({ ok: true, value: { text: `Copyright of ${notices[notice]?.name}` } }),
}

const store = () => createAboutStore({ about: calls })
const names = (state: Parameters<typeof foundNotices>[0]) => foundNotices(state).map(({ name }) => name)

test('the program itself comes first, with its license', async () => {
  const about = store()
  about.getState().open()
  await expect.poll(() => about.getState().text.state).toBe('ready')
  expect(about.getState()).toMatchObject({
    isOpen: true,
    chosen: 0,
    text: { state: 'ready', value: expect.stringContaining('Leads Loader') },
  })
})

test('each word of a search is found in the name, the version, the license or what the work is for', async () => {
  const about = store()
  await about.getState().load()
  about.getState().setSearch('  APACHE cedar')
  expect(names(about.getState())).toEqual([])
  about.getState().setSearch('mit cedar')
  expect(names(about.getState())).toEqual(['cedar-core'])
  about.getState().setSearch('names of PLACES')
  expect(names(about.getState())).toEqual(['Gazetteer'])
})

test('a search keeps what is shown while it fits, and else shows the first that does', async () => {
  const about = store()
  await about.getState().load()
  await about.getState().choose(4)
  about.getState().setSearch('elm')
  expect(about.getState().chosen).toBe(4)
  about.getState().setSearch('oak')
  expect(names(about.getState())).toEqual(['oak'])
  expect(about.getState().chosen).toBe(9)
  about.getState().setSearch('no such work')
  expect(about.getState().chosen).toBeNull()
})

test('the license of the work that was chosen last is shown, whichever comes first', async () => {
  const waiting: (() => void)[] = []
  const notice: Bridge['about']['notice'] = async (request) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return calls.notice(request)
  }
  const about = createAboutStore({ about: { ...calls, notice } })
  const first = about.getState().choose(1)
  const second = about.getState().choose(2)
  waiting[1]?.()
  await second
  waiting[0]?.()
  await first
  expect(about.getState().text).toMatchObject({ value: expect.stringContaining('beech') })
})
