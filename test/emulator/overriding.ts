import type { Holder } from '../../src/eds/authority/holder.ts'
import { cmsOids } from '../../src/eds/cms/oids.ts'
import { writeSignedData } from '../../src/eds/cms/write.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { request } from '../support/http.ts'

/** The signature of an override, base64: as somebody signs the bytes that the emulator gave. */
export async function signedOverride(
  { clock }: Pick<TestEmulator, 'clock'>,
  sessionUrl: string,
  body: object,
  holder: Holder,
): Promise<string> {
  const { body: content } = await request(`${sessionUrl}/overrides/statement`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const cms = await writeSignedData(
    { contentType: cmsOids.data, content, detached: true },
    { ...holder, certificates: [holder.certificate] },
    clock(),
  )
  return Buffer.from(cms).toString('base64')
}
