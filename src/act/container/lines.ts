const STEP = 64 * 1024

/** The bytes of many lines step by step, no more of which are held: whole they would take much, and as lines four times that. */
export function* stepsOfLines(lines: Iterable<string>): Generator<Uint8Array, undefined> {
  let step = Buffer.allocUnsafeSlow(STEP)
  let length = 0
  for (const line of lines) {
    const most = 3 * line.length + 1
    if (length + most > STEP) {
      yield step.subarray(0, length)
      step = Buffer.allocUnsafeSlow(Math.max(STEP, most))
      length = 0
    }
    length += step.write(`${line}\n`, length)
  }
  yield step.subarray(0, length)
}
