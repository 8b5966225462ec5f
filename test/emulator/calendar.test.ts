import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '../eds/support.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { IIN } from '../support/messages.ts'

const file = (text: string): string => {
  const path = join(temporaryDirectory(), 'days.json')
  writeFileSync(path, text)
  return path
}

describe('SHEP_CALENDAR_FILE', () => {
  let data: string
  before(async () => {
    data = await dataFolder()
  })

  /** The end of 15 working days after a withdrawal that was asked on Monday, 23.11.2026. */
  async function dueWith(calendarFile?: string): Promise<string> {
    const settings = calendarFile === undefined ? {} : { calendarFile }
    const emulator: TestEmulator = await startEmulator({ settings })
    try {
      const api = `${(await emulator.start()).url}/api/v1`
      const { applicationId } = emulator.demo
      const asked = { answer: 'agree', applicationId, iin: IIN, dataList: 'x', services: ['S'] }
      const { id } = (await askApi(`${api}/consents`, 'POST', asked)).json as { id: string }
      await askApi(`${api}/cabinet/${IIN}/consents/${id}/withdraw`, 'POST', {})
      const [open] = (await askApi(`${api}/cabinet/${IIN}/withdrawals`)).json as { due: string }[]
      return open?.due ?? ''
    } finally {
      await emulator.close()
    }
  }

  it('R-125, R-148: a day that it makes free moves the terms, one that it has worked brings them back', async () => {
    assert.equal(await dueWith(), '2026-12-14T18:59:59.999Z')
    const free = file('{"free": ["2026-11-30"]}')
    assert.equal(await dueWith(free), '2026-12-15T18:59:59.999Z')
    const both = file('{"free": ["2026-11-30"], "worked": ["2026-12-05"]}')
    assert.equal(await dueWith(both), '2026-12-14T18:59:59.999Z')
  })

  const wrong: readonly (readonly [string, () => string, RegExp])[] = [
    ['is not there', () => '/nowhere/days.json', /days\.json: cannot be read/],
    ['is no JSON', () => file('free'), /not JSON/],
    ['has a key of its own', () => file('{"holidays": []}'), /unknown key "holidays"/],
    ['names a day that is none', () => file('{"free": ["2026-02-30"]}'), /2026-02-30/],
  ]
  for (const [what, path, reason] of wrong)
    it(`a file that ${what} stops the start, by the name of the setting`, async () => {
      await assert.rejects(
        startEmulator({ data, settings: { calendarFile: path() } }),
        (problem: Error) =>
          problem.message.startsWith('SHEP_CALENDAR_FILE: ') && reason.test(problem.message),
      )
    })
})
