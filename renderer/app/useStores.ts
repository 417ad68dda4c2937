import { createContext, useContext } from 'react'
import type { Stores } from './stores.ts'

export const StoresContext = createContext<Stores | null>(null)

/** The stores of the window; each is read by zustand's `useStore(store, selector)`. */
export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (stores === null) throw new Error('The stores are given by <App>.')
  return stores
}
