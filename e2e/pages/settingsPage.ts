import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

interface ProfileForm {
  readonly name: string
  readonly color?: 'green' | 'blue' | 'violet' | 'orange' | 'red'
  readonly address?: string
  readonly password?: string
}

/** Connection profiles, data folder and theme. */
export function settingsPage({ page }: Pick<RunningApp, 'page'>) {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const profiles = page.getByRole('region', { name: 'Connection profiles' })
  const dialog = page.getByRole('dialog')
  return {
    open: () =>
      page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click(),
    dialog,
    profile: (name: string) => profiles.getByRole('listitem').filter({ hasText: name }),
    /** Fills the form of a new profile; the box that asks whether the server is meant comes at saving. */
    async addProfile({ name, color, address, password }: ProfileForm) {
      await button('Add a profile …').click()
      await type(dialog.getByLabel('Name'), name)
      if (color !== undefined) await dialog.getByRole('radio', { name: color }).check()
      if (address !== undefined) await type(dialog.getByLabel('Address'), address)
      if (password !== undefined) await type(dialog.getByRole('textbox', { name: 'Password' }), password)
      await dialog.getByRole('button', { name: `Save ${name}` }).click()
    },
    testProfile: (name: string) => profiles.getByRole('button', { name: `Test ${name}` }).click(),
    workOn: (name: string) => profiles.getByRole('button', { name: `Work on ${name}` }).click(),
    editProfile: (name: string) => profiles.getByRole('button', { name: `Edit … ${name}` }).click(),
    chooseTheme: (theme: 'As the system' | 'Light' | 'Dark') =>
      page.getByRole('radiogroup', { name: 'Theme' }).getByText(theme, { exact: true }).click(),
    theme: (theme: 'As the system' | 'Light' | 'Dark') =>
      page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: theme }),
    /** In the rail, on every screen. */
    connection: page.getByRole('button', { name: /^Connection / }),
    notices: page.getByRole('region', { name: 'Notices' }),
  }
}
