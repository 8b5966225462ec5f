import { type OfficeRole, officeRoles } from '../../contract/breach.ts'
import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'

/** Emulator convention: who holds each office until another BIN is appointed. Synthetic. */
const usual: Readonly<Record<OfficeRole, string>> = {
  'authorised-body': '991240000102',
  'e-government-operator': '991240000112',
  'operational-centre': '991240000122',
  'incident-service': '991240000132',
  'national-coordination-centre': '991240000142',
  'sectoral-centre': '991240000152',
  'national-incident-service': '991240000162',
  'state-operational-centre': '991240000172',
}

type OfficeStores = Pick<Stores, 'breachOffices'>

/** The BIN that holds an office now. */
export const holderOf = async (
  { breachOffices }: OfficeStores,
  role: OfficeRole,
): Promise<string> => (await breachOffices.find(role)) ?? usual[role]

/** Every office with its BIN. */
export async function listOffices(stores: OfficeStores): Promise<Record<OfficeRole, string>> {
  const held: Record<OfficeRole, string> = { ...usual }
  for (const role of officeRoles) held[role] = await holderOf(stores, role)
  return held
}

/** Refuses whoever does not hold the office. */
export async function requireOffice(
  stores: OfficeStores,
  {
    role,
    bin,
    fault,
  }: { readonly role: OfficeRole; readonly bin: string; readonly fault: FaultCode },
): Promise<void> {
  const expected = await holderOf(stores, role)
  if (bin !== expected) throw new ShepFault(fault, { role, expected, actual: bin })
}
