import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react'
import { flushSync } from 'react-dom'

/** What is seen of the scrolled area, in pixels. */
interface View {
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

/**
 * What a scroller shows. It is followed in the frames that are drawn: events between two of them would draw rows that
 * nobody sees, and rows drawn after the frame would leave a gap in it. The function looks at once.
 */
export function useScroll(scroller: RefObject<HTMLElement | null>): readonly [View, () => void] {
  const [view, setView] = useState<View>({ top: 0, left: 0, height: 0, width: 0 })

  const look = useCallback(() => {
    if (scroller.current !== null) show(setView, viewOf(scroller.current))
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(look)
    // calls at once, when the frame is laid out: to look before would lay it out twice
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, look])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let frame = 0
    let view: View
    const onScroll = () => {
      // read here, where the last frame's layout still stands: rows that came since would be laid out for it
      view = viewOf(element)
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        flushSync(() => show(setView, view))
      })
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      element.removeEventListener('scroll', onScroll)
      cancelAnimationFrame(frame)
    }
  }, [scroller])

  return [view, look]
}

function viewOf(element: HTMLElement): View {
  const { scrollTop: top, scrollLeft: left, clientHeight: height, clientWidth: width } = element
  return { top, left, height, width }
}

function show(setView: Dispatch<SetStateAction<View>>, { top, left, height, width }: View): void {
  setView((before) =>
    before.top === top && before.left === left && before.height === height && before.width === width
      ? before
      : { top, left, height, width },
  )
}
