import assert from 'node:assert/strict'
import { readConfig, variableOf, wordOf } from '../src/config/read.ts'
import { type Config, settings } from '../src/config.ts'

const names = Object.keys(settings) as (keyof Config)[]

describe('config: defaults, the file, the environment', () => {
  it('nothing given: every setting has its default', () => {
    const config = readConfig({})
    for (const name of names) assert.equal(config[name], settings[name].fallback)
    assert.deepEqual(
      [config.host, config.port, config.engine, config.faultStatus, config.tokenAlgorithm],
      ['127.0.0.1', 8080, 'stream', 500, 'RS256'],
    )
    assert.ok(Object.isFrozen(config))
  })

  it('a variable is the name in capitals', () => {
    assert.equal(variableOf('answerKeyInfo'), 'SHEP_ANSWER_KEY_INFO')
    assert.equal(new Set(names.map(variableOf)).size, names.length)
  })

  const given: { readonly [Name in keyof Config]: readonly [string, Config[Name]] } = {
    host: ['0.0.0.0', '0.0.0.0'],
    port: ['0', 0],
    publicUrl: ['https://shep.test', 'https://shep.test'],
    data: ['/somewhere', '/somewhere'],
    trust: ['/trust', '/trust'],
    revocation: ['ocsp-or-crl', 'ocsp-or-crl'],
    crl: ['a.crl, https://ca.test/b.crl', 'a.crl, https://ca.test/b.crl'],
    crlMinutes: ['15', 15],
    ocspUrl: ['http://ca.test/ocsp', 'http://ca.test/ocsp'],
    ocspHash: ['sha1', 'sha1'],
    ocspMinutes: ['0', 0],
    revocationTimeout: ['1000', 1000],
    staleRevocation: ['warn', 'warn'],
    tsa: ['http://tsa.test/', 'http://tsa.test/'],
    engine: ['both', 'both'],
    tokenAlgorithm: ['ES256', 'ES256'],
    tokensAfterWithdrawal: ['honour', 'honour'],
    smsAgree: ['ДА', 'ДА'],
    smsRefuse: ['НЕТ', 'НЕТ'],
    smsAnswerMinutes: ['5', 5],
    smsCodeMinutes: ['3', 3],
    smsCodeAttempts: ['1', 1],
    smsCodeLength: ['8', 8],
    smsCodeAlphabet: ['alphanumeric', 'alphanumeric'],
    otpRelay: ['on', true],
    tokenExpiry: ['exclusive', 'exclusive'],
    populationSeed: ['7', 7],
    populationSize: ['1000', 1000],
    answerAlgorithm: ['gost-2015', 'gost-2015'],
    answerKeyInfo: ['binary-token', 'binary-token'],
    quirks: ['sha1', ['sha1']],
    faultCode: ['soap', 'soap'],
    faultStatus: ['200', 200],
    answerBusinessSignature: ['on', true],
    calendarFile: ['days.json', 'days.json'],
    applicationForm: ['full', 'full'],
    keepJournalDays: ['30', 30],
    keepSessionsDays: ['90', 90],
    keepActsDays: ['1825', 1825],
    keepPhoneDays: ['7', 7],
    breachRules: ['481/2026-07', '481/2026-07'],
    complaintDays: ['30', 30],
    hostileDelay: ['0', 0],
    stopPatience: ['60000', 60_000],
    inclusiveNamespaces: ['refuse', false],
    maxBytes: ['1000', 1000],
    maxDepth: ['10', 10],
    maxElements: ['50', 50],
    maxAttributes: ['10', 10],
    maxNameBytes: ['65535', 65_535],
  }
  for (const [name, [text, value]] of Object.entries(given)) {
    it(`${name}: from the environment, from the file, and the environment over the file`, () => {
      const key = name as keyof Config
      const variable = variableOf(name)
      assert.deepEqual(readConfig({ [variable]: text })[key], value)
      assert.deepEqual(readConfig({}, { [name]: text })[key], value)
      const { fallback } = settings[key]
      const usual = String(fallback === true ? 'allow' : (fallback ?? 'other'))
      assert.deepEqual(readConfig({ [variable]: text }, { [name]: usual })[key], value)
      assert.equal(readConfig({ [variable]: '' })[key], fallback, 'blank is as good as absent')
    })
  }

  it('numbers of the file may be numbers', () => {
    assert.equal(readConfig({}, { port: 9000, faultStatus: 200 }).port, 9000)
  })

  it('a value in words is one that may be written', () => {
    for (const name of names) {
      const { fallback, read } = settings[name]
      if (fallback === undefined || Array.isArray(fallback)) continue
      assert.deepEqual(read(wordOf(name, fallback)), fallback, name)
    }
    assert.deepEqual(
      [wordOf('otpRelay', false), wordOf('inclusiveNamespaces', true)],
      ['off', 'allow'],
    )
  })

  it('variables of others are let alone', () => {
    assert.equal(readConfig({ PATH: '/bin', PORT: '1', SHEPHERD: '1' }).port, 8080)
  })
})

