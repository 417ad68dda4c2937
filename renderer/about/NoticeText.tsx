import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { Fault } from '../components/messages/Fault.tsx'
import type { PlacedNotice } from './aboutStore.ts'

/** The license of one work. Another one begins at its top. It comes in no time: a sign of waiting would flicker. */
export function NoticeText({ notice }: { readonly notice: PlacedNotice | null }) {
  const { about } = useStores()
  const text = useStore(about, (state) => state.text)
  if (notice === null) return <div className="notice-text" />
  const { place, name, version, license, about: words } = notice
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section key={place} className="notice-text" aria-label={`License of ${name}`} tabIndex={0}>
      <h3>
        {name} {version}
      </h3>
      <p className="mute">{license.replace('LicenseRef-', '')}</p>
      {words !== null && <p>{words}</p>}
      {text.state === 'ready' && <p className="notice-terms">{text.value}</p>}
      {text.state === 'failed' && (
        <Fault error={text.error} retry={() => void about.getState().choose(place)} />
      )}
    </section>
  )
}
