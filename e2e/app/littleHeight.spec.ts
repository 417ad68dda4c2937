import { join } from 'node:path'
import { samples } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'

test.use({ journey: 'little height' })

test('at 200 % zoom the button that goes on stays in sight, and records are seen above it', async ({
  app,
  page,
}) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 640,
    height: 400,
    deviceScaleFactor: 2,
    mobile: false,
  })
  const load = loadPage(app)
  await load.addFiles([join(samples, 'nevada.csv')])
  await expect(page.getByRole('button', { name: /^Check the columns/ })).toBeInViewport({ ratio: 1 })
  await load.continueToMapping()
  await expect(load.reviewButton).toBeInViewport({ ratio: 1 })
  await load.continueToReview()
  const goOn = page.getByRole('button', { name: /^Continue with / })
  await expect(goOn).toBeInViewport({ ratio: 1 })
  const record = load.records.getByRole('row').nth(1)
  const [ofRecord, ofButton] = [await record.boundingBox(), await goOn.boundingBox()]
  expect(ofRecord !== null && ofButton !== null && ofRecord.y + ofRecord.height <= ofButton.y).toBe(true)

  await load.continueToLoad()
  await load.load()
  await expect(page.getByRole('button', { name: /^Publish / })).toBeInViewport({ ratio: 1 })
})
