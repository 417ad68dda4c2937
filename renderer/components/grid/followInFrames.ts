/** Draws what changed with the next frame, once however often it changed until then. @returns a function that leaves */
export function followInFrames(
  subscribe: (onChange: () => void) => () => void,
  draw: () => void,
): () => void {
  let frame = 0
  const follow = () => {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  }
  const leave = subscribe(follow)
  // what changed before this was called
  follow()
  return () => {
    leave()
    cancelAnimationFrame(frame)
  }
}
