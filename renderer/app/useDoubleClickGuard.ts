import { useEffect } from 'react'

/**
 * The second click of a double click goes to the button of the first, or to none. Many a button stands where another
 * one stood until it was pressed: "Cancel the load" after "Load", "Discard … for good" after "Discard …".
 */
export function useDoubleClickGuard() {
  useEffect(() => {
    let first: Element | null = null
    const onClick = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      // keys press a button with no count at all
      if (event.detail <= 1) first = button
      else if (button !== first) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('click', onClick, { capture: true })
    return () => window.removeEventListener('click', onClick, { capture: true })
  }, [])
}
