import { expect, it } from 'vitest'
import { reasonWords } from './names'

it('a reason stays as a person wrote it, and a usual one is read as words', () => {
  expect(['END_OF_SEASON', 'RECALL', 'the van broke down', 'TOO many'].map(reasonWords)).toEqual(['end of season', 'recall', 'the van broke down', 'TOO many'])
})
