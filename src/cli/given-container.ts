import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { type ByteSource, fileSource, sourceOf } from '../act/container/source.ts'
import { Usage } from './command.ts'

/** An act that is given as a file, and read where it is looked at. What is no ordinary file, such as a pipe, is read whole. */
export async function withContainer<T>(
  path: string,
  work: (container: ByteSource) => Promise<T>,
): Promise<T> {
  const { descriptor, container } = opened(path)
  try {
    return await work(container)
  } finally {
    closeSync(descriptor)
  }
}

function opened(path: string): { readonly descriptor: number; readonly container: ByteSource } {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, 'r')
    const isOrdinary = fstatSync(descriptor).isFile()
    return {
      descriptor,
      container: isOrdinary ? fileSource(descriptor) : sourceOf(readFileSync(descriptor)),
    }
  } catch (cause) {
    if (descriptor !== undefined) closeSync(descriptor)
    throw new Usage(`${path} cannot be read: ${(cause as Error).message}`)
  }
}
