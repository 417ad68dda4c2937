import { useEffect, useRef } from 'react'

const ownEnter =
  'button, a, input, textarea, select, summary, [role="dialog"], [role="listbox"], [role="menu"]'
/** A second Enter so soon after a step came was meant for the one before. */
const settling = 600

/** A dialog or a list of choices takes Enter for itself; closed ones may stay in the page. */
function somethingIsOpen(): boolean {
  const open = document.querySelectorAll('[role="dialog"], [role="listbox"]')
  return [...open].some((element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  )
}

/** Enter does what the step's main button does, where the focus has no use of its own for it. */
export function usePrimary(action: (() => void) | null) {
  const latest = useRef(action)
  latest.current = action
  useEffect(() => {
    const since = performance.now()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.repeat || event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest(ownEnter) !== null) return
      if (somethingIsOpen()) return
      if (latest.current === null || performance.now() - since < settling) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
