import { Modal } from '@mantine/core'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'

/** What a test message of a kind looks like, and what is sent. */
export function PreviewDialog() {
  const { alerts } = useStores()
  const preview = useStore(alerts, (state) => state.preview)
  const close = () => alerts.getState().hide()
  return (
    <Modal
      opened={preview !== null}
      size={680}
      onClose={close}
      title="A test message"
      closeButtonProps={{ 'aria-label': 'Close the preview' }}
    >
      {preview !== null && (
        <Loaded of={preview} waiting="Making the message …" retry={close}>
          {({ text, body }) => (
            <div className="stack">
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
              <section className="alert-text" aria-label="As text" tabIndex={0}>
                {text}
              </section>
              <h3>As it is sent</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
              <section className="alert-text mono" aria-label="As it is sent" tabIndex={0}>
                {body}
              </section>
            </div>
          )}
        </Loaded>
      )}
    </Modal>
  )
}
