/** For a Select's button that clears it: Mantine hides that from the keyboard and from screen readers. */
export function clearButton(label: string) {
  return { 'aria-label': label, 'aria-hidden': false, tabIndex: 0, size: '24px', iconSize: '14px' } as const
}
