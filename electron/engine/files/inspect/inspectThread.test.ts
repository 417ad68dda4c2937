import { afterAll, expect, test } from 'vitest'
import { inspectFile } from '../../../read/inspect.ts'
import { testFiles } from '../../../testing/files.ts'
import { csv } from '../../../testing/invent/csv.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'
import { texas } from '../../../testing/invent/numbered.ts'
import { openInspectThread } from './inspectThread.ts'
import { samplesOf } from './samples.ts'

const { folder, write } = testFiles()
const thread = openInspectThread()
afterAll(() => thread.end())

test('tells of a file what a look at it tells here', async () => {
  write('good.csv', texas(40))
  const path = `${folder}/good.csv`
  const file = await thread.inspect(path, 'good.csv')
  expect(file).toEqual(await inspectFile(path, 'good.csv'))
  const samples = await thread.samples(file)
  expect(samples).toEqual(await samplesOf(file))
  expect(samples[0]).toHaveLength(3)
})

test('refuses a file in the words of the load', async () => {
  write('empty.csv', csv([texasHeader]))
  await expect(thread.inspect(`${folder}/empty.csv`, 'empty.csv')).rejects.toMatchObject({
    code: 'file-no-records',
    file: 'empty.csv',
  })
  await expect(thread.inspect(`${folder}/none.csv`, 'none.csv')).rejects.toMatchObject({
    code: 'file-missing',
  })
})

test('answers no question that was open when it ended, and starts anew for the next one', async () => {
  write('again.csv', texas(40))
  const path = `${folder}/again.csv`
  const open = thread.inspect(path, 'again.csv')
  const refused = expect(open).rejects.toMatchObject({ code: 'cancelled' })
  await thread.end()
  await refused
  expect((await thread.inspect(path, 'again.csv')).bytes).toBeGreaterThan(0)
})
