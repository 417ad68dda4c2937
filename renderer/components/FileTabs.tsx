import './fileTabs.css'
import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'

interface FileTab {
  readonly id: string
  readonly title: string
  readonly badge?: ReactNode
}

interface FileTabsProps {
  readonly label: string
  readonly tabs: readonly FileTab[]
  readonly active: string
  readonly onActive: (id: string) => void
  /** What stands at the end of the line of tabs. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function FileTabs({ label, tabs, active, onActive, aside, children }: FileTabsProps) {
  return (
    <Tabs
      variant="pills"
      className="file-tabs"
      value={active}
      keepMounted={false}
      onChange={(id) => id !== null && onActive(id)}
    >
      <div className="file-tabs-line">
        <Tabs.List aria-label={label}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.id} value={tab.id} rightSection={tab.badge}>
              <span className="data">{tab.title}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {aside}
      </div>
      <Tabs.Panel value={active} className="file-tabs-panel">
        {children}
      </Tabs.Panel>
    </Tabs>
  )
}
