/** The commands of VERIFY.md: stock tools, in the order in which they are pasted. `sh`, with the date of GNU. */
export const commands = String.raw`(
  W=$(mktemp -d) && mkdir "$W/files" && cd "$W/files" || exit
  LC_ALL=C; export LC_ALL
  bad() { echo "FAIL $*"; : > "$W/bad"; }
  # 1. no file twice, mimetype first, every file whole
  unzip -Z1 "$ACT" > "$W/names" || bad "not a zip"
  sort "$W/names" | uniq -d > "$W/twice"
  while read -r f; do bad "twice: $f"; done < "$W/twice"
  [ "$(head -n 1 "$W/names")" = mimetype ] || bad "mimetype is not first"
  unzip -tqq "$ACT" > /dev/null 2>&1 || bad "the zip is damaged"
  unzip -qq -o "$ACT" > /dev/null 2>&1
  find . -type f | sed 's|^\./||' | while read -r f; do
    echo "$(openssl dgst -sha256 -binary "$f" | openssl base64 -A) $f"; done | sort > "$W/have"
  # 2. every manifest lists every file with its digest, and nothing else is there
  for m in META-INF/ASiCManifest???.xml META-INF/ASiCArchiveManifest???.xml; do
    [ -f "$m" ] || { bad "missing: $m"; continue; }
    xmllint --noout --nonet "$m" 2> /dev/null || bad "not XML: $m"
    sed -n 's|.*DataObjectReference URI="\([^"]*\)".*<ds:DigestValue>\([^<]*\)<.*|\2 \1|p' "$m" | sort > "$W/want"
    comm -23 "$W/want" "$W/have" > "$W/lost"
    while read -r d f; do bad "missing or changed: $f, says $m"; done < "$W/lost"
    comm -13 "$W/want" "$W/have" | grep -v -e ' mimetype$' -e ' META-INF/' > "$W/extra"
    while read -r d f; do bad "not signed: $f, not in $m"; done < "$W/extra"
  done
  ls META-INF | grep -v -E '^(ASiC(Archive)?Manifest[0-9]{3}\.xml|signature[0-9]{3}\.p7s|timestamp[0-9]{3}\.tst)$' > "$W/strange"
  while read -r f; do bad "strange: META-INF/$f"; done < "$W/strange"
  # 3. time stamps
  [ -f META-INF/timestamp001.tst ] || bad "no time stamp"
  for m in META-INF/ASiCArchiveManifest???.xml; do
    [ -f "$m" ] || continue
    t=$(xmllint --nonet --xpath 'string(//*[local-name()="SigReference"]/@URI)' "$m" 2> /dev/null)
    time=$(openssl ts -reply -token_in -in "$t" -text 2> /dev/null | sed -n 's/^Time stamp: //p')
    date -u -d "$time" +%s > "$W/$(basename "$m").at" 2> /dev/null
    openssl ts -verify -token_in -in "$t" -data "$m" -CAfile "$CA" -attime "$(cat "$W/$(basename "$m").at")" \
      > /dev/null 2>&1 && echo "ok   $t: $time" || bad "time stamp: $t"
  done
  # 4. signatures, at the time of the first stamp over them
  [ -f META-INF/signature001.p7s ] || bad "no seal"
  for m in META-INF/ASiCManifest???.xml; do
    [ -f "$m" ] || continue
    s=$(xmllint --nonet --xpath 'string(//*[local-name()="SigReference"]/@URI)' "$m" 2> /dev/null)
    over=$(grep -l "URI=\"$s\"" META-INF/ASiCArchiveManifest???.xml 2> /dev/null | head -n 1)
    [ -n "$over" ] || { bad "no time stamp over $s"; continue; }
    openssl cms -cmsout -print -inform DER -in "$s" 2> /dev/null > "$W/cms"
    if grep -q 'algorithm: .*1\.2\.398\.3\.10\.1\.1' "$W/cms"; then
      echo "NOT CHECKED $s is GOST: openssl does not know it; NCANode or SIGEX do"; : > "$W/partly"; continue; fi
    cades=; [ "$s" = META-INF/signature001.p7s ] && cades=-cades
    openssl cms -verify $cades -binary -inform DER -in "$s" -content "$m" -CAfile "$CA" -purpose any \
      -attime "$(cat "$W/$(basename "$over").at")" -signer "$W/signer.pem" -out /dev/null 2> /dev/null \
      || { bad "signature: $s"; continue; }
    echo "ok   $s: $(openssl x509 -in "$W/signer.pem" -noout -subject -nameopt utf8,-esc_msb,sep_comma_plus)"
    [ -z "$cades" ] || openssl x509 -in "$W/signer.pem" -noout -ext extendedKeyUsage | grep -q '2\.999\.236\.1' \
      || bad "signature001.p7s is not the seal of an emulator"
  done
  # 5. OCSP answers that verdicts on messages rested on: what they say, and whether a responder of an authority in $CA signed them
  for r in trust/ocsp/*.der; do
    [ -f "$r" ] || continue
    [ "$r" = "trust/ocsp/$(openssl dgst -sha256 -r "$r" | cut -d' ' -f1).der" ] || bad "not what its name says: $r"
    openssl ocsp -respin "$r" -noverify -resp_text > "$W/ocsp" 2> /dev/null
    time=$(sed -n 's/^ *Produced At: //p' "$W/ocsp")
    openssl ocsp -respin "$r" -CAfile "$CA" -attime "$(date -u -d "$time" +%s)" 2>&1 | grep -q '^Response verify OK' \
      && echo "ok   $r: $time,$(sed -n 's/^ *\(Serial Number\|Cert Status\): / /p' "$W/ocsp" | tr -d '\n')" \
      || { echo "NOT CHECKED $r: the authority of its responder is not in ca.pem, or it is GOST"; : > "$W/partly"; }
  done
  if [ -e "$W/bad" ]; then echo "RESULT: FAILED"
  elif [ -e "$W/partly" ]; then echo "RESULT: NOT WHOLLY CHECKED"
  else echo "RESULT: OK"; fi
  rm -rf "$W"
)
`

