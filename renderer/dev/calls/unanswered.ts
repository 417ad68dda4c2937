import type { Bridge } from '../../bridge.ts'
import { lost, never, no } from './answers.ts'

/** Every call but those of the shell waits for ever: what the screens show meanwhile. */
export function silent(bridge: Bridge): Bridge {
  return {
    ...bridge,
    ...areas(bridge, ['runs', 'changes', 'trace', 'checks', 'settings', 'mapping', 'review'], never),
  }
}

export function failing(bridge: Bridge): Bridge {
  return { ...bridge, ...areas(bridge, ['runs', 'changes', 'trace', 'checks'], () => no(lost)) }
}

function areas(bridge: Bridge, names: readonly string[], call: () => Promise<unknown>) {
  const entries = names.map((name) => {
    const area = bridge[name as keyof Omit<Bridge, 'on'>]
    return [name, Object.fromEntries(Object.keys(area).map((verb) => [verb, call]))]
  })
  return Object.fromEntries(entries) as Partial<Bridge>
}
