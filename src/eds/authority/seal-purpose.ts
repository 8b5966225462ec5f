/** Extended key usage of the seal of acts: ours, in an arc for examples. Nobody is issued one on demand. */
export const ACT_SEAL = '2.999.236.1'
