import './marks.css'
import { type ReactNode, useEffect, useState } from 'react'

interface TipAt {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** As far from the window's edges as half of the widest tip. */
const edge = 170

/**
 * One tip for hundreds of squares or points: a component for each would be slow. It repeats the name of its target,
 * so screen readers need none of it. Escape sends it away.
 */
export function useTip(): {
  readonly show: (target: Element, text: string) => void
  readonly hide: () => void
  readonly tip: ReactNode
} {
  const [at, setAt] = useState<TipAt | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setAt(null)
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  return {
    show: (target, text) => {
      const box = target.getBoundingClientRect()
      setAt({ text, x: box.left + box.width / 2, y: box.top })
    },
    hide: () => setAt(null),
    tip: at !== null && <TipBox at={at} />,
  }
}

function TipBox({ at }: { readonly at: TipAt }) {
  const left = Math.max(edge, Math.min(window.innerWidth - edge, at.x))
  const below = at.y < 90
  return (
    <div
      className={below ? 'tip tip-below' : 'tip'}
      aria-hidden
      style={{ left, top: below ? at.y + 22 : at.y - 6 }}
    >
      {at.text}
    </div>
  )
}
