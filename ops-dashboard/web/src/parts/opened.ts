/** An item at a store that a person looks into, perhaps because of an order line. */
export type Opened = { store: string; item: string; line?: string }

export function isOpened(opened: Opened | undefined, row: Opened): boolean {
  return opened?.store === row.store && opened.item === row.item && (row.line === undefined || opened.line === row.line)
}
