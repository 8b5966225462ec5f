import { type WeierstrassPointCons, weierstrass } from '@noble/curves/abstract/weierstrass.js'
import type { Curve, Point } from './curve.ts'

const groups = new Map<Curve, WeierstrassPointCons<bigint>>()

/**
 * scalar·G in affine coordinates, by @noble/curves: what touches a private number goes through it alone. 2 ms each, but the
 * first builds tables for 100 to 200 ms, so that its place is the thread behind multiplyBaseAside.
 */
export function multiplyBase(curve: Curve, scalar: bigint): Point {
  const { x, y } = groupOf(curve).BASE.multiply(scalar).toAffine()
  return { x, y }
}

/** Few keys are read one by one; from this one on the tables pay for themselves. */
const FEW = 3
const timesRead = new Map<Curve, number>()

/**
 * The same where a key is read and nobody can wait for a thread: the first few without tables, 10 to 20 ms each; a folder
 * full of keys, as at the start of the emulator, with them.
 */
export function multiplyBaseInPlace(curve: Curve, scalar: bigint): Point {
  const times = (timesRead.get(curve) ?? 0) + 1
  timesRead.set(curve, times)
  if (times > FEW) return multiplyBase(curve, scalar)
  const base = groupOf(curve).fromAffine({ x: curve.Gx, y: curve.Gy })
  const { x, y } = base.multiply(scalar).toAffine()
  return { x, y }
}

/** Made on first use: its tables take memory that an emulator without GOST need not spend. */
export function groupOf(curve: Curve): WeierstrassPointCons<bigint> {
  const known = groups.get(curve)
  if (known) return known
  const made = weierstrass(curve)
  groups.set(curve, made)
  return made
}
