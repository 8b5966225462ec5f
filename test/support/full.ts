/** Tests whose full size takes minutes run smaller in `npm test`; `npm run test:full` runs them whole. */
// biome-ignore lint/style/noProcessEnv: only for tests, and only to choose their size
export const full = process.env['SHEP_FULL'] === '1'
