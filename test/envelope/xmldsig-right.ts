import { declaresDs, method } from '../../fixtures/support/letter.ts'
import { EC, EXCLUSIVE, INCLUSIVE } from '../../fixtures/support/namespaces.ts'
import { edit } from '../../fixtures/support/texts.ts'
import {
  enveloped,
  exclusive,
  inclusive,
  inclusiveWithComments,
  type PlainSignature,
  XPATH,
} from './plain-signature.ts'

export const document = '<r xmlns="urn:r" xmlns:u="urn:u"><a Id="a1">1<!-- c --></a>SIGNATURE</r>'
/** The document above without its signature: the comment never counts (XMLDSig 4.4.3.3). */
const wholeInclusive = '<r xmlns="urn:r" xmlns:u="urn:u"><a Id="a1">1</a></r>'
const wholeExclusive = '<r xmlns="urn:r"><a Id="a1">1</a></r>'
export const aInclusive = '<a xmlns="urn:r" xmlns:u="urn:u" Id="a1">1</a>'
export const aExclusive = '<a xmlns="urn:r" Id="a1">1</a>'
const list = `<ec:InclusiveNamespaces xmlns:ec="${EC}" PrefixList="u"></ec:InclusiveNamespaces>`
/** Inclusive form of SignedInfo there: all namespaces around it. */
const inScope = (form: string) =>
  edit(form, declaresDs, ` xmlns="urn:r"${declaresDs} xmlns:u="urn:u"`)
/** The filter of DSS and others, which says what enveloped-signature says. */
const noSignatures = method(
  'Transform',
  XPATH,
  '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>',
)
const inclusiveMethod = method('CanonicalizationMethod', INCLUSIVE)

export const business: PlainSignature = {
  document,
  references: [{ uri: '', transforms: enveloped + inclusiveWithComments, hashed: wholeInclusive }],
  canonicalization: inclusiveMethod,
  signedForm: inScope,
}
export const plain: PlainSignature = {
  document,
  references: [{ uri: '#a1', transforms: exclusive, hashed: aExclusive }],
}

/** Plain XMLDSig documents that are right, with canonical forms written by hand. */
export const right: Readonly<Record<string, PlainSignature>> = {
  'by Id of a sibling, inclusive with comments, as Kalkan signs a part': {
    document,
    references: [{ uri: '#a1', transforms: inclusiveWithComments, hashed: aInclusive }],
  },
  'without all signatures, by the one XPath filter, inclusive': {
    document,
    references: [{ uri: '', transforms: noSignatures + inclusive, hashed: wholeInclusive }],
  },
  'without all signatures, by the filter alone': {
    document,
    references: [{ uri: '', transforms: noSignatures, hashed: wholeInclusive }],
  },
  'shep.md 6: enveloped, inclusive with comments': business,
  'enveloped, exclusive': {
    document,
    references: [{ uri: '', transforms: enveloped + exclusive, hashed: wholeExclusive }],
  },
  'enveloped, without canonicalization: the inclusive one': {
    document,
    references: [{ uri: '', transforms: enveloped, hashed: wholeInclusive }],
  },
  'by Id, exclusive': plain,
  'by Id, inclusive': {
    document,
    references: [{ uri: '#a1', transforms: inclusive, hashed: aInclusive }],
  },
  'by Id, without Transforms': { document, references: [{ uri: '#a1', hashed: aInclusive }] },
  'by Id, exclusive with a PrefixList': {
    document,
    references: [
      {
        uri: '#a1',
        transforms: method('Transform', EXCLUSIVE, list),
        hashed: '<a xmlns="urn:r" xmlns:u="urn:u" Id="a1">1</a>',
      },
    ],
  },
  'xml: attributes of those around, inclusive': {
    document: '<r xml:lang="kk"><a Id="a1">1</a>SIGNATURE</r>',
    references: [{ uri: '#a1', transforms: inclusive, hashed: '<a Id="a1" xml:lang="kk">1</a>' }],
  },
  'two references': {
    document,
    references: [...plain.references, ...business.references],
  },
  'comments in SignedInfo, counted': {
    ...plain,
    canonicalization: method('CanonicalizationMethod', `${EXCLUSIVE}WithComments`),
    sentSignedInfo: (form) => edit(form, '<ds:Transforms>', '<!--c--><ds:Transforms>'),
    signedForm: (form) => edit(form, '<ds:Transforms>', '<!--c--><ds:Transforms>'),
  },
  'comments in SignedInfo, inclusive, counted': {
    ...plain,
    canonicalization: method('CanonicalizationMethod', `${INCLUSIVE}#WithComments`),
    sentSignedInfo: (form) =>
      edit(edit(form, declaresDs, ''), '<ds:Transforms>', '<!--c--><ds:Transforms>'),
    signedForm: (form) => inScope(edit(form, '<ds:Transforms>', '<!--c--><ds:Transforms>')),
  },
}
