/** Ours, "internal": an arc for examples. A time stamp of the emulator proves nothing to anybody else. */
export const TIMESTAMP_POLICY = '2.999.3161.1'
