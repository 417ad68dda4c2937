import { createFakeBridge } from './fakeBridge.ts'
import { type FakeState, fakeStates } from './fakeStates.ts'

const asked = new URLSearchParams(location.search)
const state = fakeStates.find((known): known is FakeState => known === asked.get('state')) ?? 'full'
const ending = (name: string) => (['waits', 'fails'] as const).find((known) => known === asked.get(name))
const bridge = createFakeBridge(state, {
  partly: asked.has('partly'),
  hold: asked.has('hold'),
  compare: ending('compare'),
  trace: ending('trace'),
})
Object.defineProperty(window, 'leads', { value: bridge })
await import('../main.tsx')
