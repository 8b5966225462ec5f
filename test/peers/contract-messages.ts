/** Whole messages inside the contract, every optional field present; people and firms in them cannot exist. */

const typesNs = 'http://bip.bee.kz/SyncChannel/v10/Types'
export const guid = '{aaaaaaaa-bbbb-4ccc-8ddd-EEEEEEEEEEEE}'
export const date = '2026-11-23T10:00:00.000+05:00'

export const request = `<t:SendMessage xmlns:t="${typesNs}"><request><requestInfo><messageId>m-1</messageId>
<correlationId>c-1</correlationId><serviceId>KDP_SERVICE</serviceId><messageDate>${date}</messageDate><routeId>r</routeId>
<sender><senderId>emu-initiator-1</senderId><password>emu-only</password></sender>
<properties><key>k</key><value>v</value></properties><sessionId>${guid}</sessionId></requestInfo>
<requestData><data><any>thing</any></data></requestData></request></t:SendMessage>`

export const response = `<t:SendMessageResponse xmlns:t="${typesNs}"><response><responseInfo><messageId>m-1</messageId>
<correlationId>c-1</correlationId><responseDate>${date}</responseDate>
<status><code>SCSS001</code><message>ok</message></status><sessionId>${guid}</sessionId></responseInfo>
<responseData><data>thing</data></responseData></response></t:SendMessageResponse>`

export const fault = `<t:SendMessageFault1_SendMessageFault xmlns:t="${typesNs}"><errorCode>SCE006</errorCode>
<errorMessage>no</errorMessage><errorData>why</errorData><errorDate>${date}</errorDate>
<subError><errorCode>1</errorCode><errorMessage>2</errorMessage><errorDate>${date}</errorDate></subError><sessionId>${guid}</sessionId></t:SendMessageFault1_SendMessageFault>`

export const kdpRequest = request.replace(
  '<data><any>thing</any></data>',
  `<data xmlns:k="http://service.2fa-chain.kz/ns/kdp" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xsi:type="k:getUserDataRequest"><uin>991231500016</uin><company>ТОО</company><company_bin>991240000013</company_bin>
<company_responsible>c</company_responsible><employee_name>e</employee_name><access_name>a; b</access_name>
<personal_data_name>p</personal_data_name><expiresIn>600000</expiresIn><omit-sms>true</omit-sms><ovt>a.b.c</ovt>
<request-id>q</request-id><proactive-code>1</proactive-code><basis-code>ART9_1</basis-code><sms-otp>false</sms-otp><sms-code>123456</sms-code>
<automated>true</automated></data>`,
)

export const kdpResponse = response.replace(
  '<data>thing</data>',
  `<data xmlns:k="http://service.2fa-chain.kz/ns/kdp" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xsi:type="k:getUserDataResponse"><k:status>VALID</k:status><k:status-text>t</k:status-text><k:code>a
b</k:code><k:public-key>MIIB</k:public-key><k:request-id>q</k:request-id><k:reason>r</k:reason></data>`,
)

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const typed = (namespace: string, type: string, fields: string) =>
  `<data xmlns:k="http://service.2fa-chain.kz/ns/${namespace}" ${xsi} xsi:type="k:${type}">${fields}</data>`
const asking = (...of: Parameters<typeof typed>) =>
  request.replace('<data><any>thing</any></data>', typed(...of))
const answering = (...of: Parameters<typeof typed>) =>
  response.replace('<data>thing</data>', typed(...of))

export const listRequest = asking(
  'kdp',
  'listToRevokeRequest',
  `<company_bin>991240000013</company_bin><start_date>${date}</start_date><end_date>${date}</end_date>`,
)

export const revocation = `<k:revocation><revoke-id>w-1</revoke-id><uin>991231500016</uin><access_name>a; b</access_name>
<created>${date}</created><due>${date}</due><overdue>false</overdue></k:revocation>`

export const listResponse = answering(
  'kdp',
  'listToRevokeResponse',
  `<k:status>VALID</k:status><k:reason>r</k:reason>${revocation}`,
)

export const solutionRequest = asking(
  'kdp',
  'sendSolutionRequest',
  `<revoke-id>w-1</revoke-id><company_bin>991240000013</company_bin><solution>REFUSED</solution><reason>r</reason>`,
)

export const solutionResponse = answering(
  'kdp',
  'sendSolutionResponse',
  '<k:status>INVALID</k:status><k:reason>KDP-154</k:reason>',
)

export const historyRequest = asking(
  'kdp/personalData',
  'personalDataRequest',
  `<k:uin>991231500016</k:uin><k:start_date>${date}</k:start_date><k:end_date>${date}</k:end_date>`,
)

export const historyResponse = answering(
  'kdp/personalData',
  'personalDataResponse',
  '<k:uin>991231500016</k:uin><k:r_pdata>[]</k:r_pdata><k:reason>r</k:reason>',
)

export const personRequest = request.replace(
  '<data><any>thing</any></data>',
  `<data xmlns:m="http://message.persistence.interactive.nat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xsi:type="m:Request"><messageId>m-2</messageId><messageDate>${date}</messageDate><senderCode>s</senderCode>
<iin>991231500016</iin><surname>ТЕСТОВ</surname><name>Т</name><patronymic>Т</patronymic><birthDate>2099-12-31</birthDate>
<birthDateFrom>2099-12-31</birthDateFrom><birthDateTo>2099-12-31</birthDateTo><documentNumber>EMU1</documentNumber>
<kdpToken>a.b.c</kdpToken><publicKey>MIIB</publicKey></data>`,
)

const entryOf = (name: string) =>
  `<${name}><code>1</code><nameRu>р</nameRu><nameKz>қ</nameKz><changeDate>${date}</changeDate></${name}>`

export const person = `<person><iin>991231500016</iin><surname>ТЕСТОВ</surname><name>Т</name><patronymic>Т</patronymic>
<birthDate>2099-12-31</birthDate><deathDate>2099-12-31</deathDate>
${['gender', 'nationality', 'citizenship', 'lifeStatus'].map(entryOf).join('')}</person>`

export const personResponse = response.replace(
  '<data>thing</data>',
  `<data xmlns:m="http://message.persistence.interactive.nat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xsi:type="m:Response"><messageId>m-3</messageId><messageDate>${date}</messageDate><requestId>m-2</requestId>
${['sender', 'receiver', 'messageResult'].map(entryOf).join('')}<persons>${person}</persons></data>`,
)
