import type { Bridge } from '../../bridge.ts'

export type Emit = (name: string, payload: unknown) => void

/** What the pretended main process tells by itself. */
export function createFakeEvents(): { readonly emit: Emit; readonly on: Bridge['on'] } {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  return {
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set()
      known.add(listener as (payload: never) => void)
      listeners.set(name, known)
      return () => known.delete(listener as (payload: never) => void)
    },
  }
}
