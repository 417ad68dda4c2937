import { IconBan, IconClock, IconPlayerPlay, IconReplace, IconTrash, IconTrashX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RunStatus } from '../../../shared/domain.ts'
import { Pill } from '../../components/Pill.tsx'
import { statusWords } from '../status.ts'

const size = { size: 13, stroke: 2.2, 'aria-hidden': true } as const

/** Where the tone's own icon would not tell one status from another. */
const icons: Partial<Record<RunStatus, ReactNode>> = {
  running: <IconPlayerPlay {...size} />,
  waiting: <IconClock {...size} />,
  replaced: <IconReplace {...size} />,
  deleted: <IconTrash {...size} />,
  discarded: <IconTrashX {...size} />,
  purged: <IconTrashX {...size} />,
  cancelled: <IconBan {...size} />,
}

export function StatusPill({ status }: { readonly status: RunStatus }) {
  const { tone, word } = statusWords[status]
  return (
    <Pill tone={tone} icon={icons[status]}>
      {word}
    </Pill>
  )
}
