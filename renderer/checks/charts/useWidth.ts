import { useEffect, useRef, useState } from 'react'

/** The width of an element in CSS pixels as it is laid out; 0 before that is known. */
export function useWidth<Element extends HTMLElement>() {
  const box = useRef<Element>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return { box, width }
}
