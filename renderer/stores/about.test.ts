import { expect, test } from 'vitest'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { createAboutStore, foundNotices } from './about.ts'

const store = () => createAboutStore(createFakeBridge('full'))
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
  const bridge = createFakeBridge('full')
  const waiting: (() => void)[] = []
  const about = createAboutStore({
    ...bridge,
    about: {
      ...bridge.about,
      notice: async (request) => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return bridge.about.notice(request)
      },
    },
  })
  const first = about.getState().choose(1)
  const second = about.getState().choose(2)
  waiting[1]?.()
  await second
  waiting[0]?.()
  await first
  expect(about.getState().text).toMatchObject({ value: expect.stringContaining('beech') })
})
