import { useEffect, useState } from 'react'

/**
 * How many items of a list are drawn: some at once, and as many again with each frame. A long list in one piece would
 * hold the page up.
 */
export function useGradually(count: number, atOnce: number): number {
  const [drawn, setDrawn] = useState(atOnce)
  useEffect(() => {
    if (drawn >= count) return
    const frame = requestAnimationFrame(() => setDrawn(drawn + atOnce))
    return () => cancelAnimationFrame(frame)
  }, [drawn, count, atOnce])
  return Math.min(drawn, count)
}
