import { type Block, sectionsOf } from './sections.ts'
import type { Documentation } from './shape.ts'
import { type Language, sayIn } from './words.ts'

/** The same as the page, as a text file. */
export function documentationMarkdown(
  doc: Documentation,
  sha256: string,
  language: Language,
): string {
  const blocks = sectionsOf(doc, sha256, language).map(textOf)
  return `# ${sayIn(language)('title')}\n\n${blocks.join('\n\n')}\n`
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`
    case 'paragraph':
      return block.text
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'table':
      return [block.columns, block.columns.map(() => '---'), ...block.rows].map(rowOf).join('\n')
    case 'code':
      return `${block.title}\n\n\`\`\`xml\n${block.text}\n\`\`\``
    default:
      return block satisfies never
  }
}

const rowOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
