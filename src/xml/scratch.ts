const LARGEST_KEPT = 1 << 22

let kept = Buffer.allocUnsafeSlow(1 << 18)

/**
 * Memory to work in, with whatever the last work left there; never to be handed out of `xml/`. One reader or one writer works
 * at a time and to its end, so all share it: fresh pages for each message cost more than filling them (bench/verify).
 */
export function scratch(length: number): Buffer {
  if (length <= kept.length) return kept.subarray(0, length)
  if (length > LARGEST_KEPT) return Buffer.allocUnsafeSlow(length)
  kept = Buffer.allocUnsafeSlow(Math.min(length * 2, LARGEST_KEPT))
  return kept.subarray(0, length)
}
