declare const __APP_VERSION__: string | undefined

/** Of package.json, put in by the build; tests run from the sources. */
export const appVersion = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : '0.0.0-dev'
