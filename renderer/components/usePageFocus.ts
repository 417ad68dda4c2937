import { useEffect, useRef } from 'react'

/** A heading that takes the focus when its screen or step comes, so that a screen reader begins there. */
export function usePageFocus(key: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (shown.current !== null && shown.current !== key) heading.current?.focus()
    shown.current = key
  }, [key])
  return heading
}
