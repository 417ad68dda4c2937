import {
  ActionIcon,
  Button,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Select,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { DateInput } from '@mantine/dates'

// Only the filled shade is used (tokens.css sets it per scheme); the others keep Mantine's arithmetic going.
const accent: MantineColorsTuple = [
  '#e3f1f1',
  '#c9e4e5',
  '#a3d3d5',
  '#79c1c4',
  '#46b5bb',
  '#2a9aa1',
  '#0b6e75',
  '#095c62',
  '#074a4f',
  '#05383c',
]

/** Mantine's greys of the dark scheme in the hue of tokens.css. */
const dark: MantineColorsTuple = [
  '#e6ebef',
  '#c3ccd4',
  '#9eabb7',
  '#74818d',
  '#414d57',
  '#2c353d',
  '#20272e',
  '#1b2127',
  '#171c21',
  '#14181c',
]

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  defaultRadius: 6,
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem' },
  lineHeights: { sm: '1.45' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default' } }),
    DateInput: DateInput.extend({ defaultProps: { size: 'sm' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
    // The page does not scroll, and the lock would add a style without the document's nonce.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 80 },
        // the head of a dialog is no second banner of the page
        attributes: { header: { role: 'presentation' } },
      },
    }),
    Select: Select.extend({
      defaultProps: {
        size: 'sm',
        allowDeselect: false,
        checkIconPosition: 'right',
        // The list belongs to its field: in the same landmark, and scrolled by the keys of the field.
        comboboxProps: { withinPortal: false, floatingStrategy: 'fixed' },
        withScrollArea: false,
        styles: { options: { maxHeight: 250, overflowY: 'auto' } },
        // what scrolls is a stop of the Tab key by itself, and this one is hidden as soon as the field is left for it
        attributes: { options: { tabIndex: -1 } },
      },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, multiline: true, maw: 360, withinPortal: true },
    }),
  },
})
