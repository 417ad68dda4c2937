import type { Locator } from '@playwright/test'

/** Key by key, as people do: a field that changes what is half typed shows only then. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.fill('')
  await field.pressSequentially(text)
}
