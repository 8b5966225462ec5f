import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { qrTextOf } from '../../src/act/pdf/checkpoint.ts'
import { renderAct } from '../../src/act/pdf.ts'
import { qrOf } from '../../src/act/qr/qr.ts'
import type { Act } from '../../src/act/shape.ts'
import { goodInput, openBench } from '../certification/session-builder.ts'
import { frozen } from './maker.ts'
import { readQr } from './qr/read.ts'

const hasPoppler = ['pdftotext', 'pdfinfo'].every((tool) => !spawnSync(tool, ['-v']).error)

const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })

const pagesOf = (pdf: Uint8Array): number => {
  const info = execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' })
  return Number(/^Pages: +(\d+)$/m.exec(info)?.[1])
}

describe('anchors 6.4(10): the printed act', () => {
  let text: string
  let digest: string
  let act: Act
  let pdf: Uint8Array

  before(async () => {
    const bench = await openBench(
      goodInput,
      'ЖШС «Әлем, ғылым, қаһарман, өңір, ұлы үлгі, іс» (эмулятор)',
    )
    await bench.exchanges(9)
    await bench.show(await bench.token(), { outcome: 'TOKEN_EXPIRED' })
    await bench.token({ engine: 'stream' })
    const made = await frozen(bench)
    text = made.text
    digest = made.sha256
    act = JSON.parse(text)
    pdf = await renderAct(text)
    await bench.storage.close()
  })

  it('is a PDF, and the same text gives the same bytes', async () => {
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
    assert.deepEqual(Buffer.from(await renderAct(text)), Buffer.from(pdf))
  })

  it('bears no other time than the closing', () => {
    const dates =
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\(D:\d+Z?/g) ?? []
    const closed = act.session.closedAt.replace(/\D/g, '').slice(0, 14)
    assert.ok(dates.length >= 2)
    assert.deepEqual(new Set(dates), new Set([`(D:${closed}Z`]))
  })

  it('anchors 6.2: the checkpoint stands in it as a QR code, a path of rectangles that a reader finds', async () => {
    const { log } = act
    assert.ok(log)
    assert.equal(readQr(qrOf(qrTextOf(log))), `SHEP-LOG/1 ${log.size} ${log.sha256}`)
    const { log: _, ...older } = act
    const plain = await renderAct(JSON.stringify(older))
    assert.ok(plain.length < pdf.length - 2000, 'an act of before the log has none')
  })

  it('is refused for a text that is no act', () =>
    assert.rejects(renderAct('{"format":"shep-emulator/refusal/1"}'), /not an act/))

  describe(
    hasPoppler ? 'read by poppler' : 'read by poppler (SKIPPED: pdftotext is not installed)',
    () => {
      before(function () {
        if (!hasPoppler) this.skip()
      })

      it('says on page 1 what it is and where it comes from', () => {
        const [first = ''] = textOf(pdf).split('\f')
        for (const words of [
          'АКТ ТЕСТИРОВАНИЯ',
          'ТЕСТІЛЕУ АКТІСІ',
          'СОСТАВЛЕН НА ЭМУЛЯТОРЕ / ЖОБА. ЭМУЛЯТОРДА ЖАСАЛДЫ',
          'shep-emulator 0.1.0, node 20.19.0, sqlite 3.50.4',
          'strict',
          'stream 0.1.0, xml-crypto 6.3.2',
          ...act.origin.gatewayCertificates.map(({ fingerprint }) => fingerprint),
          digest,
          act.participant.name,
          act.participant.bin,
          act.session.id,
        ]) {
          assert.ok(first.includes(words), words)
        }
      })

      it('has every Kazakh letter as text', () => {
        const printed = textOf(pdf).toLowerCase()
        for (const letter of 'әғқңөұүһі') assert.ok(printed.includes(letter), letter)
      })

      it('has every digest, messageId and token, whole', () => {
        const printed = textOf(pdf).replace(/\s+/g, ' ')
        for (const {
          messageId,
          tokenId,
          requestSha256,
          responseSha256,
          entryId,
        } of act.responses) {
          for (const id of [messageId, tokenId, entryId]) assert.ok(printed.includes(id), id)
          for (const hash of [requestSha256, responseSha256]) {
            assert.ok(printed.includes(hash.slice(0, 32)) && printed.includes(hash.slice(32)), hash)
          }
        }
      })

      it('says why the owner refused and why a message is not counted', () => {
        const printed = textOf(pdf)
        assert.match(printed, /KDP-210/)
        assert.match(printed, /Подпись не проверена обоими движками/)
      })

      it('numbers every page, and says on every page that it was made on an emulator', () => {
        const pages = textOf(pdf)
          .split('\f')
          .filter((page) => page.trim() !== '')
        assert.equal(pages.length, pagesOf(pdf))
        pages.forEach((page, index) => {
          assert.ok(page.includes(`стр. ${index + 1} из ${pages.length}`), `page ${index + 1}`)
          assert.ok(page.includes('составлен на эмуляторе / эмуляторда жасалған'))
          assert.ok(page.includes(digest))
        })
      })

      it('holds an organisation of a long name, a text of many pages and a hostile messageId', async () => {
        const long = JSON.parse(text)
        long.participant.name = long.signatures[0].organisation = 'Акционерное общество '.repeat(20)
        long.application.fields[1].value = 'Описание бизнес-процессов. '.repeat(600)
        long.notCounted[0].messageId = 'Y'.repeat(5000)
        const printed = textOf(await renderAct(JSON.stringify(long)))
        assert.equal(printed.match(/Описание бизнес-процессов\./g)?.length, 600)
        assert.match(printed, /М\.П\. \/ М\.О\./)
      })
    },
  )
})
