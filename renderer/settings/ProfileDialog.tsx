import { Button, Modal, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Profile } from '../../shared/window/settings.ts'
import { useStores } from '../app/useStores.ts'
import { Fault } from '../components/messages/Fault.tsx'

const colors: readonly Profile['color'][] = ['green', 'blue', 'violet', 'orange', 'red']

/** A profile's form. What it connects to is asked for once more by the main process, in a box of its own. */
export function ProfileDialog({
  profile,
  close,
}: {
  readonly profile: Profile | null
  readonly close: () => void
}) {
  const { settings } = useStores()
  const saving = useStore(settings, (state) => state.saving)
  const error = useStore(settings, (state) => state.saveError)
  const [name, setName] = useState(profile?.name ?? '')
  const [color, setColor] = useState<Profile['color']>(profile?.color ?? 'blue')
  const [url, setUrl] = useState(profile?.url ?? '')
  const [password, setPassword] = useState('')
  const [reader, setReader] = useState(profile?.reader ?? '')
  useFocusBack()
  const embedded = profile?.kind === 'embedded'
  const complete = name.trim() !== '' && (embedded || url.trim() !== '')

  const leave = () => {
    settings.getState().forgetError()
    close()
  }
  const save = async () => {
    const saved = await settings.getState().save({
      id: profile?.id ?? null,
      name,
      color,
      url: embedded ? null : url.trim(),
      password: password === '' ? null : password,
      reader: reader.trim() === '' ? null : reader.trim(),
    })
    if (saved) leave()
  }
  const remove = async () => {
    if (profile === null) return
    await settings.getState().remove(profile.id)
    leave()
  }
  return (
    <Modal
      opened
      size={520}
      onClose={leave}
      title={profile === null ? 'New profile' : `Profile “${profile.name}”`}
      closeButtonProps={{ 'aria-label': 'Close without saving' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) void save()
        }}
      >
        {error !== null && <Fault error={error} />}
        <TextInput
          data-autofocus
          label="Name"
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label="Colour"
          description="Shown on top of every screen and on buttons that change this database"
          value={color}
          onChange={(value) => setColor(value as Profile['color'])}
        >
          <div className="colors">
            {colors.map((one) => (
              <Radio
                key={one}
                value={one}
                label={
                  <span className="color-label">
                    <span className={`swatch swatch-${one}`} aria-hidden />
                    {one}
                  </span>
                }
              />
            ))}
          </div>
        </Radio.Group>
        {!embedded && (
          <>
            <TextInput
              label="Address"
              placeholder="postgresql://user@host:5432/database"
              description="TLS is verified in full, except on this computer."
              value={url}
              // a password may stand in it: the browser must not remember what was typed
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              description={
                profile?.hasPassword
                  ? 'One is kept; leave this empty to keep it.'
                  : 'It is never shown again.'
              }
              value={password}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </>
        )}
        <TextInput
          label="Reading role"
          description="May read what is published; without it the rights of the run before are kept."
          value={reader}
          maxLength={63}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setReader(event.currentTarget.value)}
        />
        <div className="bar">
          {profile !== null && !embedded && !profile.active && (
            <Button className="danger" onClick={() => void remove()}>
              Remove {profile.name}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="filled" loading={saving} disabled={!complete}>
            Save {name.trim() === '' ? 'the profile' : name.trim()}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** This dialog goes at once when it is left: nobody else gives the focus back to what opened it. */
function useFocusBack() {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
}
