import { connectWorlds } from './bridge.ts'
import { decode, type Encoded, encode } from './codec.ts'

/** What a sandboxed preload finds, as much of it as ours uses; anything else throws. */

export interface PreloadConfig {
  readonly secret: string
  /** Name of the function through which this world, and no other, reaches the main process. */
  readonly binding: string
}

/** From here to the main process. */
export type ToMain =
  | { readonly kind: 'invoke'; readonly name: string; readonly id: number; readonly input: Encoded }
  | { readonly kind: 'accelerator'; readonly key: string }

/** From the main process to here. */
export type ToPreload =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: Encoded }
  | { readonly kind: 'event'; readonly name: string; readonly input: Encoded }
  | { readonly kind: 'accelerators'; readonly keys: readonly string[] }

export interface PickOptions {
  readonly multiple: boolean
  readonly directory: boolean
  readonly accept: string
}

/** What the main process finds in this world. */
export interface PreloadReceiver {
  readonly files: ReadonlyMap<string, File>
  readonly picked: File[]
  receive(text: string): void
  pick(options: PickOptions): Promise<number>
}

declare global {
  var electronHost: PreloadReceiver | undefined
}

type Listener = (event: object, ...input: unknown[]) => void
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void

export function start({ secret, binding }: PreloadConfig, preload: Preload): void {
  const world = globalThis as unknown as Record<string, unknown>
  const post = world[binding] as (text: string) => void
  delete world[binding]
  const send = (message: ToMain) => post(JSON.stringify(message))

  const waiting = new Map<number, (answer: Extract<ToPreload, { kind: 'answer' }>) => void>()
  const listeners = new Map<string, Set<Listener>>()
  const files = new Map<string, File>()
  let keys: ReadonlySet<string> = new Set()
  let count = 0

  const ipcRenderer = refuseOthers('ipcRenderer', {
    async invoke(name: string, ...input: unknown[]) {
      const id = ++count
      const answered = new Promise<Extract<ToPreload, { kind: 'answer' }>>((resolve) =>
        waiting.set(id, resolve),
      )
      send({ kind: 'invoke', name, id, input: encode(input) })
      const { ok, value } = await answered
      if (!ok) throw new Error(`Error invoking remote method '${name}': ${decode(value)}`)
      return decode(value)
    },
    on(name: string, listener: Listener) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
    },
    off(name: string, listener: Listener) {
      listeners.get(name)?.delete(listener)
    },
  })

  const webUtils = refuseOthers('webUtils', {
    /** Only the main process can ask Chromium for the path: it puts it in the place of this sign. */
    getPathForFile(file: File) {
      const sign = `\u0000file:${secret}:${files.size}`
      files.set(sign, file)
      return sign
    },
  })

  const electron = refuseOthers('electron', { contextBridge: exposing(secret), ipcRenderer, webUtils })

  const picked: File[] = []
  globalThis.electronHost = {
    files,
    picked,
    receive(text) {
      const message = JSON.parse(text) as ToPreload
      if (message.kind === 'accelerators') keys = new Set(message.keys)
      else if (message.kind === 'event') {
        const input = decode(message.input) as unknown[]
        for (const listener of listeners.get(message.name) ?? []) listener({}, ...input)
      } else {
        waiting.get(message.id)?.(message)
        waiting.delete(message.id)
      }
    },
    async pick(options) {
      picked.splice(0, picked.length, ...(await chosenFiles(options)))
      return picked.length
    },
  }

  window.addEventListener(
    'keydown',
    (event) => {
      const key = keyOf(event)
      if (!keys.has(key)) return
      event.preventDefault()
      send({ kind: 'accelerator', key })
    },
    true,
  )

  const module = { exports: {} }
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  preload(require, module, module.exports)
}

/** What stands in for Electron lacks much of it: using that must not look as if it worked. */
function refuseOthers<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || key === 'then') return Reflect.get(target, key)
      throw new Error(`The development host does not emulate ${name}.${key} in a preload.`)
    },
  })
}

function exposing(secret: string) {
  const bridge = connectWorlds(secret, 'preload')
  const exposed = new Map<string, unknown>()
  const taken = new Set<string>()
  bridge.onMessage((message) => {
    if (message.kind === 'exposed') taken.add(message.name)
    // the page's world came second
    if (message.kind !== 'hello') return
    for (const [name, value] of exposed) if (!taken.has(name)) bridge.send({ kind: 'expose', name, value })
  })
  return refuseOthers('contextBridge', {
    exposeInMainWorld(name: string, value: unknown) {
      if (exposed.has(name))
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      const packed = bridge.pack(value)
      exposed.set(name, packed)
      bridge.send({ kind: 'expose', name, value: packed })
    },
  })
}

/** Chromium's own file dialog. */
function chosenFiles({ multiple, directory, accept }: PickOptions): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    Object.assign(input, { type: 'file', multiple, webkitdirectory: directory, accept })
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}

/** As the host writes the menu's accelerators: `Mod+Shift+O`. */
function keyOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): string {
  const parts = [ctrlKey || metaKey ? 'Mod' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : '']
  return [...parts, key.length === 1 ? key.toUpperCase() : key].filter((part) => part !== '').join('+')
}
