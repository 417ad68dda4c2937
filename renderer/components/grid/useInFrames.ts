import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { StoreApi } from 'zustand'
import { followInFrames } from './followInFrames.ts'

/**
 * What is selected of a store, followed in the frames that are drawn. Rows that come between two frames are then laid
 * out once, together with what was scrolled meanwhile; `useStore` draws at once, and the scrolling lays out anew.
 */
export function useInFrames<State, Value>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  select: (state: State) => Value,
): Value {
  const [value, setValue] = useState(() => select(store.getState()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selector is another one with every call
  useEffect(
    () => followInFrames(store.subscribe, () => flushSync(() => setValue(select(store.getState())))),
    [store],
  )
  return value
}
