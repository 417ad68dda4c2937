import { useEffect, useRef } from 'react'

/** A dialog that closes gives the focus back after its transition. */
const settling = 400

function focusIsLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/**
 * A heading that takes the focus when its screen or step comes in place of what held it, so that keys and screen
 * readers go on there. Who came by the rail keeps the focus in the rail. With another `phase` of the same screen only
 * a focus that was lost comes to it: that of a button which is no more, since what it does is done. Who types meanwhile
 * goes on typing.
 */
export function usePageFocus(key: string, phase = '') {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (focusIsLost() || (shown.current !== null && shown.current !== key)) heading.current?.focus()
    shown.current = key
  }, [key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the phase is what may have taken the button away
  useEffect(() => {
    const take = () => focusIsLost() && heading.current?.focus()
    take()
    const timer = setTimeout(take, settling)
    return () => clearTimeout(timer)
  }, [phase])
  return heading
}
