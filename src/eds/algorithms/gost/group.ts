import { type WeierstrassPointCons, weierstrass } from '@noble/curves/abstract/weierstrass.js'
import type { Curve, Point } from './curve.ts'

const groups = new Map<Curve, WeierstrassPointCons<bigint>>()

/** scalar·G in affine coordinates, by @noble/curves: what touches a private number goes through it alone. */
export function multiplyBase(curve: Curve, scalar: bigint): Point {
  const { x, y } = groupOf(curve).BASE.multiply(scalar).toAffine()
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
