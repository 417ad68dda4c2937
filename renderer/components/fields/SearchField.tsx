import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { longestSearch } from '../../../shared/window/limits.ts'

interface SearchFieldProps {
  /** The same object at each drawing, else the wait begins anew. */
  readonly search: Search
  readonly label: string
  readonly placeholder: string
  /** In pixels. */
  readonly width: number
}

/** What is searched for just now, and how that is changed. */
interface Search {
  text(): string
  change(text: string): void
}

/** A field that searches a quarter of a second after the last key. */
export function SearchField({ search, label, placeholder, width }: SearchFieldProps) {
  const [text, setText] = useState(() => search.text())
  useEffect(() => {
    const timer = setTimeout(() => {
      if (search.text() !== text) search.change(text)
    }, 250)
    return () => clearTimeout(timer)
  }, [text, search])
  return (
    <TextInput
      size="xs"
      w={width}
      type="search"
      maxLength={longestSearch}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
