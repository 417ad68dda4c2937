import { connectWorlds } from './bridge.ts'

/** The page's side: takes what the preload exposes, frozen, before any script of the page runs. */
export function start(secret: string): void {
  const bridge = connectWorlds(secret, 'page')
  bridge.onMessage((message) => {
    if (message.kind !== 'expose' || message.name in window) return
    Object.defineProperty(window, message.name, { value: bridge.unpack(message.value), enumerable: true })
    bridge.send({ kind: 'exposed', name: message.name })
  })
  bridge.send({ kind: 'hello' })
}
