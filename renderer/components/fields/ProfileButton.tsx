import './profileButton.css'
import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'

interface ProfileButtonProps extends ButtonProps {
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button that changes a database: it carries the colour of the profile that it changes. */
export function ProfileButton({ children, ...props }: ProfileButtonProps) {
  return (
    <Button {...props} leftSection={<span className="profile-mark" aria-hidden />}>
      {children}
    </Button>
  )
}
