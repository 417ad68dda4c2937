/** One way in which a threshold of a check may be said: `from N rows`, `over N %`, `off`. */
export interface ThresholdForm {
  /** As the main process names it. */
  readonly text: string
  /** Before and behind the number; a form without a number is its own text. */
  readonly before: string
  readonly after: string
  readonly hasNumber: boolean
}

/** What a threshold says, as its form and its number. */
export interface ThresholdChoice {
  readonly form: string
  readonly value: number | null
}

/** The form that takes back what was changed; every check has it. */
export const defaultForm = 'default'

/** `from N rows, over N %, off` as choices; `default` comes first. */
export function formsOf(thresholdForms: string): readonly ThresholdForm[] {
  const texts = thresholdForms.split(/,| or /).map((text) => text.trim().replaceAll('`', ''))
  return [defaultForm, ...texts.filter((text) => text !== '' && text !== defaultForm)].map((text) => {
    const parts = /^(.*?)\bN\b(.*)$/.exec(text)
    return parts === null
      ? { text, before: text, after: '', hasNumber: false }
      : { text, before: (parts[1] ?? '').trim(), after: (parts[2] ?? '').trim(), hasNumber: true }
  })
}

/** `over 5 %` → the form `over N %` with 5; null where no form of the check fits. */
export function readThreshold(text: string, forms: readonly ThresholdForm[]): ThresholdChoice | null {
  for (const form of forms) {
    if (!form.hasNumber) {
      if (form.text === text) return { form: form.text, value: null }
      continue
    }
    if (!text.startsWith(form.before)) continue
    const rest = /^\s*(-?[\d,]+(?:\.\d+)?)\s*(.*)$/.exec(text.slice(form.before.length))
    if (rest !== null && sameUnit(rest[2] ?? '', form.after)) {
      return { form: form.text, value: Number((rest[1] ?? '').replaceAll(',', '')) }
    }
  }
  return null
}

const singulars: Readonly<Record<string, string>> = {
  rows: 'row',
  days: 'day',
  children: 'child',
  facilities: 'facility',
}

/** `1 row` is of the form `N rows`. */
function sameUnit(found: string, unit: string): boolean {
  return found === unit || found === singulars[unit]
}

/** The text that the main process takes; empty while the number is missing. */
export function writeThreshold({ form, value }: ThresholdChoice, forms: readonly ThresholdForm[]): string {
  const known = forms.find(({ text }) => text === form)
  if (known === undefined) return ''
  if (!known.hasNumber) return known.text
  if (value === null) return ''
  const after = value === 1 ? (singulars[known.after] ?? known.after) : known.after
  return [known.before, String(value), after].filter((part) => part !== '').join(' ')
}
