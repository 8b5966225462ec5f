import type { Text } from '../../contract/texts/text.ts'

/** Who stands behind data services of ours, to be asked and told by a subject. */
export interface DataOwner {
  readonly bin: string
  readonly name: Text
  readonly services: readonly string[]
}

/** Emulator convention: the state bases and their BINs are synthetic. */
export const dataOwners: readonly DataOwner[] = [
  {
    bin: '991240999016',
    name: {
      ru: 'ГБД «Физические лица» (эмулятор)',
      kk: '«Жеке тұлғалар» МДҚ (эмулятор)',
      en: 'State base of natural persons (emulator)',
    },
    services: ['GBDFLUniversal_token'],
  },
  {
    bin: '991240999028',
    name: {
      ru: 'ГБД «Юридические лица» (эмулятор)',
      kk: '«Заңды тұлғалар» МДҚ (эмулятор)',
      en: 'State base of legal entities (emulator)',
    },
    services: ['GbdulAffilFace_KDP', 'GbdulReport3007_KDP'],
  },
]

export const ownerOf = (serviceId: string): DataOwner | undefined =>
  dataOwners.find(({ services }) => services.includes(serviceId))
