import { useEffect, useRef } from 'react'

/**
 * A heading that takes the focus when its screen or step comes in place of what held it, so that keys and screen
 * readers go on there. Who came by the rail keeps the focus in the rail.
 */
export function usePageFocus(key: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost || (shown.current !== null && shown.current !== key)) heading.current?.focus()
    shown.current = key
  }, [key])
  return heading
}
