import type { GateSettings } from '../envelope/gate.ts'

/** Limits for a client that reads answers and files, not strangers' traffic (anchors.md 7.2). */
export const defaultGate: GateSettings = {
  inclusiveNamespaces: true,
  limits: {
    bytes: 64 * 1024 * 1024,
    depth: 200,
    elements: 1_000_000,
    attributes: 1_000,
    name: 10_000,
  },
}
