/** What a person reads, in the three languages of the product. */
export interface Text {
  readonly ru: string
  readonly kk: string
  readonly en: string
}
