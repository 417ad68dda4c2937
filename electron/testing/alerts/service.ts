import { beforeEach } from 'vitest'
import { during } from '../during.ts'
import { type Service, says, startService } from './services.ts'

/** For all tests of a file; to each it says ok to everything and remembers nothing of those before. */
export function testService(): Service {
  const service = during(startService, ({ close }) => close())
  beforeEach(() => {
    service.heard.length = 0
    service.answer(says(200, 'ok'))
  })
  return service
}
