import type { ScreenHandlers } from '../../../shared/contract.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { aboutProgram, allNotices } from '../../engine/about/about.ts'
import { readNotices } from '../../engine/about/notices.ts'

/** The notices are read each time: they are asked for seldom, and are long. */
export const aboutHandlers: Pick<ScreenHandlers, Extract<keyof ScreenHandlers, `about.${string}`>> = {
  'about.show': async () => aboutProgram(await readNotices()),
  'about.notice': async ({ notice }) => {
    const found = allNotices(await readNotices())[notice]
    if (found === undefined) throw new LoaderError('usage', `There is no notice ${notice}.`)
    return { text: found.text }
  },
}
