import { useStore } from 'zustand'
import type { DatabaseState } from '../../shared/contract.ts'
import { useStores } from './useStores.ts'

/** Which database everything goes to; a click leads to the profiles. */
export function ConnectionBadge() {
  const { app } = useStores()
  const database = useStore(app, (state) => state.database)
  const name = database.profile?.name ?? 'This computer'
  const place = placeOf(database)
  return (
    <button
      type="button"
      className="connection"
      data-state={database.state}
      title={`${name}: ${place}`}
      aria-label={`Connection ${name}, ${place}. Open the settings`}
      onClick={() => app.getState().go('settings')}
    >
      <span className="connection-dot" aria-hidden />
      <span className="connection-name">{name}</span>
      <small className="data">{place}</small>
    </button>
  )
}

function placeOf(database: DatabaseState): string {
  if (database.state === 'starting') return 'starting …'
  if (database.state === 'failed') return 'not connected'
  return `${database.name} · ${database.host}`
}