const where = `ACT=$PWD/act.asice
CA=$PWD/ca.pem
`

const block = (text: string): string => `\`\`\`sh\n${text}\`\`\`\n`

/** VERIFY.md of every container: how to judge it without the product, in three languages. The same text in each. */
export const instructions = `# Проверка акта · Актіні тексеру · Verifying the act

TEST ONLY. Акт составлен на эмуляторе. · Акт эмуляторда жасалды. · The act was made on an emulator.

**ru.** Контейнер: ASiC-E (ETSI EN 319 162-1), подписи CAdES, метки времени RFC 3161. Проще всего: \`shep act verify act.asice --trust ca.pem\`,
без сети. То же можно сделать обычными openssl 3, unzip и xmllint. Положите рядом act.asice и ca.pem. **ca.pem берётся не из контейнера**, а у того,
кому вы доверяете: сертификаты из папки trust/ доверия не дают, подделать можно и их. Нужны все центры: эмулятора, службы времени, подписавших, ответчиков OCSP.

**kk.** Контейнер: ASiC-E (ETSI EN 319 162-1), CAdES қолтаңбалары, RFC 3161 уақыт белгілері. Ең оңайы: \`shep act verify act.asice --trust ca.pem\`,
желісіз. Дәл осыны кәдімгі openssl 3, unzip және xmllint арқылы да жасауға болады. act.asice пен ca.pem файлдарын қатар қойыңыз. **ca.pem контейнерден
алынбайды**, сіз сенетін адамнан алынады: trust/ қалтасындағы сертификаттар сенім бермейді, оларды да қолдан жасауға болады. Барлық орталық керек:
эмулятордікі, уақыт қызметінікі, қол қоюшылардікі, OCSP жауап берушілерінікі.

**en.** The container is ASiC-E (ETSI EN 319 162-1) with CAdES signatures and RFC 3161 time stamps. The easiest way is \`shep act verify act.asice
--trust ca.pem\`, offline. Stock openssl 3, unzip and xmllint do the same. Put act.asice and ca.pem side by side. **ca.pem does not come from the
container** but from somebody you trust: the certificates in trust/ give no trust, for they can be forged too. All authorities are needed: those of the
emulator, of the time stamps, of the signers, of OCSP responders.

${block(where)}
${block(commands)}
\`RESULT: OK\`, или каждая причина строкой FAIL. · \`RESULT: OK\`, немесе әр себеп FAIL жолымен. · \`RESULT: OK\`, or a line FAIL for each reason.

## Чего эти команды не видят · Бұл командалар нені көрмейді · What these commands do not see

**ru.**
- ГОСТ: openssl его не знает. Такую подпись проверяют \`shep act verify\`, NCANode или SIGEX; итог тогда NOT WHOLLY CHECKED.
- Сам openssl проверяет только подпись манифеста. Лишние и повторённые файлы, пропажи и подмены находят шаги 1 и 2.
- Имена, различающиеся регистром, файлы внахлёст и байты между файлами находит только \`shep act verify\`.
- Если ca.pem взят из самого контейнера, чужая печать пройдёт. Не берите его оттуда.
- Владелец ключа печати и внутренней службы времени эмулятора может собрать другой акт заново, и он пройдёт. От этого защищают внешняя метка
  времени и подпись второй стороны: сверьте, кто подписал, со строками ok.
- Если снять последнюю подпись вместе с её меткой времени, останется прежний акт, верный сам по себе: сверьте число подписей.
- Отзыв сертификатов: списки на момент изготовления лежат в trust/*.crl, ответы OCSP, на которых держатся вердикты, в trust/ocsp/, имя файла — его
  SHA-256, и так их называет \`ocsp\` в checks.json (W-40, W-58). Прочесть один: \`openssl ocsp -respin FILE -noverify -resp_text\`; шаг 5 проверяет
  подпись, а \`shep act verify\` только то, что файл не изменён. Сами проверки сообщений здесь не повторяются.

**kk.**
- МЕМСТ (ГОСТ): openssl оны білмейді. Мұндай қолтаңбаны \`shep act verify\`, NCANode немесе SIGEX тексереді; қорытынды сонда NOT WHOLLY CHECKED.
- openssl өзі тек манифест қолтаңбасын тексереді. Артық және қайталанған, жоғалған және ауыстырылған файлдарды 1 және 2-қадамдар табады.
- Тек регистрімен ерекшеленетін аттарды, бірінің үстінде бірі жатқан файлдарды және файл арасындағы байттарды тек \`shep act verify\` табады.
- ca.pem контейнердің өзінен алынса, бөтен мөр өтіп кетеді. Оны ол жерден алмаңыз.
- Мөр кілті мен эмулятордың ішкі уақыт қызметінің иесі басқа актіні қайта жинай алады, ол өтеді. Бұдан сыртқы уақыт белгісі және екінші тараптың
  қолтаңбасы қорғайды: кім қол қойғанын ok жолдарымен салыстырыңыз.
- Соңғы қолтаңба уақыт белгісімен бірге алынса, өз алдына дұрыс бұрынғы акт қалады: қолтаңба санын салыстырыңыз.
- Сертификаттардың кері қайтарылуы: жасалған сәттегі тізімдер trust/*.crl ішінде, шешімдер сүйенген OCSP жауаптары trust/ocsp/ ішінде, файл аты — оның
  SHA-256 мәні, checks.json ішіндегі \`ocsp\` оларды осылай атайды (W-40, W-58). Біреуін оқу: \`openssl ocsp -respin FILE -noverify -resp_text\`; қолтаңбаны
  5-қадам тексереді, \`shep act verify\` файлдың өзгермегенін ғана. Хабарламаларды тексеру мұнда қайталанбайды.

**en.**
- GOST: openssl does not know it. \`shep act verify\`, NCANode or SIGEX verify such a signature; the result is then NOT WHOLLY CHECKED.
- openssl itself verifies the signature of the manifest alone. Extra, repeated, missing and changed files are found by steps 1 and 2.
- Names that differ by case alone, files over each other and bytes between files are found by \`shep act verify\` alone.
- With a ca.pem out of the container itself, a stranger's seal passes. Do not take it from there.
- Who holds the keys of the seal and of the emulator's internal time authority can put together another act, and it passes. An outside time stamp
  and the signature of the second party protect from that: compare who signed, by the lines ok.
- The last signature taken away together with its time stamp leaves the act that was there before, good in itself: compare the number of signatures.
- Revocation of certificates: the lists as of the making are in trust/*.crl, the OCSP answers that verdicts rest on in trust/ocsp/, each named by its
  SHA-256, as \`ocsp\` in checks.json names them (W-40, W-58). To read one: \`openssl ocsp -respin FILE -noverify -resp_text\`; step 5 verifies its
  signature, \`shep act verify\` only that the file is unchanged. The checks of messages are not made again here.
`

/** The commands as somebody pastes them: every block of the text, in its order. */
export const pastedFrom = (text: string): string =>
  [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, body = '']) => body).join('\n')
