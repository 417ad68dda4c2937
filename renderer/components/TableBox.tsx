import type { ReactNode } from 'react'

/** A column's heading, with a class where it is more than a word. */
export type Heading = string | { readonly title: string; readonly className: string }

/** Of a column of numbers. */
export const numberHeading = (title: string): Heading => ({ title, className: 'number' })

interface TableBoxProps {
  /** For those who do not see it. */
  readonly label: string
  readonly headings: readonly Heading[]
  readonly className?: string
  /** Its rows. */
  readonly children: ReactNode
  readonly below?: ReactNode
}

/** A table that scrolls within its box, by the keyboard too. */
export function TableBox({ label, headings, className, children, below }: TableBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="table-box" aria-label={label} tabIndex={0}>
      <table className={className === undefined ? 'table' : `table ${className}`}>
        <thead>
          <tr>
            {headings.map((heading) =>
              typeof heading === 'string' ? (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ) : (
                <th key={heading.title} scope="col" className={heading.className}>
                  {heading.title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {below}
    </section>
  )
}
