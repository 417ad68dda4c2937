import { type RefObject, useEffect } from 'react'

/**
 * In a list too long for the browser a turn of the wheel would pass thousands of rows.
 * `scale` is the pixels of the list for one of the scroll bar.
 */
export function useFineWheel(scroller: RefObject<HTMLElement | null>, scale: number): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null || scale === 1) return
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return
      event.preventDefault()
      element.scrollTop += Math.sign(event.deltaY) * Math.max(1, Math.abs(event.deltaY) / scale)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller, scale])
}
