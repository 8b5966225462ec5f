import { product } from '../emulator/build.ts'

export const version = product.version
