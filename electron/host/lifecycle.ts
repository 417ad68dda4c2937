/** Whether the app is ready: what may be called before and after differs. */
export const lifecycle = { ready: false, quitting: false, ended: false }
