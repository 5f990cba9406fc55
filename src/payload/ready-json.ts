/** JSON of one value that is ready to be sent: its bytes, in pieces that follow one another. They never change. */
export class ReadyJson {
  readonly pieces: readonly Buffer[];

  constructor(pieces: readonly Buffer[]) {
    this.pieces = pieces;
  }
}
