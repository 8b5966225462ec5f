import type { CheckResult } from '../../contract/verdict.ts'
import type { Application } from '../../storage/applications.ts'
import type { AccessRequest } from './access-request.ts'

/** what data a request is for, and to what purpose, on record with its token. */
export interface Declared {
  readonly check: CheckResult
  readonly notes: { readonly dataName: string; readonly purpose: string }
}

/** Where `personal_data_name` is absent, as in the older form (W-4), the data is what the services give. */
export function declaredOf(
  { dataName, services }: Pick<AccessRequest, 'dataName' | 'services'>,
  { services: purpose }: Pick<Application, 'services'>,
): Declared {
  const data = dataName ?? services.join('; ')
  const check: CheckResult = {
    rule: 'R-157',
    verdict: 'pass',
    expected: 'personal_data_name, цель',
    actual: `${data.slice(0, 100)}, ${purpose.slice(0, 100)}`,
  }
  return { check, notes: { dataName: data, purpose } }
}
