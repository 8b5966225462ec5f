import { type CaseRow, row } from './row.ts'

/** Well signed answers whose security token is not what was asked for. A good answer last. */
export const tokenCases = {
  'token-missing': row('W-77', 'VALID без токена', 'Токенсіз VALID', 'VALID without a token'),
  'token-other-iin': row(
    'W-77',
    'Токен на другого гражданина',
    'Басқа азаматқа берілген токен',
    'The token of another citizen',
  ),
  'token-other-bin': row(
    'W-77',
    'Токен другой организации',
    'Басқа ұйымның токені',
    'The token of another organisation',
  ),
  'token-other-service': row(
    'W-77',
    'Токен для другого сервиса',
    'Басқа сервиске арналған токен',
    'A token for another service',
  ),
  'token-alg-none': row(
    'W-77',
    'Токен без подписи: alg=none',
    'Қолтаңбасыз токен: alg=none',
    'A token without a signature: alg=none',
  ),
  'token-hs256': row(
    'W-77',
    'Токен HS256, секрет — открытый ключ КДП',
    'HS256 токені, құпиясы — КДП ашық кілті',
    'A token in HS256 with the public key of КДП for the secret',
  ),
  'token-foreign-key': row(
    'W-77',
    'Токен подписан чужим ключом, и рядом — этот ключ',
    'Токенге бөтен кілтпен қол қойылған, қасында сол кілт',
    'A token signed with a foreign key, and that key beside it',
  ),
  'token-tampered': row(
    'W-77',
    'Токен изменён после подписания',
    'Токен қол қойылғаннан кейін өзгертілген',
    'A token changed after signing',
  ),
  'token-expired': row(
    'W-77',
    'Токен, срок которого истёк',
    'Мерзімі өткен токен',
    'A token that has expired',
  ),
  'token-not-yet-valid': row(
    'W-77',
    'Токен, срок которого не начался',
    'Мерзімі басталмаған токен',
    'A token that is not valid yet',
  ),
  'good-again': row('W-79', 'Снова верный ответ', 'Қайтадан дұрыс жауап', 'A good answer again'),
} as const satisfies Record<string, CaseRow>
