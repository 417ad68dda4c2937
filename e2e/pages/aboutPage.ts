import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

/** The dialog that tells of the program and of the works of others in it. */
export function aboutPage({ page, evaluate }: Pick<RunningApp, 'page' | 'evaluate'>) {
  const dialog = page.getByRole('dialog', { name: 'About Leads Loader' })
  const search = dialog.getByRole('searchbox', { name: 'Search the licenses' })
  return {
    dialog,
    search,
    openFromMenu: () => evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.click()),
    list: dialog.getByRole('listbox', { name: 'Works and their licenses' }),
    options: dialog.getByRole('option'),
    chosen: dialog.getByRole('option', { selected: true }),
    count: dialog.getByRole('status'),
    /** What the dialog says of a version. */
    version: (name: string) =>
      dialog.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd'),
    license: (name: string) => dialog.getByRole('region', { name: `License of ${name}` }),
    searchFor: (text: string) => type(search, text),
  }
}
