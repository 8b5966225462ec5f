'use strict'
// Loaded before the program (NODE_OPTIONS=--require): no signature with a key of RSA is ever ready, so that no message is answered.
const crypto = require('node:crypto')
const { syncBuiltinESMExports } = require('node:module')

const { sign } = crypto
crypto.sign = (...given) => (typeof given.at(-1) === 'function' ? undefined : sign(...given))
syncBuiltinESMExports()
