declare module "railroad-diagrams" {
  type Item = object;
  const shapes: {
    readonly Diagram: new (...items: readonly Item[]) => { toString(): string };
    readonly Terminal: new (text: string, href?: string) => Item;
    readonly NonTerminal: new (text: string, href?: string) => Item;
    readonly Sequence: new (...items: readonly Item[]) => Item;
    readonly Choice: new (normal: number, ...items: readonly Item[]) => Item;
    readonly Optional: new (item: Item) => Item;
    readonly OneOrMore: new (item: Item) => Item;
    readonly ZeroOrMore: new (item: Item) => Item;
  };
  export default shapes;
}