describe('config: what is wrong is named', () => {
  const wrong: readonly (readonly [keyof Config, unknown])[] = [
    ['port', 'http'],
    ['port', '-1'],
    ['port', '65536'],
    ['port', '80.5'],
    ['port', ' 80'],
    ['port', '0x50'],
    ['port', 80.5],
    ['port', true],
    ['revocation', 'on'],
    ['crlMinutes', '0'],
    ['ocspHash', 'md5'],
    ['ocspMinutes', '-1'],
    ['revocationTimeout', '99'],
    ['staleRevocation', 'accept'],
    ['stopPatience', '600001'],
    ['engine', 'Stream'],
    ['engine', 'constructor'],
    ['tokenAlgorithm', 'none'],
    ['answerKeyInfo', 'x509'],
    ['faultCode', 'SOAP'],
    ['faultStatus', '404'],
    ['faultStatus', '300'],
    ['inclusiveNamespaces', 'true'],
    ['inclusiveNamespaces', true],
    ['inclusiveNamespaces', 'constructor'],
    ['maxBytes', '999'],
    ['maxBytes', '10MB'],
    ['maxDepth', '9'],
    ['maxElements', '1e3'],
    ['maxAttributes', '0'],
    ['maxNameBytes', '65536'],
    ['host', ['127.0.0.1']],
    ['data', { path: 'data' }],
    ['trust', null],
    ['publicUrl', 'shep.test'],
    ['publicUrl', 'ftp://shep.test/'],
    ['tsa', 'tsa.test:318'],
    ['ocspUrl', 'http://'],
  ]
  for (const [name, value] of wrong) {
    const { values } = settings[name]
    const said = `must be ${values}, got ${JSON.stringify(value)}`
    it(`${name} ${said}`, () => {
      assert.throws(
        () => readConfig({}, { [name]: value }),
        (error: Error) => error.message.includes(`${name} ${said}`),
      )
      if (typeof value !== 'string') return
      assert.throws(
        () => readConfig({ [variableOf(name)]: value }),
        (error: Error) => error.message.includes(`${variableOf(name)} ${said}`),
      )
    })
  }

  it('unknown keys of both are named, and every wrong value at once', () => {
    const environment = { SHEP_PROT: '80', SHEP_PORT: 'x', SHEP_FAULT_CODE: 'y' }
    const file = { colour: 'red', toString: 'x', maxDepth: 1 }
    assert.throws(
      () => readConfig(environment, file),
      (error: Error) => {
        const named = [
          'SHEP_PROT',
          'SHEP_PORT',
          'SHEP_FAULT_CODE',
          'colour',
          'toString',
          'maxDepth',
        ]
        assert.deepEqual(
          named.filter((key) => !error.message.includes(`  ${key} `)),
          [],
        )
        return true
      },
    )
  })

  it('every setting is described, with its values', () => {
    for (const { text, values } of Object.values(settings)) {
      assert.ok(text.length > 10 && values.length > 3)
    }
  })
})
