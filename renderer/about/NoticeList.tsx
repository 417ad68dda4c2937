import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { PlacedNotice } from './aboutStore.ts'

interface NoticeListProps {
  readonly notices: readonly PlacedNotice[]
  readonly chosen: number | null
  choose(place: number): void
}

/** Rows that Page Up and Page Down go over. */
const page = 10

/** One stop of the Tab key; the arrows choose, as in every list of choices. */
export function NoticeList({ notices, chosen, choose }: NoticeListProps) {
  const list = useRef<HTMLDivElement>(null)
  const at = notices.findIndex(({ place }) => place === chosen)

  useEffect(() => {
    // also where a search moved it: its row is another one then
    if (chosen !== null && at >= 0)
      document.getElementById(idOf(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen, at])

  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, at, notices.length)
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const notice = notices[to]
    if (notice !== undefined && to !== at) choose(notice.place)
  }

  if (notices.length === 0) return <p className="notice-list notice-none mute">Nothing has these words.</p>
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className="notice-list"
      aria-label="Works and their licenses"
      aria-activedescendant={at < 0 ? undefined : idOf(notices[at]?.place ?? 0)}
      onKeyDown={onKeyDown}
    >
      {notices.map(({ place, name, version, license }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names the active one
        <div
          key={place}
          id={idOf(place)}
          role="option"
          aria-selected={place === chosen}
          className="notice-option"
          onClick={() => {
            choose(place)
            list.current?.focus()
          }}
        >
          <span className="notice-name">
            {name} <span className="mute">{version}</span>
          </span>
          <span className="mute">{license.replace('LicenseRef-', '')}</span>
        </div>
      ))}
    </div>
  )
}

function idOf(place: number): string {
  return `notice-${place}`
}

/** The row that a key goes to; null for other keys. */
function target(key: string, at: number, rows: number): number | null {
  const last = rows - 1
  if (key === 'ArrowDown') return Math.min(at + 1, last)
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'PageDown') return Math.min(at + page, last)
  if (key === 'PageUp') return Math.max(at - page, 0)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}
