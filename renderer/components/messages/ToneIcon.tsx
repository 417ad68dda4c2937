import { IconAlertTriangle, IconCheck, IconCircleDashed, IconInfoCircle, IconX } from '@tabler/icons-react'

/** How serious something is: `bad` is a reject or a failure, `warn` wants a look. */
export type Tone = 'ok' | 'warn' | 'bad' | 'idle' | 'info'

const icons = {
  ok: IconCheck,
  warn: IconAlertTriangle,
  bad: IconX,
  idle: IconCircleDashed,
  info: IconInfoCircle,
} as const

export function ToneIcon({ tone, size = 13 }: { readonly tone: Tone; readonly size?: number }) {
  const Icon = icons[tone]
  return <Icon size={size} stroke={2.4} aria-hidden />
}
