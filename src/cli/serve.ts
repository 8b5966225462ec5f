import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { variableOf, wordOf } from '../config/read.ts'
import { type Config, settings } from '../config.ts'
import { seedDemo } from '../emulator/demo.ts'
import { createEmulator } from '../emulator.ts'
import { type Command, configuration, logLine, readArguments } from './command.ts'

const rows = Object.entries(settings).map(([name, { values, fallback, text }]) => {
  const shown = fallback === undefined ? '' : ` [${wordOf(name as keyof Config, fallback)}]`
  return `  ${variableOf(name).padEnd(26)} ${text}; ${values}${shown}`
})

const help = `Usage: shep serve [--port N] [--host ADDRESS] [--data DIR] [--json]

Starts the gateway and stays. At first start it makes a test PKI, a demo participant "demo-initiator" and its
approved application in the data folder.

Every setting is a variable, or a key of shep.config.json (SHEP_MAX_BYTES is maxBytes there):
${rows.join('\n')}

Exit status: 0 stopped by SIGINT or SIGTERM; 2 it could not start: a wrong setting, a port or a folder that is taken.`

export const serve: Command = {
  name: 'serve',
  summary: 'start the gateway',
  help,
  run: async (args) => {
    const { values } = readArguments(args, {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    })
    const { json, ...over } = values
    const file = Object.fromEntries(
      Object.entries(over).map(([name, value]) => [variableOf(name), value]),
    )
    Object.assign(process.env, file)
    const config = configuration()
    const world = { clock: systemClock, newId: randomUUID, log: logLine }
    const emulator = await createEmulator(config, world)
    const demo = await seedDemo(emulator)
    const { url } = await emulator.start()
    const pki = join(config.data, 'pki')
    console.log(json ? JSON.stringify({ url, pki, demo }) : welcome(url, pki, demo))
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    await emulator.stop()
    return 0
  },
}

const welcome = (
  url: string,
  pki: string,
  demo: { senderId: string; password: string; applicationId: string },
): string =>
  `ШЭП emulator listens on ${url}   TEST ONLY

  SOAP         ${url}/bip-sync-wss-gost/        WSDL: ${url}/bip-sync-wss-gost/?wsdl
  control API  ${url}/api/v1/                   console: ${url}/

A demo participant is ready:
  senderId ${demo.senderId}, password ${demo.password}, application ${demo.applicationId} (approved, method 2)
  its key and certificate: ${join(pki, 'initiator.key.pem')}, ${join(pki, 'initiator.cer.pem')}, ${join(pki, 'initiator.p12')}

Next: point your SOAP client at the WSDL, then read the verdict of your first message:
  curl -s '${url}/api/v1/journal?limit=1'
Your own system: POST ${url}/api/v1/participants, then …/certificates, then /api/v1/applications (README, "Register").`
