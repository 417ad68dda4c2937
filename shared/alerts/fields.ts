/** A setting as the registry keeps it. */
export type Setting = string | number | readonly string[]
export type Settings = Readonly<Record<string, Setting>>

interface Asked {
  readonly label: string
  /** In the form, while it is empty; `texts` are those of the other fields. */
  readonly placeholder?: string | ((texts: Readonly<Record<string, string>>) => string)
  /** Fields of the same number stand in one row. */
  readonly row?: number
  /** On the command line: what stands for the value, and what the option is. */
  readonly option: { readonly value: string; readonly about: string }
  /** Of an invented target, where a preview has none of its own. */
  readonly example?: Setting
  /** The secret was given for this place: where it changes, the secret is not found any more. */
  readonly isPlace?: true
}

interface TextField extends Asked {
  readonly kind: 'text'
  readonly isHost?: true
  readonly most: number
  readonly tooLong: string
  readonly form?: RegExp
  /** It must be given: said where it is not, or not of the form. */
  readonly needed?: string
}

interface NumberField extends Asked {
  readonly kind: 'number'
  readonly least: number
  readonly most: number
  /** Said where it is no whole number from `least` to `most`. */
  readonly says: string
}

interface ChoiceField extends Asked {
  readonly kind: 'choice'
  /** The first one is meant where none is chosen. */
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly says: string
}

/** Several texts, in the form separated by commas, semicolons or spaces. */
interface ListField extends Asked {
  readonly kind: 'list'
  readonly most: number
  readonly tooMany: string
  readonly each: {
    readonly most: number
    readonly tooLong: string
    readonly form: RegExp
    readonly wrong: (text: string) => string
  }
  readonly needed: string
}

export type Field = TextField | NumberField | ChoiceField | ListField
export type Fields = Readonly<Record<string, Field>>

type SettingOf<F extends Field> = F extends {
  readonly kind: 'choice'
  readonly choices: readonly { readonly value: infer Value }[]
}
  ? Value
  : F extends { readonly kind: 'number' }
    ? number
    : F extends { readonly kind: 'list' }
      ? readonly string[]
      : string

type Needed<F extends Fields> = {
  [Key in keyof F]: F[Key] extends { readonly needed: string } ? Key : never
}[keyof F]

/** The settings of a channel, by its fields: what is needed is there, the rest may be. */
export type SettingsOf<F extends Fields> = { readonly [Key in Needed<F>]: SettingOf<F[Key]> } & {
  readonly [Key in Exclude<keyof F, Needed<F>>]?: SettingOf<F[Key]>
}

/** What a field's text stands for; null where it is empty. What can't be read stays as it is, so that it is told. */
export function settingOf(field: Field, text: string): Setting | null {
  const given = text.trim()
  if (field.kind === 'choice')
    return (field.choices.find(({ value }) => value === given) ?? field.choices[0])?.value ?? null
  if (given === '') return null
  if (field.kind === 'list') return given.split(/[\s,;]+/).filter((part) => part !== '')
  return field.kind === 'number' && /^\d{1,9}$/.test(given) ? Number(given) : given
}

export function textOf(setting: Setting | undefined): string {
  if (setting === undefined) return ''
  return typeof setting === 'object' ? setting.join(', ') : String(setting)
}

/** What is wrong with a setting, in a sentence, or null. A text is taken without the spaces around it. */
export function fieldFault(field: Field, setting: unknown): string | null {
  if (setting === undefined || setting === null || setting === '')
    return ('needed' in field ? field.needed : null) ?? null
  switch (field.kind) {
    case 'text':
      return textFault(field, setting)
    case 'number': {
      const isRight =
        Number.isInteger(setting) && Number(setting) >= field.least && Number(setting) <= field.most
      return isRight ? null : field.says
    }
    case 'choice':
      return field.choices.some(({ value }) => value === setting) ? null : field.says
    case 'list':
      return listFault(field, setting)
  }
}

function textFault({ most, tooLong, form, needed, label }: TextField, setting: unknown): string | null {
  if (typeof setting !== 'string') return `${label}: that is no text.`
  const text = setting.trim()
  if (text === '') return needed ?? null
  if (text.length > most) return tooLong
  return form === undefined || form.test(text) ? null : (needed ?? tooLong)
}

function listFault({ most, tooMany, each, needed }: ListField, setting: unknown): string | null {
  if (!Array.isArray(setting) || setting.length === 0) return needed
  if (setting.length > most) return tooMany
  const texts = setting.map((one) => String(one).trim())
  if (texts.some((text) => text.length > each.most)) return each.tooLong
  const wrong = texts.find((text) => !each.form.test(text))
  return wrong === undefined ? null : each.wrong(wrong.slice(0, 60))
}
