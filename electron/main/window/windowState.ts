import { z } from 'zod'

/** Place and size of the window in screen coordinates, as Electron's rectangles. */
interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const pixels = z.number().int().min(-100_000).max(100_000)

export const windowStateSchema = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels, height: pixels }).optional(),
  maximized: z.boolean().catch(false),
})
export type WindowState = z.infer<typeof windowStateSchema>

export const minimumSize = { width: 800, height: 560 }
const usualSize = { width: 1280, height: 800 }

/**
 * Where the window opens: where it was, unless too little of it would be seen, since a screen may be gone.
 * Without a place the system chooses one. Work areas are those of the screens, without task bars.
 */
export function openingBounds(
  state: WindowState,
  workAreas: readonly Bounds[],
): { width: number; height: number; x?: number; y?: number } {
  const { bounds } = state
  if (bounds === undefined) return usualSize
  const width = Math.max(bounds.width, minimumSize.width)
  const height = Math.max(bounds.height, minimumSize.height)
  const area = workAreas.find((candidate) => canBeGrasped({ ...bounds, width, height }, candidate))
  if (area === undefined) return usualSize
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.min(width, area.width),
    height: Math.min(height, area.height),
  }
}

/** The title bar must be on the screen, and a piece of it wide enough to drag. */
function canBeGrasped(bounds: Bounds, area: Bounds): boolean {
  const seen = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return seen >= 160 && bounds.y >= area.y && bounds.y <= area.y + area.height - 60
}
