import { writePem } from '../eds/pem.ts'
import type { Emulator } from '../emulator.ts'
import type { Application } from '../storage/applications.ts'

/** The participant that is there from the first start, so that a first message needs no registration. */
export const demo = {
  senderId: 'demo-initiator',
  password: 'demo-only',
  bin: '991240000013',
  name: 'ТОО «Эмулятор-1» TEST ONLY',
} as const

export const demoApplication = {
  senderId: demo.senderId,
  method: 'own',
  services: 'Выдача займа физическому лицу (демонстрация)',
  neededServices: 'GBDFLUniversal_token: сверка сведений о заявителе перед выдачей займа',
  servicePeriod: 'Постоянно',
  storageTerm: 'До исполнения обязательств заявителя',
  storageGrounds: 'Исполнение договора займа',
} as const

export interface DemoFacts {
  readonly senderId: string
  readonly password: string
  readonly applicationId: string
}

/** Registers the demo participant with the certificates of the test PKI, and its approved application. Again: does what a start that was cut off left undone. */
export async function seedDemo({
  control,
  pki,
}: Pick<Emulator, 'control' | 'pki'>): Promise<DemoFacts> {
  const { senderId, password } = demo
  await control.registerParticipant(demo)
  const pem = writePem('CERTIFICATE', pki.initiator.certificate.der)
  await control.registerCertificate(senderId, {
    pem,
    purposes: ['transport', 'verification-token'],
  })
  const known = (await control.applications()) as readonly Application[]
  const own = known.find(
    ({ senderId: of, method, services }) =>
      of === senderId && method === demoApplication.method && services === demoApplication.services,
  )
  const filed = own ?? ((await control.submitApplication(demoApplication, 'short')) as Application)
  // A start that was killed between the two left it submitted.
  if (filed.state === 'draft' || filed.state === 'submitted')
    await control.approveApplication(filed.id)
  return { senderId, password, applicationId: filed.id }
}
