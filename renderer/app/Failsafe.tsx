import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Message } from '../components/messages/Message.tsx'

/** A screen that broke leaves the others and the data as they are. React knows no other way than a class. */
export class Failsafe extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main className="screen">
        <Message
          tone="bad"
          title="This screen stopped working"
          action={<Button onClick={() => this.setState({ broken: false })}>Show it again</Button>}
        >
          The fault is ours and stands in the log. Nothing that was loaded has changed.
        </Message>
      </main>
    )
  }
}
