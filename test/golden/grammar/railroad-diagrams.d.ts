declare module "railroad-diagrams" {
  type Item = object;
  const shapes: {
    readonly Diagram: (...items: readonly Item[]) => { toString(): string };
    readonly Terminal: (text: string, href?: string) => Item;
    readonly NonTerminal: (text: string, href?: string) => Item;
    readonly Sequence: (...items: readonly Item[]) => Item;
    readonly Choice: (normal: number, ...items: readonly Item[]) => Item;
    readonly Optional: (item: Item) => Item;
    readonly OneOrMore: (item: Item) => Item;
    readonly ZeroOrMore: (item: Item) => Item;
  };
  export default shapes;
}
