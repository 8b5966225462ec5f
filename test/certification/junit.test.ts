import assert from 'node:assert/strict'
import { junitOf, withCases } from '../../src/certification/junit.ts'
import { readXml } from '../../src/xml/scan.ts'

describe('certification/junit: one file for CI', () => {
  const cases = [
    { suite: 'a', name: 'passed' },
    { suite: 'a', name: '<"&>\u0001', failure: 'it\u0000 is "wrong"', details: '<why>' },
    { suite: 'b', name: 'silent', classname: 'shep.b', error: 'nobody knows' },
    { suite: 'b', name: 'apart', skipped: 'does not apply' },
  ]

  it('a suite for each name, counted; text is escaped, and what XML cannot hold is shown as such', () => {
    const text = junitOf(cases, '2026-11-23T05:00:00.000Z')
    readXml(Buffer.from(text))
    assert.deepEqual(text.match(/<testsuites? [^>]*>/g), [
      '<testsuites tests="4" failures="1" errors="1" skipped="1">',
      '<testsuite name="a" timestamp="2026-11-23T05:00:00.000Z" tests="2" failures="1" errors="0" skipped="0">',
      '<testsuite name="b" timestamp="2026-11-23T05:00:00.000Z" tests="2" failures="0" errors="1" skipped="1">',
    ])
    const shown =
      '&lt;&quot;&amp;&gt;\ufffd"><failure message="it\ufffd is &quot;wrong&quot;">&lt;why&gt;<'
    assert.ok(text.includes(shown))
    assert.ok(text.includes('<testcase classname="shep.b" name="silent"><error message='))
  })

  it('more cases stand at its end and are counted; another file is refused', () => {
    const [first, ...more] = cases
    assert.ok(first)
    assert.equal(withCases(junitOf([first]), more).match(/<testsuite /g)?.length, 3)
    assert.match(
      withCases(junitOf([first]), more),
      /^.*\n<testsuites tests="4" failures="1" errors="1" skipped="1">[\s\S]*<\/testsuites>\n$/,
    )
    assert.throws(() => withCases('<testsuite/>', more), /not one of this emulator/)
  })
})
