import type { BridgeAction } from '../../contract/smart-bridge.ts'

/** How each step is taken by the control API, below /api/v1/applications. */
const addresses: Readonly<Record<BridgeAction, readonly [method: string, path: string]>> = {
  create: ['POST', '/drafts'],
  edit: ['PUT', '/ID'],
  'attach-file': ['POST', '/ID/attachments?name=…'],
  submit: ['POST', '/ID/submit'],
  return: ['POST', '/ID/return'],
  approve: ['POST', '/ID/approve'],
  'register-key': ['POST', '/ID/keys'],
  'open-session': ['POST', '/ID/sessions'],
  'attach-act': ['POST', '/ID/act'],
  'return-act': ['POST', '/ID/act/return'],
  'accept-act': ['POST', '/ID/act/accept'],
  clear: ['POST', '/ID/clear'],
}

export function addressOf(action: BridgeAction, id: string): string {
  const [method, path] = addresses[action]
  return `${method} /api/v1/applications${path.replace('ID', id)}`
}
