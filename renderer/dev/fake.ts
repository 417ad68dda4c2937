import { createFakeBridge, type FakeState, fakeStates } from './fakeBridge.ts'

const wanted = new URLSearchParams(location.search).get('state')
const state = fakeStates.find((known): known is FakeState => known === wanted) ?? 'full'
Object.defineProperty(window, 'leads', { value: createFakeBridge(state) })
await import('../main.tsx')
