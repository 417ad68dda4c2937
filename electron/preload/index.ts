import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { callNames, eventNames } from '../../shared/channels.ts'
import type { Bridge } from '../../shared/contract.ts'

/** What the page gives becomes what the call takes: a path only ever comes from a File that the person dropped. */
const inputs: Record<string, (input: unknown) => unknown> = {
  'files.dropped': (files) => ({ paths: Array.isArray(files) ? files.map(pathOf) : files }),
}

const pathOf = (file: unknown) => (file instanceof File ? webUtils.getPathForFile(file) : '')

const areas: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = {}
for (const name of callNames) {
  const [area, verb] = name.split('.') as [string, string]
  areas[area] ??= {}
  areas[area][verb] = async (input) => ipcRenderer.invoke(name, inputs[name] ? inputs[name](input) : input)
}

const known: ReadonlySet<string> = new Set(eventNames)

const bridge = {
  ...(areas as unknown as Omit<Bridge, 'on'>),
  on: (name, listener) => {
    if (!known.has(name)) throw new Error(`There is no event ${String(name)}.`)
    const forward = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(name, forward)
    return () => {
      ipcRenderer.off(name, forward)
    }
  },
} satisfies Bridge

contextBridge.exposeInMainWorld('leads', bridge)
