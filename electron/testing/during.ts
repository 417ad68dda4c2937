import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

/** The hooks of a file's tests as a whole, or of each of them. */
const hooks = {
  file: { before: beforeAll, after: afterAll },
  test: { before: beforeEach, after: afterEach },
} as const

/**
 * What is there while the tests of a file run (or those of the `describe` round it), or anew for each of them: opened before
 * what their own hooks do first, closed after what those do last. It stands for what was opened, so that a test file names
 * it once and sets up nothing.
 */
export function during<Opened extends object>(
  open: () => Promise<Opened> | Opened,
  close: (opened: Opened) => Promise<unknown> | unknown,
  scope: keyof typeof hooks = 'file',
): Opened {
  let opened: Opened | undefined
  hooks[scope].before(async () => {
    opened = await open()
  })
  hooks[scope].after(async () => {
    const left = opened
    opened = undefined
    if (left !== undefined) await close(left)
  })
  return new Proxy({} as Opened, {
    get(_, name) {
      if (opened === undefined) throw new Error(`${String(name)} is asked for while no test runs.`)
      return Reflect.get(opened, name)
    },
  })
}
