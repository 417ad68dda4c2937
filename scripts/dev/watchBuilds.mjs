// Several builds that go on as their sources change, seen as one: good when all are.

import { build } from 'vite'

/** Builds of one change begin one after the other; one restart serves them all. Milliseconds. */
const pause = 150

/**
 * Builds now and after each change. `whenBuilt` is called once all are built and none is broken; Vite says what broke
 * one, with file, line and column, before `whenBroken`.
 * @param {readonly import('../build.mjs').Configuration[]} all
 * @param {{ whenBuilt: () => void, whenBroken: () => void }} then
 */
export async function watchBuilds(all, { whenBuilt, whenBroken }) {
  /** @type {('building' | 'good' | 'broken')[]} */
  const states = all.map(() => 'building')
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const look = () => {
    clearTimeout(timer)
    if (states.every((state) => state === 'good')) timer = setTimeout(whenBuilt, pause)
  }
  for (const [index, configuration] of all.entries()) {
    const watcher = await build({ ...configuration, build: { ...configuration.build, watch: {} } })
    if (!('on' in watcher)) throw new Error('Vite does not watch.')
    watcher.on('event', (event) => {
      if (event.code === 'START') states[index] = 'building'
      if (event.code === 'END' && states[index] === 'building') states[index] = 'good'
      if (event.code === 'ERROR') {
        states[index] = 'broken'
        whenBroken()
      }
      look()
    })
  }
}
