/** Where goods lie that are there to be picked, and what they are called. */
export const pickable = [
  ['PICK_FACE', 'Pick face'],
  ['RESERVE', 'Reserve'],
  ['DOCK', 'Dock'],
] as const

export const places = [...pickable, ['STAGED', 'Staged'] as const]

export function placeWords(location: string): string {
  return places.find(([of]) => of === location)?.[1] ?? location
}
