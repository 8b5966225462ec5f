const command = `\`\`\`
openssl cms -verify -binary -inform DER -in overrides/01-signature.p7s -content overrides/01-statement.json \\
  -CAfile ca.pem -purpose any -attime $(date -d 2026-11-21T05:00:00Z +%s) -out /dev/null
\`\`\`
`

/** What VERIFY.md says more where people judged checks otherwise. */
export const overrideInstructions = `
## Что судили иначе люди · Адамдар басқаша бағалағаны · What people judged otherwise

**ru.** В папке overrides/ лежат заявления тех, кто судит о проверке иначе, чем машина, и их подписи. \`shep act verify\` сверяет их с act.json и
проверяет, что подпись сделана ключом названного сертификата; доверять ли ему, решаете вы. Вердикты машины и счёт ответов они не меняют. То же
обычным openssl, со временем из act.json (\`at\`):

**kk.** overrides/ қалтасында тексеруді машинадан басқаша бағалағандардың мәлімдемелері мен қолтаңбалары бар. \`shep act verify\` оларды act.json-мен
салыстырады және қолтаңба аталған сертификаттың кілтімен жасалғанын тексереді; оған сену-сенбеуді сіз шешесіз. Машинаның қорытындыларын да,
жауаптар санын да олар өзгертпейді. Дәл осы кәдімгі openssl арқылы, уақыты act.json-нан (\`at\`):

**en.** The folder overrides/ has the statements of those who judge a check otherwise than the machine, and their signatures. \`shep act verify\` compares
them with act.json and verifies that the key of the certificate named made the signature; whether you trust it is yours to decide. They change neither
the verdicts of the machine nor the count of responses. The same with stock openssl, at the time that act.json gives (\`at\`):

${command}`
