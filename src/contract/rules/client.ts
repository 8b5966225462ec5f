import { must, should } from './rule.ts'

const CLIENT = 'Проверка клиента враждебным шлюзом'

/** W-70…: what a client must do with an answer, as the hostile gateway tries it. All of them are the emulator's own. */
export const clientRules = {
  'W-70': must('ours', CLIENT, 'Клиент верит ответу только под верной подписью шлюза'),
  'W-71': must('ours', CLIENT, 'Клиент читает из ответа только то, что подписано'),
  'W-72': must('ours', CLIENT, 'Клиент принимает ответ только на своё сообщение'),
  'W-73': must('ours', CLIENT, 'Клиент не принимает один и тот же ответ дважды'),
  'W-74': must('ours', CLIENT, 'Клиент верит только действующему сертификату самого шлюза'),
  'W-75': must('ours', CLIENT, 'Клиент отвергает всё, что не является целым XML без DOCTYPE'),
  'W-76': must('ours', CLIENT, 'Клиент считает успехом только известный успешный статус'),
  'W-77': must('ours', CLIENT, 'Клиент пользуется только годным токеном КДП по своему запросу'),
  'W-78': should('ours', CLIENT, 'Ответ дан обычным, а не враждебным шлюзом'),
  'W-79': must('ours', CLIENT, 'Клиент принимает верный ответ, в том числе медленный'),
} as const
