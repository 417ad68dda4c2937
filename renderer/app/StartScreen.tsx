import { Button, Loader } from '@mantine/core'
import { useStore } from 'zustand'
import { Fault } from '../components/messages/Fault.tsx'
import { useStores } from './useStores.ts'

/** Until the database can be worked with: what is happening, or why it can't and what to do. */
export function StartScreen() {
  const { app } = useStores()
  const database = useStore(app, (state) => state.database)
  const name = database.profile?.name ?? 'This computer'
  return (
    <main className="screen">
      <div className="screen-header">
        <h1>{database.state === 'failed' ? 'The database is not available' : 'Getting ready'}</h1>
      </div>
      <div className="screen-body">
        {database.state === 'failed' ? (
          <div className="stack">
            <Fault error={database.error} retry={() => void app.getState().retry()} />
            <p className="mute">
              Profile: {name}. Another one can be chosen under{' '}
              <button type="button" className="link" onClick={() => app.getState().go('settings')}>
                Settings
              </button>
              .
            </p>
          </div>
        ) : (
          <div className="empty" role="status">
            <Loader size={28} aria-hidden />
            <strong>Starting the database of “{name}”</strong>
            <p>
              The first start on a computer creates the data folder and takes a few seconds. Later ones are
              quick.
            </p>
            <div className="empty-actions">
              <Button onClick={() => app.getState().go('settings')}>Open the settings</Button>
            </div>
          </div>
        )}
      </div>
    </main>
  )
}
