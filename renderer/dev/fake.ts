import { createFakeBridge, type FakeState, fakeStates } from './fakeBridge.ts'

const asked = new URLSearchParams(location.search)
const state = fakeStates.find((known): known is FakeState => known === asked.get('state')) ?? 'full'
const bridge = createFakeBridge(state, { partly: asked.has('partly'), hold: asked.has('hold') })
Object.defineProperty(window, 'leads', { value: bridge })
await import('../main.tsx')
