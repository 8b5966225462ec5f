/**
 * Attribute types of names: how we write each, then every other spelling met in X509IssuerName texts
 * (RFC 4514, Java, BouncyCastle, .NET, OpenSSL). SN is the surname, as OpenSSL, .NET and X.520 have it.
 */
const rows: readonly (readonly [oid: string, name: string, ...spellings: string[]])[] = [
  ['2.5.4.3', 'CN', 'COMMONNAME'],
  ['2.5.4.4', 'SURNAME', 'SN'],
  ['2.5.4.5', 'SERIALNUMBER'],
  ['2.5.4.6', 'C', 'COUNTRY', 'COUNTRYNAME'],
  ['2.5.4.7', 'L', 'LOCALITY', 'LOCALITYNAME'],
  ['2.5.4.8', 'ST', 'S', 'STATE', 'STATEORPROVINCENAME'],
  ['2.5.4.9', 'STREET', 'STREETADDRESS'],
  ['2.5.4.10', 'O', 'ORGANIZATION', 'ORGANIZATIONNAME'],
  ['2.5.4.11', 'OU', 'ORGANIZATIONALUNIT', 'ORGANIZATIONALUNITNAME'],
  ['2.5.4.12', 'T', 'TITLE'],
  ['2.5.4.13', 'DESCRIPTION'],
  ['2.5.4.15', 'BUSINESSCATEGORY'],
  ['2.5.4.16', 'POSTALADDRESS'],
  ['2.5.4.17', 'POSTALCODE'],
  ['2.5.4.20', 'TELEPHONENUMBER'],
  ['2.5.4.41', 'NAME'],
  ['2.5.4.42', 'G', 'GIVENNAME', 'GN'],
  ['2.5.4.43', 'INITIALS', 'I'],
  ['2.5.4.44', 'GENERATION', 'GENERATIONQUALIFIER'],
  ['2.5.4.46', 'DNQ', 'DNQUALIFIER'],
  ['2.5.4.65', 'PSEUDONYM'],
  ['2.5.4.97', 'ORGANIZATIONIDENTIFIER'],
  ['0.9.2342.19200300.100.1.1', 'UID', 'USERID'],
  ['0.9.2342.19200300.100.1.25', 'DC', 'DOMAINCOMPONENT'],
  ['1.2.840.113549.1.9.1', 'EMAILADDRESS', 'E', 'EMAIL'],
  ['1.2.840.113549.1.9.2', 'UNSTRUCTUREDNAME'],
]

const nameByOid = new Map(rows.map(([oid, name]) => [oid, name]))
const oidByName = new Map(rows.flatMap(([oid, ...names]) => names.map((name) => [name, oid])))

/** How people read an attribute type: a short name, or the OID itself. */
export const attributeName = (oid: string): string => nameByOid.get(oid) ?? oid

/** The OID of a type as a text spells it, in any case: `CN`, `2.5.4.3`, `OID.2.5.4.3`. An unknown word stays a word. */
export function attributeOid(spelling: string): string {
  const word = spelling.toUpperCase().replace(/^OID\./, '')
  return oidByName.get(word) ?? word
}
